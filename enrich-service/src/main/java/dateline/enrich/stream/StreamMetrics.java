package dateline.enrich.stream;

import dateline.ArticleChanged;
import dateline.RawArticle;
import dateline.SkippedStep;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What enrichment counts, under the names that the README lists. */
final class StreamMetrics {

  private final MeterRegistry registry;
  private final AtomicLong held;
  private final Timer latency;

  StreamMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.held = registry.gauge("dateline.enrich.held", new AtomicLong());
    this.latency =
        Timer.builder("dateline.end.to.end")
            .description("Time between two stages of the pipeline")
            .tag("stage", "received-enriched")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofMinutes(1))
            .register(registry);
  }

  /** A delivery is through; {@code now} is the moment after the work. */
  void done(Optional<ArticleChanged> change, RawArticle raw, Instant now) {
    String kind = change.map(c -> c.getKind().name().toLowerCase(Locale.ROOT)).orElse("unchanged");
    registry.counter("dateline.enrich.articles", "kind", kind).increment();
    Duration since = Duration.between(raw.getReceived(), now);
    latency.record(since.isNegative() ? Duration.ZERO : since);
  }

  void skipped(ArticleChanged change) {
    for (SkippedStep step : change.getArticle().getSkippedSteps()) {
      registry
          .counter(
              "dateline.enrich.steps.skipped", "step", step.getStep(), "outcome", step.getOutcome())
          .increment();
    }
  }

  void dead(String reason) {
    registry.counter("dateline.dead.letters", "stage", "enrich", "reason", reason).increment();
  }

  void held(int difference) {
    held.addAndGet(difference);
  }
}
