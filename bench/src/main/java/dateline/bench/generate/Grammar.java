package dateline.bench.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes text from symbols: each is replaced by one of its alternatives until none is left. The same
 * random numbers make the same text. The file of the grammar explains its notation.
 */
final class Grammar {

  private static final String FILE = "newsroom.grammar";

  private final Map<String, List<String>> symbols = new HashMap<>();

  private Grammar() {}

  /** The grammar of this package. */
  static Grammar load() {
    Grammar grammar = new Grammar();
    try (InputStream in = Grammar.class.getResourceAsStream(FILE)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(grammar::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return grammar;
  }

  private void add(String line) {
    int equals = line.indexOf(" = ");
    symbols.put(line.substring(0, equals), List.of(line.substring(equals + 3).split(" \\| ")));
  }

  /**
   * One text for a symbol.
   *
   * @param bound what the story has bound, by name
   * @throws IllegalArgumentException if the symbol, or one that it needs, is unknown
   */
  String text(String symbol, Map<String, String> bound, SplittableRandom random) {
    return expand(one(symbol, random), bound, random);
  }

  private String one(String symbol, SplittableRandom random) {
    List<String> alternatives = symbols.get(symbol);
    if (alternatives == null) {
      throw new IllegalArgumentException("the grammar has no symbol " + symbol);
    }
    return alternatives.get(random.nextInt(alternatives.size()));
  }

  /** Innermost braces first, so that a bound name can be part of a symbol. */
  private String expand(String template, Map<String, String> bound, SplittableRandom random) {
    StringBuilder text = new StringBuilder(template);
    int close = text.indexOf("}");
    while (close >= 0) {
      int open = text.lastIndexOf("{", close);
      text.replace(open, close + 1, value(text.substring(open + 1, close), bound, random));
      close = text.indexOf("}", open);
    }
    return text.toString();
  }

  private String value(String name, Map<String, String> bound, SplittableRandom random) {
    if (name.startsWith("=")) {
      String value = bound.get(name.substring(1));
      if (value == null) {
        throw new IllegalArgumentException("the story binds no " + name.substring(1));
      }
      return value;
    }
    if (name.startsWith("#")) {
      int dash = name.indexOf('-');
      int from = Integer.parseInt(name.substring(1, dash));
      return Integer.toString(
          from + random.nextInt(Integer.parseInt(name.substring(dash + 1)) - from + 1));
    }
    return one(name, random);
  }
}
