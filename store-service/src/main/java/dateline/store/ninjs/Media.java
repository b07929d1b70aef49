package dateline.store.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Pictures, sounds, films and the publisher's links, as associated items: those that the remainder
 * does not name already with all their renditions.
 */
final class Media {

  private static final String ASSOCIATIONS = "associations";

  private static final Map<String, String> TYPES =
      Map.of("image", "picture", "video", "video", "audio", "audio", "file", "component");

  private Media() {}

  static void write(JsonNode article, ObjectNode item) {
    Set<String> known = new HashSet<>();
    addresses(item.path("renditions"), known);
    addresses(item.path(ASSOCIATIONS), known);
    ArrayNode list =
        item.path(ASSOCIATIONS) instanceof ArrayNode stated ? stated : item.arrayNode();
    int number = 0;
    for (JsonNode medium : article.path("media")) {
      if (known.add(medium.path("href").asText())) {
        list.add(medium(medium, "media-" + ++number, item.objectNode()));
      }
    }
    number = 0;
    for (JsonNode link : article.path("relatedLinks")) {
      boolean editorial = link.path("kind").asText().equals("editorial") && link.has("url");
      if (editorial && known.add(link.path("url").asText())) {
        list.add(link(link, "link-" + ++number, item.objectNode()));
      }
    }
    if (!list.isEmpty()) {
      item.set(ASSOCIATIONS, list);
    }
  }

  private static void addresses(JsonNode list, Set<String> known) {
    for (JsonNode each : list) {
      known.add(each.path("href").asText(each.path("uri").asText()));
      addresses(each.path("renditions"), known);
      addresses(each.path(ASSOCIATIONS), known);
    }
  }

  private static ObjectNode medium(JsonNode medium, String name, ObjectNode out) {
    out.put("name", name);
    out.set("uri", medium.path("href"));
    out.put("type", TYPES.getOrDefault(medium.path("type").asText(), "component"));
    text("headlines", "main", medium.path("title"), out);
    text("descriptions", "caption", medium.path("caption"), out);
    text("descriptions", "alt", medium.path("alt"), out);
    if (medium.path("credit").isTextual()) {
      out.set("by", medium.get("credit"));
    }
    ObjectNode rendition = out.withArray("renditions").addObject().put("name", "main");
    for (String field : new String[] {"href", "contentType", "width", "height", "sizeInBytes"}) {
      if (medium.has(field)) {
        rendition.set(field, medium.get(field));
      }
    }
    return out;
  }

  private static ObjectNode link(JsonNode link, String name, ObjectNode out) {
    out.put("name", name).put("rel", link.path("role").asText("seeAlso"));
    out.set("uri", link.path("url"));
    out.put("type", "text");
    text("headlines", "main", link.path("title"), out);
    return out;
  }

  private static void text(String list, String role, JsonNode value, ObjectNode out) {
    if (value.isTextual()) {
      out.withArray(list).addObject().put("role", role).set("value", value);
    }
  }
}
