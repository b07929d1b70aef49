package dateline.ingest;

import dateline.localstack.Backends;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Runs ingest-service on the chosen backends, with feeds for tests. */
public final class Stack implements QuarkusTestResourceLifecycleManager {

  /** {@code printf %s wire-key | sha256sum}. */
  private static final String WIRE_KEY =
      "bb5284161dcbee1e615c343d407f07af36d8b3bbcfbbfc2b6820b618b49fd6e5";

  /** {@code printf %s slow-key | sha256sum}. */
  private static final String SLOW_KEY =
      "6fa0d18ad9d40c2e55ddba9c9110a429590843f1c7096d894e1f3aa68c420cee";

  /** {@code printf %s desk-key | sha256sum}. */
  private static final String DESK_KEY =
      "fd501e4e4eabb3b62f313e4d323048dfbddebb4d702c7b63512125b3fa21dd28";

  @Override
  public Map<String, String> start() {
    Backends stack = Backends.choose();
    Map<String, String> config = new HashMap<>();
    config.put("kafka.bootstrap.servers", stack.kafka());
    config.put("dateline.registry.url", stack.registry());
    config.put("dateline.ingest.push.max-body", "1M");
    config.put("dateline.ingest.push.max-item", "256K");
    config.put("dateline.ingest.push.body-timeout", "3s");
    feed(config, "wire", WIRE_KEY);
    config.put("dateline.ingest.feeds.wire.zone", "Asia/Kolkata");
    config.put("dateline.ingest.feeds.wire.language", "en-IN");
    feed(config, "slow", SLOW_KEY);
    config.put("dateline.ingest.feeds.slow.rate", "0.01");
    config.put("dateline.ingest.feeds.slow.burst", "1");
    // Hubs have to know where the service is before it runs.
    int port = freePort();
    config.put("quarkus.http.test-port", Integer.toString(port));
    config.put("dateline.ingest.public-url", "http://127.0.0.1:" + port);
    config.put("dateline.ingest.fetch.allow", "127.0.0.0/8");
    config.put("dateline.ingest.websub.insecure-hubs", "true");
    config.put("dateline.ingest.drop.directory", dropDirectory());
    config.put("dateline.ingest.drop.settle", "300ms");
    config.put("dateline.ingest.feeds.files.provider", "files");
    config.put("dateline.ingest.feeds.files.directory", "files");
    config.put("dateline.ingest.operators.desk.key-sha256", DESK_KEY);
    config.put("dateline.ingest.secrets.key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    return config;
  }

  @Override
  public void stop() {
    // The stack is shared by all test classes and ends with the JVM.
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String dropDirectory() {
    try {
      return Files.createTempDirectory("drop").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void feed(Map<String, String> config, String id, String hash) {
    config.put("dateline.ingest.feeds." + id + ".provider", id);
    config.put("dateline.ingest.feeds." + id + ".key-sha256", hash);
  }
}
