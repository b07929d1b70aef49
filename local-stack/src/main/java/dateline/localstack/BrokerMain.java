package dateline.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * The broker's own process: formats the folder on its first start, runs until it is terminated, and
 * writes the marker file once it serves clients. Arguments: configuration file, cluster id, marker.
 */
final class BrokerMain {

  private BrokerMain() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Properties config = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      config.load(in);
    }
    String[] format = {"format", "-t", args[1], "-c", args[0], "--ignore-formatted"};
    int code = StorageTool.execute(format, System.out);
    if (code != 0) {
      throw new IllegalStateException("formatting the broker's folder failed with code " + code);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
    // Returns when the controller has let the broker in, not when its port opens.
    server.startup();
    Files.createFile(Path.of(args[2]));
    server.awaitShutdown();
  }
}
