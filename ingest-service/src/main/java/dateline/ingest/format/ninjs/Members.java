package dateline.ingest.format.ninjs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table of what ninjs' objects may hold ({@code members.txt}), read once. */
final class Members {

  private static final Pattern SUFFIX = Pattern.compile("[a-zA-Z0-9_]+.*", Pattern.DOTALL);

  /**
   * What an object may hold.
   *
   * @param types what each member holds; a name that ends in {@code *} stands for a family
   * @param needs members that must be there
   * @param one members of which exactly one must be there; empty for no such rule
   * @param pairs members in pairs, of at least one of which exactly one must be there
   */
  record Shape(
      Map<String, String> types, List<String> needs, List<String> one, List<String> pairs) {

    /** What a member holds, unless the object may not have it. */
    Optional<String> type(String name) {
      String type = types.get(name);
      return type != null ? Optional.of(type) : family(name);
    }

    private Optional<String> family(String name) {
      return types.entrySet().stream()
          .filter(each -> each.getKey().endsWith("*"))
          .filter(
              each -> {
                String start = each.getKey().substring(0, each.getKey().length() - 1);
                return name.startsWith(start)
                    && SUFFIX.matcher(name.substring(start.length())).matches();
              })
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }

  private static final Map<String, Shape> SHAPES = read();

  private Members() {}

  /** A shape of the table, if there is one of the name. */
  static Optional<Shape> shape(String name) {
    return Optional.ofNullable(SHAPES.get(name));
  }

  private static Map<String, Shape> read() {
    Map<String, Shape> shapes = new HashMap<>();
    try (InputStream in = Members.class.getResourceAsStream("members.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Shape shape = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("shape ")) {
          shape =
              new Shape(
                  new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
          shapes.put(line.substring("shape ".length()), shape);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          add(line, shape, shapes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(shapes);
  }

  private static void add(String line, Shape shape, Map<String, Shape> known) {
    int colon = line.indexOf(": ");
    List<String> words = List.of(line.split("[: ]+"));
    List<String> rest = words.subList(1, words.size());
    if (colon >= 0) {
      String type = line.substring(colon + 2);
      for (String name : line.substring(0, colon).split(" ")) {
        shape.types().put(name, type);
      }
      return;
    }
    switch (words.get(0)) {
      case "needs" -> shape.needs().addAll(rest);
      case "one" -> shape.one().addAll(rest);
      case "onepair" -> shape.pairs().addAll(rest);
      case "like" -> shape.types().putAll(known.get(words.get(1)).types());
      default -> throw new IllegalStateException("members.txt: " + line);
    }
  }
}
