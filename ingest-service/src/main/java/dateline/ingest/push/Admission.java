package dateline.ingest.push;

import dateline.KeyHash;
import dateline.ingest.source.Feed;
import dateline.ingest.source.Feeds;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Who may push: the feed's own key, within the feed's rate. */
@Singleton
final class Admission {

  private static final Logger LOG = Logger.getLogger(Admission.class);
  private static final String BEARER = "bearer ";

  private final Feeds feeds;
  private final InstantSource clock = InstantSource.system();

  Admission(Feeds feeds) {
    this.feeds = feeds;
  }

  /**
   * The feed, if the key is its own.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 401, 403, 404 or 429. Whether a feed exists
   *     is told only to those who hold some feed's key
   */
  Feed admit(String id, Optional<String> authorization, Optional<String> apiKey) {
    KeyHash key =
        authorization
            .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .map(value -> value.substring(BEARER.length()).strip())
            .or(() -> apiKey)
            .map(KeyHash::of)
            .orElseThrow(Problems::noKey);
    Optional<Feed> feed = feeds.byId(id);
    if (feed.isEmpty() || !feed.get().hasKey(key, clock.instant())) {
      if (!feeds.isKnown(key)) {
        throw Problems.noKey();
      }
      if (feed.isEmpty()) {
        throw Problems.unknownFeed();
      }
      LOG.warnf("push to feed %s refused: the key belongs to another feed", id);
      throw Problems.foreignKey();
    }
    if (feed.get().settings().paused()) {
      throw Problems.paused();
    }
    feed.get()
        .rate()
        .flatMap(rate -> rate.admit())
        .ifPresent(
            wait -> {
              throw Problems.tooFast(wait);
            });
    return feed.get();
  }
}
