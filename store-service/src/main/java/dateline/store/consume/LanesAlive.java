package dateline.store.consume;

import dateline.store.StoreConfig;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness: DOWN only when a lane has stopped without saying so. Kafka or MongoDB being away is no
 * reason to restart this process, which waits for them. Needs no thread, as those of requests may
 * all wait for MongoDB.
 */
@Liveness
@ApplicationScoped
public class LanesAlive implements AsyncHealthCheck {

  private final Lanes lanes;
  private final StoreConfig config;

  /** Watches the lanes. */
  public LanesAlive(Lanes lanes, StoreConfig config) {
    this.lanes = lanes;
    this.config = config;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom().item(alive(lanes.states(), config.stall()));
  }

  /** DOWN if one of the lanes is stalled. */
  static HealthCheckResponse alive(Map<String, LaneState> states, Duration stall) {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("lanes");
    boolean alive = true;
    for (var lane : states.entrySet()) {
      boolean stalled = lane.getValue().stalled(stall);
      answer.withData(lane.getKey(), stalled ? "stalled" : "moving");
      alive &= !stalled;
    }
    return answer.status(alive).build();
  }
}
