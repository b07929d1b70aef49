package dateline.enrich.stream;

import dateline.ArticleChanged;
import dateline.RawArticle;
import dateline.SkippedStep;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What enrichment counts, under the names that the README lists. */
final class StreamMetrics {

  private final MeterRegistry registry;
  private final AtomicLong embargoed;
  private final AtomicLong unreadable;
  private final AtomicLong owed;
  private final Timer latency;

  StreamMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.embargoed = gauge("embargo");
    this.unreadable = gauge("unreadable");
    this.owed = gauge("hold");
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

  /** Changes whose decision a person should look at. */
  void noted(ArticleChanged change) {
    if (!change.getNotes().isEmpty()) {
      registry.counter("dateline.enrich.noted").increment();
    }
  }

  /**
   * What one task holds back.
   *
   * @param embargoed deliveries whose embargo ends at an instant
   * @param unreadable deliveries whose embargo cannot be read
   * @param owed versions whose text waits for the end of a hold
   */
  record Held(int embargoed, int unreadable, int owed) {
    static final Held NONE = new Held(0, 0, 0);
  }

  void held(Held before, Held now) {
    embargoed.addAndGet(now.embargoed() - before.embargoed());
    unreadable.addAndGet(now.unreadable() - before.unreadable());
    owed.addAndGet(now.owed() - before.owed());
  }

  private AtomicLong gauge(String reason) {
    return registry.gauge("dateline.enrich.held", Tags.of("reason", reason), new AtomicLong());
  }
}
