package dateline.localstack;

import java.util.EnumMap;
import java.util.EnumSet;
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

  /** The addresses that are given; a system property wins over the environment. */
  static Addresses explicit(Properties properties, Map<String, String> environment) {
    Map<Part, String> found = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      String property = properties.getProperty("dateline." + part.label(), "");
      String variable = "DATELINE_" + part.label().toUpperCase(Locale.ROOT);
      String value = property.isBlank() ? environment.getOrDefault(variable, "") : property;
      if (!value.isBlank()) {
        found.put(part, value.strip());
      }
    }
    return new Addresses(found);
  }

  /** Tells the addresses of the JVM's shared stack to every class loader of the JVM. */
  static void share(LocalStack shared) {
    for (Part part : shared.processes().keySet()) {
      System.setProperty(SHARED + part.label(), of(shared, part));
    }
  }

  /** What another class loader of this JVM has shared, if it has all of these parts. */
  static Optional<Backends> shared(Set<Part> needed) {
    Map<Part, String> found = new EnumMap<>(Part.class);
    for (Part part : needed) {
      String value = System.getProperty(SHARED + part.label());
      if (value != null) {
        found.put(part, value);
      }
    }
    return found.keySet().containsAll(needed)
        ? Optional.of(new Addresses(found))
        : Optional.empty();
  }

  /** Those of the parts that no address is given for. */
  Set<Part> missingOf(Set<Part> parts) {
    Set<Part> missing = EnumSet.noneOf(Part.class);
    missing.addAll(parts);
    missing.removeAll(of.keySet());
    return missing;
  }

  /** These addresses where they are given, the others' else. */
  Backends before(Backends others) {
    return of.isEmpty() ? others : new Mixed(this, others);
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

  @Override
  public Map<Part, PartProcess> processes() {
    return Map.of();
  }

  @Override
  public void close() {
    // Nothing was started.
  }

  private static String of(Backends backends, Part part) {
    return switch (part) {
      case KAFKA -> backends.kafka();
      case REGISTRY -> backends.registry();
      case MONGO -> backends.mongo();
    };
  }

  private String address(Part part) {
    String address = of.get(part);
    if (address == null) {
      throw new IllegalArgumentException("no address was given for " + part.label());
    }
    return address;
  }

  /** Some parts that somebody else runs, and others. */
  private record Mixed(Addresses explicit, Backends others) implements Backends {

    @Override
    public String kafka() {
      return from(Part.KAFKA).kafka();
    }

    @Override
    public String registry() {
      return from(Part.REGISTRY).registry();
    }

    @Override
    public String mongo() {
      return from(Part.MONGO).mongo();
    }

    @Override
    public Map<Part, PartProcess> processes() {
      return others.processes();
    }

    @Override
    public void close() {
      others.close();
    }

    private Backends from(Part part) {
      return explicit.of().containsKey(part) ? explicit : others;
    }
  }
}
