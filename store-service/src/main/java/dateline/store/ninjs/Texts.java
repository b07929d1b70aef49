package dateline.store.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Headlines, descriptions and bodies. What the remainder has of a list is its frame: what the item
 * said of each text, and those texts that the article has no place for. The article's own texts go
 * where they came from.
 */
final class Texts {

  private static final String VALUE = "value";

  private Texts() {}

  static void write(JsonNode article, ObjectNode item) {
    list("headlines", article, item, Texts::headline);
    list("descriptions", article, item, Texts::description);
    list("bodies", article, item, Texts::body);
    words(item);
  }

  /** Puts the article's texts into a frame: into those of its entries that have none. */
  private interface Filling {
    Optional<JsonNode> text(JsonNode entry, JsonNode texts);
  }

  private static void list(String name, JsonNode article, ObjectNode item, Filling filling) {
    JsonNode texts = article.path(name);
    if (!(item.path(name) instanceof ArrayNode frame)) {
      ArrayNode list = item.arrayNode();
      texts.forEach(text -> list.add(text.deepCopy()));
      if (!list.isEmpty()) {
        item.set(name, list);
      }
      return;
    }
    ArrayNode list = item.arrayNode();
    List<JsonNode> used = new ArrayList<>();
    for (JsonNode entry : frame) {
      ObjectNode text = entry instanceof ObjectNode object ? object.deepCopy() : item.objectNode();
      if (!text.has(VALUE)) {
        filling
            .text(entry, texts)
            .filter(found -> !used.contains(found))
            .ifPresent(
                found -> {
                  used.add(found);
                  text.set(VALUE, found.path(VALUE));
                });
      }
      list.add(text);
    }
    if (name.equals("bodies")) {
      // Whoever sent only one of plain text and markup is given back with both.
      texts.forEach(text -> addUnless(used.contains(text), text, list));
    }
    item.set(name, list);
  }

  private static void addUnless(boolean used, JsonNode text, ArrayNode list) {
    if (!used) {
      list.add(text.deepCopy());
    }
  }

  private static Optional<JsonNode> headline(JsonNode entry, JsonNode headlines) {
    return Optional.ofNullable(headlines.get(0));
  }

  private static Optional<JsonNode> description(JsonNode entry, JsonNode descriptions) {
    return Optional.ofNullable(descriptions.get(0));
  }

  private static Optional<JsonNode> body(JsonNode entry, JsonNode bodies) {
    String type = entry.path("contentType").asText("").toLowerCase(Locale.ROOT);
    String role = entry.path("role").asText("").toLowerCase(Locale.ROOT).strip();
    boolean markup =
        type.isBlank()
            ? List.of("html", "xhtml", "richtext").contains(role)
            : type.contains("html");
    for (JsonNode body : bodies) {
      if (body.path("contentType").asText("").contains("html") == markup) {
        return Optional.of(body);
      }
    }
    return Optional.empty();
  }

  /** Other formats state the number of words for the whole item. */
  private static void words(ObjectNode item) {
    JsonNode words = item.path("wordCount");
    if (words.isInt() && item.path("bodies").path(0) instanceof ObjectNode body) {
      body.set("wordCount", words);
    }
  }
}
