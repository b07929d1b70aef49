package dateline.store.ninjs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of what the objects of ninjs 3 may hold ({@code ninjs-3.txt}), read once. */
final class Shapes {

  /**
   * What an object may hold.
   *
   * @param types what each member holds, in the order of the members
   * @param needs members that must be there
   * @param one members of which exactly one must be there; empty for no such rule
   */
  record Shape(Map<String, String> types, List<String> needs, List<String> one) {}

  private static final Map<String, Shape> SHAPES = read();

  private Shapes() {}

  /** A shape of the table, if there is one of the name. */
  static Optional<Shape> of(String name) {
    return Optional.ofNullable(SHAPES.get(name));
  }

  private static Map<String, Shape> read() {
    Map<String, Shape> shapes = new HashMap<>();
    try (InputStream in = Shapes.class.getResourceAsStream("ninjs-3.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String name = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("shape ")) {
          name = line.substring("shape ".length());
          shapes.put(name, new Shape(new LinkedHashMap<>(), List.of(), List.of()));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          shapes.put(name, with(line, shapes.get(name), shapes));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(shapes);
  }

  private static Shape with(String line, Shape shape, Map<String, Shape> known) {
    int colon = line.indexOf(": ");
    if (colon >= 0) {
      String type = line.substring(colon + 2);
      for (String name : line.substring(0, colon).split(" ")) {
        shape.types().put(name, type);
      }
      return shape;
    }
    List<String> words = List.of(line.split(" "));
    List<String> names = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "needs" -> new Shape(shape.types(), names, shape.one());
      case "one" -> new Shape(shape.types(), shape.needs(), names);
      case "like" -> {
        shape.types().putAll(known.get(names.get(0)).types());
        yield shape;
      }
      default -> throw new IllegalStateException("ninjs-3.txt: " + line);
    };
  }
}
