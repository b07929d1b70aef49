package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Items that have every member that the table knows. */
final class Example {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Which of members that exclude each other is there. */
  private final int alternative;

  private Example(int alternative) {
    this.alternative = alternative;
  }

  /** An item of a shape; {@code alternative} is 0 or 1. */
  static ObjectNode of(String shape, int alternative) {
    return new Example(alternative).object(shape, 0);
  }

  private ObjectNode object(String name, int depth) {
    Members.Shape shape = Members.shape(name).orElseThrow();
    ObjectNode object = JSON.objectNode();
    shape
        .types()
        .forEach(
            (member, type) -> {
              boolean excluded =
                  isExcluded(shape.one(), member)
                      || isExcluded(shape.pairs().stream().limit(2).toList(), member)
                      || isExcluded(shape.pairs().stream().skip(2).toList(), member)
                      || member.equals("associations") && depth > 0;
              if (!excluded) {
                object.set(member.replace("*", "own"), value(member, type, depth));
              }
            });
    return object;
  }

  private boolean isExcluded(List<String> one, String member) {
    return one.contains(member) && one.indexOf(member) != alternative % one.size();
  }

  private JsonNode value(String member, String type, int depth) {
    if (type.startsWith("[")) {
      String inner = type.substring(1, type.length() - 1);
      return JSON.arrayNode().add(value(member, inner, depth));
    }
    if (type.startsWith("{")) {
      String inner = type.substring(1, type.length() - 1);
      return JSON.objectNode().set("first", value(member, inner, depth));
    }
    Optional<Members.Shape> shape = Members.shape(type);
    if (shape.isPresent()) {
      return object(type, depth + 1);
    }
    if (type.contains("|")) {
      return JSON.textNode(type.substring(0, type.indexOf('|')));
    }
    return switch (type) {
      case "string" -> JSON.textNode(text(member));
      case "object" -> JSON.objectNode().put("own", "thing");
      case "moment" -> JSON.textNode("2026-10");
      case "number" -> JSON.numberNode(4);
      case "geojson" ->
          JSON.objectNode()
              .put("type", "Point")
              .set("coordinates", JSON.arrayNode().add(10.1).add(54.3));
      default -> JSON.numberNode(7);
    };
  }

  private static String text(String member) {
    return switch (member) {
      case "uri", "href", "schema" -> "https://wire.example.org/" + member + "/17";
      case "version" -> "3";
      case "role" -> "main";
      case "contentType", "contenttype", "mimetype" -> "text/plain";
      default -> member + " of the ferry";
    };
  }
}
