package dateline.localstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Backends that somebody else runs. */
record Addresses(String kafka, String registry, String mongo) implements Backends {

  Addresses {
    registry = registry.replaceFirst("/+$", "");
  }

  static Optional<Backends> explicit(Properties properties, Map<String, String> environment) {
    List<String> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Part part : Part.values()) {
      String value = address(part, properties, environment);
      (value.isBlank() ? missing : found).add(value.isBlank() ? variable(part) : value);
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw new StackException(
          "Addresses are given for some backends only. Give all three, or none for local ones."
              + " Missing: "
              + String.join(", ", missing));
    }
    return Optional.of(new Addresses(found.get(0), found.get(1), found.get(2)));
  }

  /** Environment variable that holds a part's address. */
  static String variable(Part part) {
    return "DATELINE_" + part.label().toUpperCase(Locale.ROOT);
  }

  private static String address(Part part, Properties properties, Map<String, String> environment) {
    String property = properties.getProperty("dateline." + part.label(), "");
    return (property.isBlank() ? environment.getOrDefault(variable(part), "") : property).strip();
  }
}
