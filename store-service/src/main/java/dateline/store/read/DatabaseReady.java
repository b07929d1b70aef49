package dateline.store.read;

import com.mongodb.MongoException;
import dateline.store.write.Collections;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Readiness: UP while MongoDB answers within two seconds. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

  private static final long PATIENCE_SECONDS = 2;

  private final Collections collections;

  /** Asks the given database. */
  public DatabaseReady(Collections collections) {
    this.collections = collections;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("mongodb");
    try {
      collections
          .database()
          .withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .runCommand(new Document("ping", 1));
      return answer.up().build();
    } catch (MongoException e) {
      return answer.down().withData("reason", e.getMessage()).build();
    }
  }
}
