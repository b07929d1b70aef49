package dateline.store.consume;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Readiness: UP while both lanes have their share of Kafka and wait for nothing. */
@Readiness
@ApplicationScoped
public class LanesReady implements HealthCheck {

  private final Lanes lanes;

  /** Watches the lanes. */
  public LanesReady(Lanes lanes) {
    this.lanes = lanes;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("consumers");
    boolean ready = true;
    for (var lane : lanes.states().entrySet()) {
      LaneState state = lane.getValue();
      answer.withData(lane.getKey(), state.ready() ? "lag " + state.lag() : state.why());
      ready &= state.ready();
    }
    return answer.status(ready).build();
  }
}
