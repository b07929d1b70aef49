package dateline.enrich.stream;

import dateline.localstack.Backends;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** Gives the service under test the chosen backends: the JVM's local stack where none is given. */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    Backends stack = Backends.choose();
    return Map.of(
        "kafka.bootstrap.servers",
        stack.kafka(),
        "dateline.registry.url",
        stack.registry(),
        "kafka-streams.state.dir",
        Path.of("target", "streams-" + UUID.randomUUID()).toAbsolutePath().toString());
  }

  @Override
  public void stop() {
    // The stack serves all test classes and ends with the JVM.
  }
}
