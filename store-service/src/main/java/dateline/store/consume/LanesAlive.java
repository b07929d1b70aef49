package dateline.store.consume;

import dateline.store.StoreConfig;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness: DOWN only when a lane has stopped without saying so. Kafka or MongoDB being away is no
 * reason to restart this process, which waits for them.
 */
@Liveness
@ApplicationScoped
public class LanesAlive implements HealthCheck {

  private final Lanes lanes;
  private final StoreConfig config;

  /** Watches the lanes. */
  public LanesAlive(Lanes lanes, StoreConfig config) {
    this.lanes = lanes;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("lanes");
    boolean alive = true;
    for (var lane : lanes.states().entrySet()) {
      boolean stalled = lane.getValue().stalled(config.stall());
      answer.withData(lane.getKey(), stalled ? "stalled" : "moving");
      alive &= !stalled;
    }
    return answer.status(alive).build();
  }
}
