package dateline.ingest.push;

import dateline.ingest.format.Entry;
import dateline.ingest.publish.Delivery;
import dateline.ingest.source.Feeds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** What operators see of pushes: counters by feed, the time to Kafka's acknowledgement, the log. */
@Singleton
final class PushMetrics {

  private static final Logger LOG = Logger.getLogger(PushMetrics.class);

  private final MeterRegistry registry;
  private final Feeds feeds;
  private final Timer publish;

  PushMetrics(MeterRegistry registry, Feeds feeds) {
    this.registry = registry;
    this.feeds = feeds;
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

  /** Counts what Kafka has; names what it has among the dead letters. */
  void count(Delivery delivery) {
    for (Delivery.Outgoing item : delivery.items()) {
      if (item.entry() instanceof Entry.Sound sound) {
        item(delivery, sound.item().payload().format(), "accepted");
      } else {
        Entry.Broken broken = (Entry.Broken) item.entry();
        item(delivery, broken.payload().format(), "rejected");
        warn(delivery, item.id(), broken);
      }
    }
  }

  /** Counts a push that was not taken in. */
  void refused(String feed, int status) {
    // A name that strangers made up must not become a label: they could fill the memory with them.
    String label = feeds.byId(feed).isPresent() ? feed : "unknown";
    registry
        .counter("dateline.ingest.refused", "feed", label, "status", Integer.toString(status))
        .increment();
  }

  private void item(Delivery delivery, String format, String outcome) {
    registry
        .counter(
            "dateline.ingest.items",
            "feed",
            delivery.feed().id(),
            "format",
            format,
            "outcome",
            outcome)
        .increment();
  }

  private static void warn(Delivery delivery, String id, Entry.Broken broken) {
    MDC.put("feed", delivery.feed().id());
    MDC.put("deadLetterId", id);
    LOG.warnf("item of feed %s is a dead letter: %s", delivery.feed().id(), broken.faults());
    MDC.remove("feed");
    MDC.remove("deadLetterId");
  }
}
