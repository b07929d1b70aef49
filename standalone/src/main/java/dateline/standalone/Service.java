package dateline.standalone;

import dateline.localstack.Ports;
import java.nio.file.Path;
import java.util.List;

/** A packaged service: where its build puts it, and what it needs on one machine. */
public enum Service {
  /** Takes what feeds push. */
  INGEST("ingest", 8080, 96, "-XX:TieredStopAtLevel=1"),
  /** Decides versions, reads text, times, tags and links. */
  ENRICH("enrich", 8083, 208),
  /** Keeps articles in MongoDB and serves them. */
  STORE("store", 8082, 96, "-XX:TieredStopAtLevel=1");

  private final String label;
  private final int defaultPort;
  private final int heapMb;
  private final List<String> jvmOptions;

  Service(String label, int defaultPort, int heapMb, String... jvmOptions) {
    this.label = label;
    this.defaultPort = defaultPort;
    this.heapMb = heapMb;
    this.jvmOptions = List.of(jvmOptions);
  }

  /** The service's name in options, log files and messages. */
  public String label() {
    return label;
  }

  /** The port it listens on unless told otherwise. */
  public int defaultPort() {
    return defaultPort;
  }

  /** Heap limit in MiB that is enough on one machine. */
  public int heapMb() {
    return heapMb;
  }

  /**
   * Options of its JVM on one machine. What only carries bytes gains nothing from the second
   * compiler, which takes CPU and some 50 MB from the others there.
   */
  List<String> jvmOptions() {
    return jvmOptions;
  }

  /** Throws with a message for the operator if something else listens on this port. */
  void requireFree(int port) {
    Ports.requireFree(port, label + "-service", "--" + label + "-port");
  }

  /** The runnable jar, below the project's root. */
  Path jar(Path root) {
    return root.resolve(label + "-service/target/quarkus-app/quarkus-run.jar");
  }
}
