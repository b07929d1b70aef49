package dateline.store.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Subjects, people, organisations, places, events, objects, genres, and sources. Only a subject can
 * say who has stated it (ninjs {@code creator}), so that only there machines' statements stand
 * beside the provider's: they must never look alike.
 */
final class Concepts {

  private static final Map<String, List<String>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("subjects", List.of("subject", "keyword"));
    KINDS.put("people", List.of("person"));
    KINDS.put("organisations", List.of("organisation"));
    KINDS.put("places", List.of("place"));
    KINDS.put("events", List.of("event"));
    KINDS.put("objects", List.of("object"));
    KINDS.put("genres", List.of("genre"));
  }

  private static final List<String> COPIED = List.of("uri", "literal", "relevance", "confidence");

  private Concepts() {}

  static void write(JsonNode article, ObjectNode item) {
    KINDS.forEach((member, kinds) -> write(member, kinds, article, item));
    if (!item.path("infoSources").isArray()) {
      ArrayNode sources = item.arrayNode();
      for (JsonNode source : article.path("infoSources")) {
        ObjectNode out = sources.addObject();
        List.of("name", "role", "uri").forEach(name -> copy(name, source.path(name), out));
      }
      put("infoSources", sources, item);
    }
  }

  private static void write(String member, List<String> kinds, JsonNode article, ObjectNode item) {
    boolean whole = item.path(member).isArray();
    ArrayNode list = whole ? (ArrayNode) item.get(member) : item.arrayNode();
    for (String kind : kinds) {
      for (JsonNode tag : article.path("tags")) {
        boolean provider = tag.path("creator").asText().equals("provider");
        // A list that the remainder has whole has the provider's statements of its kind.
        boolean missing = provider ? !whole || kind.equals("keyword") : member.equals("subjects");
        if (tag.path("kind").asText().equals(kind) && missing) {
          add(concept(tag, provider), list);
        }
      }
    }
    put(member, list, item);
  }

  /** An item that came from another copy of Dateline has our statements already. */
  private static void add(ObjectNode concept, ArrayNode list) {
    for (JsonNode known : list) {
      if (known.equals(concept)) {
        return;
      }
    }
    list.add(concept);
  }

  private static ObjectNode concept(JsonNode tag, boolean provider) {
    ObjectNode concept = JsonNodeFactory.instance.objectNode();
    copy("name", tag.path("label"), concept);
    copy("rel", tag.path("rel"), concept);
    COPIED.forEach(name -> copy(name, tag.path(name), concept));
    if (!provider) {
      copy("creator", tag.path("creator"), concept);
    }
    return concept;
  }

  private static void copy(String name, JsonNode value, ObjectNode to) {
    if (value.isValueNode() && !value.isNull()) {
      to.set(name, value);
    }
  }

  private static void put(String name, ArrayNode list, ObjectNode item) {
    if (!list.isEmpty()) {
      item.set(name, list);
    }
  }
}
