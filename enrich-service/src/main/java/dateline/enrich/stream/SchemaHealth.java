package dateline.enrich.stream;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every schema of the contract is known. */
@Readiness
@Singleton
class SchemaHealth implements HealthCheck {

  private final Schemas schemas;

  SchemaHealth(Schemas schemas) {
    this.schemas = schemas;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("schemas").status(schemas.areResolved());
    if (!schemas.areResolved()) {
      response.withData("trouble", schemas.trouble());
    }
    return response.build();
  }
}
