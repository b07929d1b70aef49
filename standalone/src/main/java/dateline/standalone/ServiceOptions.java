package dateline.standalone;

import java.util.List;
import java.util.Map;

/**
 * What differs between one run of the packaged services and another.
 *
 * @param ports port of each service; 0 or absent for any free one
 * @param settings further configuration of each service, as its README's keys, such as {@code
 *     dateline.store.batch.records}
 * @param jvm further options of each JVM, behind ours
 */
public record ServiceOptions(
    Map<Service, Integer> ports,
    Map<Service, Map<String, String>> settings,
    Map<Service, List<String>> jvm) {

  /** Copies the maps. */
  public ServiceOptions {
    ports = Map.copyOf(ports);
    settings = Map.copyOf(settings);
    jvm = Map.copyOf(jvm);
  }

  /** These ports, and the services' own defaults. */
  public static ServiceOptions onPorts(Map<Service, Integer> ports) {
    return new ServiceOptions(ports, Map.of(), Map.of());
  }

  /** The chosen port of a service, 0 for any free one. */
  int port(Service service) {
    return ports.getOrDefault(service, 0);
  }
}
