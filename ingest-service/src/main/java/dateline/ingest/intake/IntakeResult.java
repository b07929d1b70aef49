package dateline.ingest.intake;

import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.publish.Delivery;
import java.time.Duration;
import java.util.List;

/** What came of a document. */
public sealed interface IntakeResult {

  /**
   * Kafka has all of it.
   *
   * @param delivery what was handed over
   * @param entries what each of its items was published as: sound ones in {@code news.raw}, broken
   *     ones in {@code news.dead-letters}
   */
  record Taken(Delivery delivery, List<Entry> entries) implements IntakeResult {
    public Taken {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Can't be taken in, now or later; nothing of it is in Kafka.
   *
   * @param why never {@link Reading.Items}
   */
  record Refused(Reading why) implements IntakeResult {}

  /** Too much waits to be worked; nothing of it is in Kafka. */
  record Behind(Duration retryAfter) implements IntakeResult {}

  /** Kafka has not acknowledged all of it in time; some may be there, or get there yet. */
  record Unacknowledged(String reason, Duration retryAfter) implements IntakeResult {}
}
