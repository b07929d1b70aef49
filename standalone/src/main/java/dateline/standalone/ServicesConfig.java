package dateline.standalone;

import dateline.localstack.Backends;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the packaged services run with.
 *
 * @param backends Kafka, registry and MongoDB, with topics and schemas in place
 * @param folder where logs and process ids go; made if missing
 * @param feeds configuration file of the feeds, in properties or YAML form
 * @param ports port of each service; 0 or absent for any free one
 * @param settings further configuration of each service, as its README's keys, such as {@code
 *     dateline.store.batch.records}
 * @param jvmOptions further options of each JVM, behind ours
 */
public record ServicesConfig(
    Backends backends,
    Path folder,
    Path feeds,
    Map<Service, Integer> ports,
    Map<Service, Map<String, String>> settings,
    Map<Service, List<String>> jvmOptions) {

  /** Copies the maps. */
  public ServicesConfig {
    folder = folder.toAbsolutePath().normalize();
    feeds = feeds.toAbsolutePath().normalize();
    ports = Map.copyOf(ports);
    settings = Map.copyOf(settings);
    jvmOptions = Map.copyOf(jvmOptions);
  }

  /** On free ports, with the services' own defaults. */
  public static ServicesConfig on(Backends backends, Path folder, Path feeds) {
    return new ServicesConfig(backends, folder, feeds, Map.of(), Map.of(), Map.of());
  }

  /** The same with these ports. */
  public ServicesConfig withPorts(Map<Service, Integer> chosen) {
    return new ServicesConfig(backends, folder, feeds, chosen, settings, jvmOptions);
  }
}
