package dateline.store.read;

import com.mongodb.MongoException;
import dateline.store.write.Collections;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness: UP while MongoDB answers within two seconds. Asks on a thread of its own, once for all
 * who want to know at the same time, since the threads of requests may all wait for MongoDB.
 */
@Readiness
@ApplicationScoped
public class DatabaseReady implements AsyncHealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Collections collections;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "store-database-ready");
            thread.setDaemon(true);
            return thread;
          });
  private CompletableFuture<HealthCheckResponse> answer = CompletableFuture.completedFuture(null);

  /** Asks the given database. */
  public DatabaseReady(Collections collections) {
    this.collections = collections.within(PATIENCE);
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom().completionStage(this::asked);
  }

  void end(@Observes ShutdownEvent event) {
    asking.shutdown();
  }

  private synchronized CompletableFuture<HealthCheckResponse> asked() {
    if (answer.isDone()) {
      answer = CompletableFuture.supplyAsync(this::ask, asking);
    }
    return answer;
  }

  private HealthCheckResponse ask() {
    HealthCheckResponseBuilder result = HealthCheckResponse.named("mongodb");
    try {
      collections.database().runCommand(new Document("ping", 1));
      return result.up().build();
    } catch (MongoException e) {
      return result.down().withData("reason", e.getMessage()).build();
    }
  }
}
