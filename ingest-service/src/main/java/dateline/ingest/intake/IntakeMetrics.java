package dateline.ingest.intake;

import dateline.ingest.format.Entry;
import dateline.ingest.format.WireFormat;
import dateline.ingest.publish.Delivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What operators see of what comes in: counters by feed, the time to Kafka's acknowledgement. */
@Singleton
public final class IntakeMetrics {

  private static final Logger LOG = Logger.getLogger(IntakeMetrics.class);

  private final MeterRegistry registry;
  private final Timer publish;

  IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.publish =
        Timer.builder("dateline.ingest.publish")
            .description("From the first record's hand-over to Kafka's last acknowledgement")
            .serviceLevelObjectives(
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(2))
            .register(registry);
  }

  void published(long nanos) {
    publish.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Counts an item that Kafka has. */
  void count(Delivery delivery, Entry entry) {
    if (entry instanceof Entry.Sound sound) {
      item(delivery, sound.item().payload().format(), "accepted");
    } else {
      item(delivery, ((Entry.Broken) entry).payload().format(), "rejected");
      registry
          .counter("dateline.dead.letters", "stage", "ingest", "reason", Delivery.BROKEN)
          .increment();
    }
  }

  /** Counts and logs a document that one of our readers failed at. */
  public void readerFailed(String feed, WireFormat format, Throwable failure) {
    String name = format.getClass().getSimpleName();
    registry.counter("dateline.ingest.reader.failures", "format", name).increment();
    LOG.errorf(failure, "%s failed at a document of feed %s", name, feed);
  }

  private void item(Delivery delivery, String format, String outcome) {
    registry
        .counter(
            "dateline.ingest.items",
            "feed",
            delivery.feed().id(),
            "transport",
            delivery.transport().word(),
            "format",
            format,
            "outcome",
            outcome)
        .increment();
  }
}
