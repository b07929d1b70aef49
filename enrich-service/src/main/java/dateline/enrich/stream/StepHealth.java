package dateline.enrich.stream;

import dateline.enrich.article.EnrichmentFactory;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive while few steps hang. A thread that does not end cannot be stopped from within; past a
 * handful of them a restart is what helps.
 */
@Liveness
@Singleton
class StepHealth implements HealthCheck {

  private static final int MOST = 8;

  private final EnrichmentFactory enrichments;

  StepHealth(EnrichmentFactory enrichments) {
    this.enrichments = enrichments;
  }

  @Override
  public HealthCheckResponse call() {
    return of(enrichments.abandonedSteps());
  }

  static HealthCheckResponse of(int abandoned) {
    return HealthCheckResponse.named("steps")
        .status(abandoned <= MOST)
        .withData("abandoned", abandoned)
        .build();
  }
}
