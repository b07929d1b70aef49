package dateline.ingest.publish;

import dateline.ingest.format.Entry;
import java.util.List;

/** What became of a delivery. */
public sealed interface PublishResult {

  /**
   * Kafka has every record, on as many replicas as it was told to.
   *
   * @param entries what each item was published as, in the delivery's order: one that was too large
   *     for the log with all its parts is broken here, and among the dead letters
   */
  record Acknowledged(List<Entry> entries) implements PublishResult {
    public Acknowledged {
      entries = List.copyOf(entries);
    }
  }

  /** At least one record is not known to be in Kafka; it may get there yet. */
  record Unacknowledged(String reason) implements PublishResult {}

  /** The only record is beyond what the log takes, whatever is done. */
  record TooLarge(String reason) implements PublishResult {}
}
