package dateline.ingest.poll;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.fetch.Headers;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import dateline.ingest.poll.FeedTexts.Outcome;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.Transport;
import dateline.ingest.source.Feed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes deliveries of what was polled. */
final class Deliveries {

  private static final List<String> KEPT_HEADERS =
      List.of("etag", "last-modified", "date", "content-type", "content-language", "link");

  private static final TimeBasedEpochRandomGenerator IDS =
      Generators.timeBasedEpochRandomGenerator();

  private Deliveries() {}

  /** A document's items that are to be published; none if there are none. */
  static Optional<Delivery> of(
      Feed feed, Fetched document, List<Delivery.Outgoing> items, Instant received) {
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Delivery(
                feed,
                Transport.POLL,
                received,
                Optional.of(document.trail().finalUri().toString()),
                kept(document.headers()),
                Map.of(),
                items));
  }

  static Delivery.Outgoing outgoing(Entry entry) {
    return new Delivery.Outgoing(IDS.generate().toString(), entry);
  }

  /** A whole document that is not what the feed should give. */
  static Delivery.Outgoing dead(Fetched document, Outcome.Unreadable unreadable) {
    Payload payload = new Payload("", unreadable.mediaType(), document.charset(), document.bytes());
    return outgoing(new Entry.Broken(payload, List.of(new Fault("", unreadable.reason()))));
  }

  private static Map<String, String> kept(Headers headers) {
    Map<String, String> kept = new TreeMap<>();
    for (String name : KEPT_HEADERS) {
      headers.first(name).ifPresent(value -> kept.put(name, value));
    }
    return kept;
  }
}
