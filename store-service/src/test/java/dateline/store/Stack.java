package dateline.store;

import dateline.localstack.Backends;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Runs store-service on the chosen backends. */
public final class Stack implements QuarkusTestResourceLifecycleManager {

  /** As many clients as may listen to the events at once. */
  static final int MOST_LISTENERS = 30;

  /** The key of the operator {@code desk}. */
  static final String OPERATOR_KEY = "a-key-of-the-desk";

  /** The key of the consumer {@code site}; {@code archive} owes nothing and has none. */
  static final String CONSUMER_KEY = "a-key-of-the-site";

  @Override
  public Map<String, String> start() {
    Backends stack = Backends.choose();
    return Map.of(
        "kafka.bootstrap.servers", stack.kafka(),
        "dateline.registry.url", stack.registry(),
        "quarkus.mongodb.connection-string", stack.mongo(),
        "dateline.store.events.listeners", Integer.toString(MOST_LISTENERS),
        "dateline.store.withdrawals.watch", "200ms",
        "dateline.store.operators.desk.key-sha256", sha256(OPERATOR_KEY),
        "dateline.store.consumers.site.name", "Public site",
        "dateline.store.consumers.site.key-sha256", sha256(CONSUMER_KEY),
        "dateline.store.consumers.archive.expected", "false");
  }

  @Override
  public void stop() {
    // The stack is shared by all test classes and ends with the JVM.
  }

  private static String sha256(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
