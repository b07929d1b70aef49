package dateline.ingest.push;

import dateline.ingest.format.Entry;
import dateline.ingest.publish.Delivery;
import dateline.ingest.source.Feeds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What operators see of pushes: counters by feed, the time to Kafka's acknowledgement. */
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

  /** Counts what Kafka has, and logs it: each item at DEBUG, dead letters once a push at WARN. */
  void count(Delivery delivery, List<Receipt.Line> lines, List<Entry> entries) {
    List<Receipt.Line> dead = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Entry.Sound sound) {
        item(delivery, sound.item().payload().format(), "accepted");
      } else {
        item(delivery, ((Entry.Broken) entries.get(i)).payload().format(), "rejected");
        registry
            .counter("dateline.dead.letters", "stage", "ingest", "reason", Delivery.BROKEN)
            .increment();
        dead.add(lines.get(i));
      }
    }
    PushLog.log(delivery, lines, dead);
  }

  /** Counts a push that was not taken in. */
  void refused(String feed, int status) {
    // A name that strangers made up must not become a label: they could fill the memory with them.
    String label = feeds.byId(feed).isPresent() ? feed : "unknown";
    registry
        .counter("dateline.ingest.refused", "feed", label, "status", Integer.toString(status))
        .increment();
  }

  /** Counts and logs a body that one of our readers failed at. */
  void readerFailed(PushRequest request, Throwable failure) {
    String format = request.format().getClass().getSimpleName();
    registry.counter("dateline.ingest.reader.failures", "format", format).increment();
    LOG.errorf(failure, "%s failed at a body of feed %s", format, request.feed().id());
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
}
