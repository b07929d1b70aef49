package dateline.ingest.websub;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What operators see of hubs. */
@Singleton
final class WebSubMetrics {

  private final MeterRegistry registry;

  WebSubMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts a delivery by what came of it. Only for feeds that are known: it becomes a label. */
  void delivery(String feed, String outcome) {
    registry
        .counter("dateline.ingest.websub.deliveries", "feed", feed, "outcome", outcome)
        .increment();
  }

  /** Counts a call of the callback that is no delivery. */
  void verification(String outcome) {
    registry.counter("dateline.ingest.websub.verifications", "outcome", outcome).increment();
  }
}
