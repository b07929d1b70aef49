package dateline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Where each element and attribute of a format goes. The fixture holds all of them, each with a
 * value of its own; the list says of each path either which part of the item has the value ({@code
 * texts}, {@code times}, {@code tags}, {@code credits}, {@code links}, {@code media}, {@code
 * facts}, {@code marks}, {@code identity}), perhaps after {@code =} what the value became; or
 * {@code dropped} and why. What is not listed, or listed and not there, fails.
 */
public final class LossList {

  private final Map<String, String> rules = new LinkedHashMap<>();
  private final String fixture;
  private final WireItem item;

  private LossList(String name, WireFormat format) {
    this.fixture = resource(name + ".xml");
    for (String line : resource(name + ".txt").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split("\\s+", 2);
        assertThat(rules.put(parts[0], parts[1].strip())).as("twice: " + parts[0]).isNull();
      }
    }
    Reading reading =
        format.read(
            new Document(
                fixture.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new Bounds(10, 1_000_000));
    assertThat(reading).isInstanceOf(Reading.Items.class);
    this.item = ((Entry.Sound) ((Reading.Items) reading).entries().get(0)).item();
  }

  /** Checks a format against {@code losses/NAME.xml} and {@code losses/NAME.txt}. */
  public static void check(String name, WireFormat format) {
    new LossList(name, format).check();
  }

  private void check() {
    List<String> wrong = new ArrayList<>();
    TreeSet<String> unused = new TreeSet<>(rules.keySet());
    org.jsoup.nodes.Document document = Jsoup.parse(fixture, "", Parser.xmlParser());
    for (Element element : document.getAllElements()) {
      if (element.tagName().startsWith("#") || element == document) {
        continue;
      }
      String path = path(element);
      if (!element.ownText().isBlank()) {
        value(path, element.ownText().strip(), wrong, unused);
      }
      for (Attribute attribute : element.attributes()) {
        if (!attribute.getKey().startsWith("xmlns")) {
          value(path + "/@" + attribute.getKey(), attribute.getValue(), wrong, unused);
        }
      }
    }
    unused.forEach(path -> wrong.add(path + ": listed, but not in the fixture"));
    assertThat(wrong).isEmpty();
  }

  private void value(String path, String value, List<String> wrong, TreeSet<String> unused) {
    String key = path;
    while (!rules.containsKey(key) && key.indexOf('/') >= 0) {
      key = key.substring(key.indexOf('/') + 1);
    }
    String rule = rules.get(key);
    if (rule == null) {
      wrong.add(path + ": not listed: " + value);
      return;
    }
    unused.remove(key);
    if (rule.startsWith("dropped")) {
      assertThat(rule).as(key).matches("dropped: .{8,}");
      return;
    }
    int equals = rule.indexOf('=');
    String expected = equals < 0 ? value : rule.substring(equals + 1).strip();
    String part = (equals < 0 ? rule : rule.substring(0, equals)).strip();
    if (!part(part).contains(expected)) {
      wrong.add(path + ": not in " + part + ": " + expected);
    }
  }

  private String part(String name) {
    return switch (name) {
      case "texts" -> item.parts().texts().toString();
      case "times" -> item.parts().times().toString();
      case "tags" -> item.parts().tags().toString();
      case "credits" -> item.parts().credits().toString();
      case "links" -> item.parts().links().toString();
      case "media" -> item.parts().media().toString();
      case "facts" -> item.facts().toString();
      case "marks" -> item.marks().toString();
      case "identity" -> item.identity().toString();
      default -> throw new IllegalArgumentException("no part of an item: " + name);
    };
  }

  private static String path(Element element) {
    StringBuilder path = new StringBuilder(element.tagName());
    for (Element parent = element.parent();
        parent != null && !parent.tagName().startsWith("#");
        parent = parent.parent()) {
      path.insert(0, parent.tagName() + "/");
    }
    return path.toString();
  }

  private static String resource(String name) {
    try (InputStream in = LossList.class.getResourceAsStream("/losses/" + name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return String.join("\n", lines.lines().toList()) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
