package dateline.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Kafka as one node that is broker and controller (KRaft). */
record Broker(Parts parts, int port, int controllerPort, int heapMb) implements Launch {

  /** Kafka's own form: 16 bytes in URL-safe base 64. Always the same, as every folder has one. */
  private static final String CLUSTER_ID = "ZGF0ZWxpbmUtbG9jYWwtMQ";

  /** Largest record of the contract, 8 MiB, and room for its headers and the batch around it. */
  private static final int MAX_MESSAGE_BYTES = 8 * 1024 * 1024 + 64 * 1024;

  /**
   * A killed broker is let in again only when the session of its former life has run out. Kafka's
   * default of nine seconds made it eleven until the port served clients; this makes it five.
   */
  private static final int SESSION_MS = 3_000;

  private static final String CONFIG = "broker.properties";
  private static final String MARKER = "ready";

  @Override
  public Part part() {
    return Part.KAFKA;
  }

  @Override
  public List<String> command(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(MARKER));
      Files.writeString(folder.resolve(CONFIG), config(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(
        Launch.java(),
        "-Xmx" + heapMb + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        // For the native part of lz4: newer JVMs warn of it, later ones will refuse it.
        "--enable-native-access=ALL-UNNAMED",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
        "-cp",
        parts.classPath(),
        BrokerMain.class.getName(),
        folder.resolve(CONFIG).toString(),
        CLUSTER_ID,
        folder.resolve(MARKER).toString());
  }

  @Override
  public boolean isReady(Path folder) {
    return Files.exists(folder.resolve(MARKER));
  }

  private String config(Path folder) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@%1$s:%3$d
        listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
        advertised.listeners=PLAINTEXT://%1$s:%2$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%4$s
        auto.create.topics.enable=false
        num.partitions=4
        num.network.threads=2
        num.io.threads=4
        message.max.bytes=%5$d
        replica.fetch.max.bytes=%5$d
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        broker.heartbeat.interval.ms=500
        broker.session.timeout.ms=%6$d
        log.cleaner.dedupe.buffer.size=4194304
        log.retention.check.interval.ms=5000
        log.initial.task.delay.ms=5000
        """
        .formatted(
            Ports.HOST,
            port,
            controllerPort,
            escaped(folder.resolve("log")),
            MAX_MESSAGE_BYTES,
            SESSION_MS);
  }

  /** A backslash starts an escape in properties files. */
  private static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\");
  }
}
