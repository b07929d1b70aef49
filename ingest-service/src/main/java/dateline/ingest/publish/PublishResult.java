package dateline.ingest.publish;

/** What became of a delivery. */
public sealed interface PublishResult {

  /** Kafka has every record, on as many replicas as it was told to. */
  record Acknowledged() implements PublishResult {}

  /** At least one record is not known to be in Kafka; it may get there yet. */
  record Unacknowledged(String reason) implements PublishResult {}

  /** A record is beyond what the log takes, whatever is done. */
  record TooLarge(String reason) implements PublishResult {}
}
