package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Fact;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Subjects, people, organisations, places, events, objects and genres; and the sources. */
final class Concepts {

  private static final Map<String, String> KINDS =
      Map.of(
          "subjects", "subject",
          "people", "person",
          "organisations", "organisation",
          "places", "place",
          "events", "event",
          "objects", "object",
          "genres", "genre");

  private static final Set<String> FIELDS =
      Set.of("name", "rel", "uri", "literal", "code", "scheme", "relevance", "confidence");

  private Concepts() {}

  static void read(ObjectNode item, ItemBuilder builder) {
    KINDS.forEach(
        (member, kind) -> item.path(member).forEach(each -> builder.tag(tag(kind, each))));
    JsonNode sources = item.path("infoSources");
    if (sources.isTextual()) {
      builder.fact(Fact.INFO_SOURCE, sources.asText());
    } else if (sources.isArray() && !sources.isEmpty()) {
      builder.fact(Fact.INFO_SOURCE, label(sources.get(0)));
    }
  }

  /** Whether a tag holds all that the member states. */
  static boolean isLossless(String member, JsonNode list) {
    if (!KINDS.containsKey(member) || list.isEmpty()) {
      return false;
    }
    for (JsonNode each : list) {
      boolean more = each.properties().stream().anyMatch(m -> !FIELDS.contains(m.getKey()));
      // A tag always has a relation: one that was not stated must not come back as stated.
      if (more || text(each, "name").isEmpty() || text(each, "rel").isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static Parts.Tag tag(String kind, JsonNode concept) {
    return new Parts.Tag(
        kind,
        label(concept),
        text(concept, "uri"),
        text(concept, "literal").or(() -> text(concept, "code")),
        text(concept, "scheme"),
        text(concept, "rel"),
        percent(concept.path("relevance")),
        percent(concept.path("confidence")));
  }

  private static String label(JsonNode concept) {
    return text(concept, "name")
        .or(() -> text(concept, "literal"))
        .or(() -> text(concept, "code"))
        .or(() -> text(concept, "uri"))
        .orElse("");
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).asText("")).filter(value -> !value.isBlank());
  }

  private static OptionalInt percent(JsonNode value) {
    boolean sane = value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= 100;
    return sane ? OptionalInt.of((int) Math.round(value.asDouble())) : OptionalInt.empty();
  }
}
