package dateline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.ingest.format.feed.FeedDocument;
import dateline.ingest.format.jsonfeed.JsonFeedDocument;
import dateline.ingest.format.sitemap.SitemapDocument;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What becomes of each element, attribute and member that a format knows. A line of a list is
 * {@code path = field} for what is mapped, {@code path - reason} for what is dropped, and {@code
 * path ~ effect} for what decides how another is read. The fixture beside it holds each of them,
 * with a value of its own.
 */
class LossListTest {

  @ParameterizedTest
  @CsvSource({
    "rss, xml, item",
    "atom, xml, entry",
    "sitemap, xml, url",
    "json-feed, json, items",
  })
  void whatAFormatHoldsIsMappedOrOnTheListOfLosses(String format, String type, String item)
      throws Exception {
    byte[] fixture = resource("every-" + format + "." + type);
    Map<String, String> losses = list(format);
    Map<String, List<String>> held = type.equals("xml") ? xml(fixture, item) : json(fixture);
    List<String> stated = items(format, fixture).stream().flatMap(LossListTest::stated).toList();

    assertThat(new TreeSet<>(held.keySet()))
        .as("the fixture holds what the list names, and nothing else")
        .isEqualTo(new TreeSet<>(losses.keySet()));
    held.forEach(
        (path, values) -> {
          String fate = losses.get(path);
          String rest = fate.substring(1).strip();
          assertThat(rest).as(path).isNotEmpty();
          for (String value : values) {
            switch (fate.charAt(0)) {
              case '=' ->
                  assertThat(stated)
                      .as("%s is mapped to %s", path, rest)
                      .anyMatch(line -> line.startsWith(rest + " ") && line.contains(value));
              case '-' ->
                  assertThat(stated)
                      .as("%s is dropped: %s", path, rest)
                      .noneMatch(line -> line.contains(value));
              default -> assertThat(fate).startsWith("~");
            }
          }
        });
  }

  private static List<WireItem> items(String format, byte[] fixture) {
    WireFormat reader =
        switch (format) {
          case "json-feed" -> new JsonFeedDocument();
          case "sitemap" -> new SitemapDocument();
          default -> new FeedDocument();
        };
    Document document = new Document(fixture, Optional.empty(), Optional.empty(), Optional.empty());
    Reading reading = reader.read(document, new Bounds(100, 100_000));
    return ((Reading.Items) reading)
        .entries().stream().map(entry -> ((Entry.Sound) entry).item()).toList();
  }

  /** All that an item states, a line each, with its field in front. */
  private static Stream<String> stated(WireItem item) {
    Parts parts = item.parts();
    return Stream.of(
            Stream.of("identity " + item.identity().identifier()),
            parts.texts().stream().map(text -> text.role() + " " + text.value()),
            parts.times().stream().map(time -> time.role() + " " + time.raw()),
            parts.tags().stream().map(tag -> tag.kind() + " " + tag),
            parts.credits().stream().map(credit -> credit.role() + " " + credit),
            parts.links().stream().map(link -> "link " + link),
            parts.media().stream().map(medium -> "medium " + medium),
            item.facts().entrySet().stream().map(fact -> fact.getKey() + " " + fact.getValue()))
        .flatMap(lines -> lines);
  }

  private static Map<String, String> list(String format) throws Exception {
    Map<String, String> losses = new LinkedHashMap<>();
    new String(resource(format + ".losses"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              String path = line.split(" ", 2)[0];
              losses.put(path, line.substring(path.length()).strip());
            });
    return losses;
  }

  /** Values by path, of elements without elements and of attributes, within the items. */
  private static Map<String, List<String>> xml(byte[] fixture, String item) throws Exception {
    Map<String, List<String>> held = new LinkedHashMap<>();
    var items =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(fixture))
            .getElementsByTagName(item);
    for (int i = 0; i < items.getLength(); i++) {
      collect((Element) items.item(i), "", held);
    }
    return held;
  }

  private static void collect(Element element, String path, Map<String, List<String>> held) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      add(held, path + "@" + attribute.getName(), attribute.getValue());
    }
    boolean leaf = true;
    for (Node each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element child) {
        leaf = false;
        String below = path.isEmpty() ? child.getTagName() : path + "/" + child.getTagName();
        collect(child, below, held);
      }
    }
    if (leaf && !element.getTextContent().isBlank()) {
      add(held, path, element.getTextContent().strip());
    }
  }

  private static Map<String, List<String>> json(byte[] fixture) throws Exception {
    Map<String, List<String>> held = new LinkedHashMap<>();
    new ObjectMapper().readTree(fixture).path("items").forEach(item -> collect(item, "", held));
    return held;
  }

  private static void collect(JsonNode node, String path, Map<String, List<String>> held) {
    if (node.isValueNode()) {
      add(held, path, node.asText());
    } else if (node.isArray()) {
      node.forEach(each -> collect(each, path, held));
    } else {
      node.properties()
          .forEach(
              each ->
                  collect(
                      each.getValue(),
                      path.isEmpty() ? each.getKey() : path + "/" + each.getKey(),
                      held));
    }
  }

  private static void add(Map<String, List<String>> held, String path, String value) {
    held.merge(path, List.of(value), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
  }

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = LossListTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
