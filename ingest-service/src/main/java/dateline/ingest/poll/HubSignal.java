package dateline.ingest.poll;

import dateline.ingest.refresh.SeenItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a hub told one of the copies about a feed. */
public sealed interface HubSignal {

  /** When it was told. */
  Instant at();

  /** The subscription to a topic is good for a while. */
  record Verified(Instant at, String topic, Duration lease) implements HubSignal {}

  /** It is refused. */
  record Denied(Instant at, String topic, String reason) implements HubSignal {}

  /** It has delivered, and Kafka has the items. */
  record Pushed(Instant at, List<SeenItem> items) implements HubSignal {
    public Pushed {
      items = List.copyOf(items);
    }
  }
}
