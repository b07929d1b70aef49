package dateline.localstack;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Backends that somebody else runs. */
record Addresses(Map<Part, String> of) implements Backends {

  private static final String SHARED = "dateline.localstack.shared.";

  Addresses {
    of = Map.copyOf(of);
  }

  @Override
  public String kafka() {
    return address(Part.KAFKA);
  }

  @Override
  public String registry() {
    return address(Part.REGISTRY).replaceFirst("/+$", "");
  }

  @Override
  public String mongo() {
    return address(Part.MONGO);
  }

  /** The given addresses if there are any; then the needed parts must be among them. */
  static Optional<Backends> explicit(
      Properties properties, Map<String, String> environment, Set<Part> needed) {
    Map<Part, String> found = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      String property = properties.getProperty("dateline." + part.label(), "");
      String value = property.isBlank() ? environment.getOrDefault(variable(part), "") : property;
      if (!value.isBlank()) {
        found.put(part, value.strip());
      }
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<String> missing =
        needed.stream()
            .filter(part -> !found.containsKey(part))
            .sorted()
            .map(Addresses::variable)
            .toList();
    if (!missing.isEmpty()) {
      throw new StackException(
          "Addresses are given for some backends only. Give all, or none for local ones. Missing: "
              + String.join(", ", missing));
    }
    return Optional.of(new Addresses(found));
  }

  /** Tells the addresses of the JVM's shared stack to every class loader of the JVM. */
  static void share(Backends shared) {
    System.setProperty(SHARED + Part.KAFKA.label(), shared.kafka());
    System.setProperty(SHARED + Part.REGISTRY.label(), shared.registry());
    System.setProperty(SHARED + Part.MONGO.label(), shared.mongo());
  }

  /** What another class loader of this JVM has shared, if any. */
  static Optional<Backends> shared() {
    Map<Part, String> found = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      String value = System.getProperty(SHARED + part.label());
      if (value != null) {
        found.put(part, value);
      }
    }
    return found.size() == Part.values().length
        ? Optional.of(new Addresses(found))
        : Optional.empty();
  }

  private String address(Part part) {
    String address = of.get(part);
    if (address == null) {
      throw new IllegalArgumentException("no address was given for " + part.label());
    }
    return address;
  }

  /** Environment variable that holds a part's address. */
  private static String variable(Part part) {
    return "DATELINE_" + part.label().toUpperCase(Locale.ROOT);
  }
}
