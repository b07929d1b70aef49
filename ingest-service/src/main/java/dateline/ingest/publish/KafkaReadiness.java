package dateline.ingest.publish;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Kafka answers and, at the start, once the schema registry has. */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {

  private final KafkaLink link;

  KafkaReadiness(KafkaLink link) {
    this.link = link;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("kafka").status(link.isReady());
    return (link.isReady() ? response : response.withData("trouble", link.trouble())).build();
  }
}
