package dateline.ingest.publish;

import dateline.ingest.format.Entry;
import dateline.ingest.source.Feed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One document's items on their way to Kafka.
 *
 * @param feed who delivered
 * @param transport how it came
 * @param received when it reached us
 * @param sourceUrl address that the document was found under
 * @param http request or response headers worth keeping, by lower-case name
 * @param headers headers for every record: the trace, the idempotency key
 * @param items what goes where
 */
public record Delivery(
    Feed feed,
    Transport transport,
    Instant received,
    Optional<String> sourceUrl,
    Map<String, String> http,
    Map<String, String> headers,
    List<Outgoing> items) {

  /** Why a broken item is a dead letter: the contract's code, also in metrics. */
  public static final String BROKEN = "malformed-item";

  /** An entry with the identifier of its record. */
  public record Outgoing(String id, Entry entry) {}
}
