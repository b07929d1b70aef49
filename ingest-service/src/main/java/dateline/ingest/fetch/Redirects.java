package dateline.ingest.fetch;

import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which redirects of one fetch are followed: so many, none twice, none from https to http. Where
 * they may lead is for the guard to say, at every hop.
 */
final class Redirects {

  /** What is done about a redirect. */
  sealed interface Step {
    /** Goes on there. */
    record Follow(Trail trail) implements Step {}

    /** Ends. */
    record Stop(FetchResult.Kind kind) implements Step {}
  }

  private final int most;
  private final Set<URI> visited = new HashSet<>();

  Redirects(int most) {
    this.most = most;
  }

  static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  Step next(Trail trail, Answer.Whole answer, boolean post) {
    if (post && answer.status() != 307 && answer.status() != 308) {
      return new Step.Stop(FetchResult.Kind.STATUS);
    }
    URI here = trail.finalUri();
    visited.add(here);
    Optional<URI> there =
        answer.headers().first("location").flatMap(l -> WebAddress.resolve(here, l));
    if (there.isEmpty()) {
      return new Step.Stop(FetchResult.Kind.PROTOCOL);
    }
    if (visited.contains(there.get())) {
      return new Step.Stop(FetchResult.Kind.REDIRECT_LOOP);
    }
    if (trail.redirects() >= most) {
      return new Step.Stop(FetchResult.Kind.TOO_MANY_REDIRECTS);
    }
    if (here.getScheme().equalsIgnoreCase("https") && there.get().getScheme().equals("http")) {
      return new Step.Stop(FetchResult.Kind.DOWNGRADE);
    }
    boolean permanent = answer.status() == 301 || answer.status() == 308;
    return new Step.Follow(trail.to(there.get(), permanent));
  }
}
