package dateline.ingest.websub;

import dateline.ingest.format.WireItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the copy that polls a feed hears what a hub told any copy. Returns at once and never throws;
 * a signal may get lost: the subscription is asked for again then, and a poll finds the items.
 */
public interface FeedSignals {

  /** The hub has verified the subscription. */
  void verified(String feed, String topic, Duration lease, Instant at);

  /** The hub refuses the subscription. */
  void denied(String feed, String topic, String reason, Instant at);

  /**
   * The hub has delivered, and Kafka has it.
   *
   * @param items all sound items of the delivery, also those that were known before
   */
  void pushed(String feed, Instant at, List<WireItem> items);
}
