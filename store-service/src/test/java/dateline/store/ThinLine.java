package dateline.store;

import dateline.localstack.FaultProxy;
import dateline.localstack.LocalStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Runs store-service on the local stack, with a proxy that can fail before MongoDB. */
public final class ThinLine implements QuarkusTestResourceLifecycleManager {

  private FaultProxy line;

  @Override
  public Map<String, String> start() {
    line = FaultProxy.to(LocalStack.shared().database());
    Map<String, String> config = new HashMap<>(new Stack().start());
    config.put(
        "quarkus.mongodb.connection-string",
        "mongodb://127.0.0.1:%d/?directConnection=true".formatted(line.port()));
    config.put("dateline.store.read.timeout", "3s");
    return config;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(line, new TestInjector.MatchesType(FaultProxy.class));
  }

  @Override
  public void stop() {
    try {
      line.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
