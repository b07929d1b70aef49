package dateline.localstack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to start, where to keep it, and on which ports.
 *
 * @param data folder of the parts' data and logs, kept between runs; empty for a temporary folder
 *     that is deleted when the stack is closed
 * @param ports the chosen port of each part; 0 or absent means any free one
 * @param parts the parts to start
 * @param brokerHeapMb heap limit of the broker, in MiB
 * @param registryHeapMb heap limit of the registry, in MiB
 * @param mongoCacheMb size of MongoDB's cache, in MiB; MongoDB takes at least 256
 */
public record StackConfig(
    Optional<Path> data,
    Map<Part, Integer> ports,
    Set<Part> parts,
    int brokerHeapMb,
    int registryHeapMb,
    int mongoCacheMb) {

  /** Copies the collections and refuses impossible ports and sizes. */
  public StackConfig {
    ports = Map.copyOf(ports);
    parts = Set.copyOf(parts);
    ports.values().forEach(StackConfig::checkPort);
    if (brokerHeapMb < 64 || registryHeapMb < 64 || mongoCacheMb < 256) {
      throw new IllegalArgumentException("heaps need 64 MiB or more, MongoDB's cache 256");
    }
  }

  /** All parts on free ports in a temporary folder. */
  public static StackConfig temporary() {
    return new StackConfig(Optional.empty(), Map.of(), EnumSet.allOf(Part.class), 192, 256, 256);
  }

  /** All parts on free ports, keeping their data in this folder. */
  public static StackConfig in(Path data) {
    return new StackConfig(
        Optional.of(data.toAbsolutePath().normalize()),
        Map.of(),
        EnumSet.allOf(Part.class),
        192,
        256,
        256);
  }

  /** The same with only these parts. */
  public StackConfig only(Part first, Part... more) {
    return only(EnumSet.of(first, more));
  }

  /** The same with only these parts. */
  public StackConfig only(Set<Part> these) {
    return new StackConfig(data, ports, these, brokerHeapMb, registryHeapMb, mongoCacheMb);
  }

  /** The same with a chosen port for one part; 0 for any free one. */
  public StackConfig port(Part part, int port) {
    Map<Part, Integer> changed = new EnumMap<>(Part.class);
    changed.putAll(ports);
    changed.put(part, port);
    return new StackConfig(data, changed, parts, brokerHeapMb, registryHeapMb, mongoCacheMb);
  }

  private static void checkPort(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }
}
