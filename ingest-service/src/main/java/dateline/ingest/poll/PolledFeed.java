package dateline.ingest.poll;

import dateline.ingest.source.Feed;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A feed that is to be polled.
 *
 * @param feed the feed
 * @param url where
 * @param headers headers of its own, as credentials; for the origin of {@code url} alone
 * @param websub whether a hub that it names is subscribed to
 * @param refreshRequested when somebody last asked for a poll at once
 */
public record PolledFeed(
    Feed feed,
    URI url,
    Map<String, String> headers,
    boolean websub,
    Optional<Instant> refreshRequested) {

  public PolledFeed {
    headers = Map.copyOf(headers);
  }
}
