package dateline.store;

import dateline.localstack.Backends;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Runs store-service on the chosen backends. */
public final class Stack implements QuarkusTestResourceLifecycleManager {

  /** As many clients as may listen to the events at once. */
  static final int MOST_LISTENERS = 30;

  @Override
  public Map<String, String> start() {
    Backends stack = Backends.choose();
    return Map.of(
        "kafka.bootstrap.servers", stack.kafka(),
        "dateline.registry.url", stack.registry(),
        "quarkus.mongodb.connection-string", stack.mongo(),
        "dateline.store.events.listeners", Integer.toString(MOST_LISTENERS));
  }

  @Override
  public void stop() {
    // The stack is shared by all test classes and ends with the JVM.
  }
}
