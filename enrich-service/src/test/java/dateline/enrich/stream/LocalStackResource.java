package dateline.enrich.stream;

import dateline.localstack.LocalStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** Gives the service under test the broker and the registry of the JVM's local stack. */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    LocalStack stack = LocalStack.shared();
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
