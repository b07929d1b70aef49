package dateline.standalone;

import dateline.localstack.Backends;
import java.nio.file.Path;

/**
 * What the packaged services run with.
 *
 * @param backends Kafka, registry and MongoDB, with topics and schemas in place
 * @param folder where logs and process ids go; made if missing
 * @param feeds configuration file of the feeds, in properties or YAML form
 * @param options ports, settings and JVM options
 */
public record ServicesConfig(Backends backends, Path folder, Path feeds, ServiceOptions options) {

  /** Makes the paths absolute. */
  public ServicesConfig {
    folder = folder.toAbsolutePath().normalize();
    feeds = feeds.toAbsolutePath().normalize();
  }
}
