package dateline.ingest.fetch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Headers of an answer, found in any case. */
public record Headers(Map<String, List<String>> byName) {

  /** No headers. */
  public static final Headers NONE = new Headers(Map.of());

  public Headers {
    Map<String, List<String>> lower = new TreeMap<>();
    byName.forEach((name, values) -> lower.put(lower(name), List.copyOf(values)));
    byName = Map.copyOf(lower);
  }

  /** The first value of a header. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All its values, in order. */
  public List<String> all(String name) {
    return byName.getOrDefault(lower(name), List.of());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
