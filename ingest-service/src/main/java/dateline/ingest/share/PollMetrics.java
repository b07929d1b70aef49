package dateline.ingest.share;

import dateline.ingest.poll.Polled;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What polling comes to, in figures. */
@Singleton
class PollMetrics {

  private final AtomicInteger partitions = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final MeterRegistry registry;
  private final Counter items;
  private final Counter takenBack;
  private final Counter restarts;
  private final Timer commits;

  PollMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("dateline.ingest.poll.partitions", partitions, AtomicInteger::get)
        .description("Partitions of news.feeds.state whose feeds this copy polls")
        .register(registry);
    Gauge.builder("dateline.ingest.poll.active", underWay, AtomicInteger::get)
        .description("Polls under way")
        .register(registry);
    items =
        Counter.builder("dateline.ingest.poll.items")
            .description("New and changed items that polls have published")
            .register(registry);
    takenBack =
        Counter.builder("dateline.ingest.poll.aborted")
            .description("Polls that Kafka did not take and that are made again")
            .register(registry);
    restarts =
        Counter.builder("dateline.ingest.poll.restarts")
            .description("Times that polling began again from the log")
            .register(registry);
    commits =
        Timer.builder("dateline.ingest.poll.commit")
            .description("Time of a transaction")
            .register(registry);
  }

  void state(int owned, int active) {
    partitions.set(owned);
    underWay.set(active);
  }

  void done(Polled polled) {
    items.increment(polled.items());
    boolean failed = polled.after().totals().error().isPresent();
    registry.counter("dateline.ingest.polls", "outcome", failed ? "failed" : "done").increment();
  }

  void takenBack(int polls) {
    takenBack.increment(polls);
  }

  void restarted() {
    restarts.increment();
  }

  void committed(long nanos) {
    commits.record(nanos, TimeUnit.NANOSECONDS);
  }
}
