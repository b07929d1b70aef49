package dateline.store.consume;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness: UP while all lanes have their share of Kafka and wait for nothing. Needs no thread, as
 * those of requests may all wait for MongoDB.
 */
@Readiness
@ApplicationScoped
public class LanesReady implements AsyncHealthCheck {

  private final Lanes lanes;

  /** Watches the lanes. */
  public LanesReady(Lanes lanes) {
    this.lanes = lanes;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("consumers");
    boolean ready = true;
    for (var lane : lanes.states().entrySet()) {
      LaneState state = lane.getValue();
      answer.withData(lane.getKey(), state.ready() ? "lag " + state.lag() : state.why());
      ready &= state.ready();
    }
    return Uni.createFrom().item(answer.status(ready).build());
  }
}
