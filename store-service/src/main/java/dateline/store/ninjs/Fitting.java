package dateline.store.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes an item valid by leaving out what the standard does not know or allow there, and puts its
 * members in order. What older versions and private members bring along must not make an answer
 * that says it is ninjs 3 something else.
 */
final class Fitting {

  private Fitting() {}

  /** The item as far as it is ninjs 3. */
  static ObjectNode item(ObjectNode item) {
    return (ObjectNode) fit(item, "item").orElseGet(item::objectNode);
  }

  private static Optional<JsonNode> fit(JsonNode value, String type) {
    if (type.startsWith("[")) {
      return list(value, type.substring(1, type.length() - 1));
    }
    Optional<Shapes.Shape> shape = Shapes.of(type);
    if (shape.isPresent()) {
      return value instanceof ObjectNode object ? object(object, shape.get()) : Optional.empty();
    }
    return Optional.of(value).filter(each -> isA(each, type));
  }

  private static Optional<JsonNode> list(JsonNode value, String type) {
    if (!value.isArray()) {
      return Optional.empty();
    }
    ArrayNode list = ((ArrayNode) value).arrayNode();
    value.forEach(each -> fit(each, type).ifPresent(list::add));
    return list.isEmpty() && !value.isEmpty() ? Optional.empty() : Optional.of(list);
  }

  private static Optional<JsonNode> object(ObjectNode value, Shapes.Shape shape) {
    ObjectNode object = value.objectNode();
    shape
        .types()
        .forEach(
            (name, type) ->
                Optional.ofNullable(value.get(name))
                    .flatMap(member -> fit(member, type))
                    .ifPresent(member -> object.set(name, member)));
    boolean complete =
        shape.needs().stream().allMatch(object::has)
            && (shape.one().isEmpty() || shape.one().stream().filter(object::has).count() == 1)
            && (value.isEmpty() || !object.isEmpty());
    return complete ? Optional.of(object) : Optional.empty();
  }

  private static boolean isA(JsonNode value, String type) {
    if (type.contains("|")) {
      return value.isTextual() && Arrays.asList(type.split("\\|")).contains(value.asText());
    }
    return switch (type) {
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "object" -> value.isObject();
      default -> isWhole(value, type);
    };
  }

  /** {@code integer} or {@code integer 1..9}; 5.0 is a whole number, too (JSON Schema). */
  private static boolean isWhole(JsonNode value, String type) {
    if (!value.isNumber() || value.decimalValue().stripTrailingZeros().scale() > 0) {
      return false;
    }
    int space = type.indexOf(' ');
    if (space < 0) {
      return true;
    }
    List<Double> range =
        Arrays.stream(type.substring(space + 1).split("\\.\\.")).map(Double::valueOf).toList();
    return value.asDouble() >= range.get(0) && value.asDouble() <= range.get(1);
  }
}
