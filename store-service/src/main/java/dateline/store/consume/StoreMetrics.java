package dateline.store.consume;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.store.write.ArticleWriter;
import dateline.store.write.Change;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The numbers that operators watch: rates, latency by stage, lag, dead letters. */
final class StoreMetrics {

  /** Changes that bring something new to readers, and so have a latency worth a look. */
  private static final Set<ChangeKind> NEWS =
      EnumSet.of(ChangeKind.Created, ChangeKind.Updated, ChangeKind.Corrected);

  private final MeterRegistry registry;
  private final Map<ChangeKind, Counter> stored = new EnumMap<>(ChangeKind.class);
  private final Timer batch;
  private final Timer receivedToEnriched;
  private final Timer enrichedToStored;
  private final Timer receivedToStored;

  StoreMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (ChangeKind kind : ChangeKind.values()) {
      stored.put(
          kind,
          Counter.builder("dateline.store.articles")
              .description("Changes stored")
              .tag("kind", kind.name())
              .register(registry));
    }
    this.batch =
        Timer.builder("dateline.store.batch")
            .description("Time to store one batch")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    this.receivedToEnriched = endToEnd("received-enriched");
    this.enrichedToStored = endToEnd("enriched-stored");
    this.receivedToStored = endToEnd("received-stored");
  }

  /** Shows a lane's lag. */
  void watch(String topic, LaneState state) {
    Gauge.builder("dateline.store.lag", state, LaneState::lag)
        .description("Records that are not stored yet")
        .tag("topic", topic)
        .strongReference(true)
        .register(registry);
  }

  /** Counts a dead letter, under the name that all services use. */
  void deadLetter(String reason) {
    registry
        .counter("dateline.dead.letters", "stage", DeadLetters.STAGE, "reason", reason)
        .increment();
  }

  <R> R timed(Supplier<R> work) {
    return batch.record(work);
  }

  /** Counts what a batch stored. */
  void stored(List<Change> changes, ArticleWriter.Applied applied) {
    changes.forEach(change -> stored.get(change.event().getKind()).increment());
    Instant now = Instant.now();
    for (Change change : applied.fresh()) {
      ArticleChanged event = change.event();
      if (NEWS.contains(event.getKind())) {
        Article article = event.getArticle();
        record(receivedToEnriched, article.getReceived(), article.getEnriched());
        record(enrichedToStored, article.getEnriched(), now);
        record(receivedToStored, article.getReceived(), now);
      }
    }
  }

  private static void record(Timer timer, Instant from, Instant to) {
    Duration taken = Duration.between(from, to);
    // Clocks of two machines may disagree by more than the stage takes.
    timer.record(taken.isNegative() ? Duration.ZERO : taken);
  }

  private Timer endToEnd(String stage) {
    return Timer.builder("dateline.end.to.end")
        .description("Time from one stage to another of an article that became current")
        .tag("stage", stage)
        .serviceLevelObjectives(
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMillis(2500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10))
        .register(registry);
  }
}
