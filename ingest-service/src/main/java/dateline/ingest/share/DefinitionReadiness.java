package dateline.ingest.share;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once all feeds are known: a push to one that is not read yet would be refused. */
@Readiness
@ApplicationScoped
class DefinitionReadiness implements HealthCheck {

  private final DefinitionLog log;

  DefinitionReadiness(DefinitionLog log) {
    this.log = log;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("feeds").status(log.isComplete()).build();
  }
}
