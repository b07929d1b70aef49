package dateline.ingest.feeds;

import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.Polling;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;

/** Keeps feeds apart from each other. */
final class SecondReaders {

  private SecondReaders() {}

  /**
   * Two feeds of one address would publish everything twice; of one directory, race for files.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 if another feed has the address or the
   *     directory
   */
  static void refuse(FeedSettings settings, Collection<Feed> feeds) {
    for (Feed other : feeds) {
      if (other.id().equals(settings.id())) {
        continue;
      }
      Optional<URI> url = settings.poll().map(Polling::url);
      if (url.isPresent() && sameAddress(url.get(), other)) {
        throw FeedProblems.conflict(
            "Address taken", "Feed " + other.id() + " polls this address already.");
      }
      if (settings.directory().isPresent()
          && settings.directory().equals(other.settings().directory())) {
        throw FeedProblems.conflict(
            "Directory taken", "Feed " + other.id() + " reads this directory already.");
      }
    }
  }

  /** By the hash first, which an address remembers: a list is compared with all feeds. */
  private static boolean sameAddress(URI url, Feed other) {
    return other
        .settings()
        .poll()
        .filter(poll -> poll.url().hashCode() == url.hashCode() && poll.url().equals(url))
        .isPresent();
  }
}
