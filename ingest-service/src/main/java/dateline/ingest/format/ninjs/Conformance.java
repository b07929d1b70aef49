package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Faults;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether an item is ninjs by the rules of IPTC's schemas: only members that the standard knows,
 * each holding what it may. An item conforms if it does to one of the major versions 1, 2 and 3, to
 * the newest of its minor ones; what it says of its version counts for nothing, because many say
 * the wrong one. Formats of strings (dates, addresses) are no rule here, as they are none of the
 * schemas' when validated by default.
 */
final class Conformance {

  private static final List<String> MAJOR = List.of("item3", "item2", "item1");

  /** ISO 8601 with any reduced precision, as {@code truncatedDateTimeType} of ninjs 3 has it. */
  private static final Pattern MOMENT =
      Pattern.compile(
          "-?\\d{4,}(?:-(?:1[0-2]|0[1-9])(?:-(?:3[01]|0[1-9]|[12]\\d)(?:T(?:2[0-3]|[01]\\d):[0-5]\\d"
              + ":[0-5]\\d(?:\\.\\d+)?(?:Z|[+-](?:2[0-3]|[01]\\d):[0-5]\\d)?)?)?)?");

  private final Faults faults = new Faults();
  private int found;

  private Conformance() {}

  /** What is wrong by the version that the item comes closest to; empty if it conforms. */
  static List<Fault> faults(ObjectNode item) {
    return MAJOR.stream()
        .map(
            shape -> {
              Conformance checked = new Conformance();
              checked.check("", item, shape);
              return checked;
            })
        .min(Comparator.comparingInt(each -> each.found))
        .orElseThrow()
        .faults
        .list();
  }

  private void fault(String pointer, String message) {
    found++;
    faults.add(pointer, message);
  }

  private void check(String pointer, JsonNode value, String type) {
    if (type.startsWith("[")) {
      String inner = type.substring(1, type.length() - 1);
      if (!value.isArray()) {
        fault(pointer, "must be an array");
        return;
      }
      IntStream.range(0, value.size()).forEach(i -> check(pointer + "/" + i, value.get(i), inner));
    } else if (type.startsWith("{")) {
      String inner = type.substring(1, type.length() - 1);
      if (!value.isObject()) {
        fault(pointer, "must be an object");
        return;
      }
      value.properties().forEach(each -> check(under(pointer, each), each.getValue(), inner));
    } else {
      Members.shape(type)
          .ifPresentOrElse(
              shape -> object(pointer, value, shape), () -> scalar(pointer, value, type));
    }
  }

  private void object(String pointer, JsonNode value, Members.Shape shape) {
    if (!value.isObject()) {
      fault(pointer, "must be an object");
      return;
    }
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      shape
          .type(each.getKey())
          .ifPresentOrElse(
              type -> check(under(pointer, each), each.getValue(), type),
              () -> fault(under(pointer, each), "is no member of ninjs here"));
    }
    shape.needs().stream()
        .filter(name -> !value.has(name))
        .forEach(name -> fault(pointer + "/" + name, "is required"));
    if (!shape.one().isEmpty() && !isOne(value, shape.one())) {
      fault(pointer, "must have exactly one of " + String.join(", ", shape.one()));
    }
    List<String> pairs = shape.pairs();
    if (!pairs.isEmpty()
        && !isOne(value, pairs.subList(0, 2))
        && !isOne(value, pairs.subList(2, 4))) {
      fault(pointer, "must have exactly one of " + String.join(", ", pairs.subList(0, 2)));
    }
  }

  private static boolean isOne(JsonNode value, List<String> names) {
    return names.stream().filter(value::has).count() == 1;
  }

  private void scalar(String pointer, JsonNode value, String type) {
    if (type.contains("|")) {
      require(
          pointer, value, each -> Arrays.asList(type.split("\\|")).contains(each.asText()), type);
      return;
    }
    switch (type) {
      case "string" -> require(pointer, value, JsonNode::isTextual, "a string");
      case "number" -> require(pointer, value, JsonNode::isNumber, "a number");
      case "object" -> require(pointer, value, JsonNode::isObject, "an object");
      case "moment" ->
          require(
              pointer,
              value,
              each -> each.isTextual() && MOMENT.matcher(each.asText()).matches(),
              "a date, perhaps cut short");
      case "geojson" -> require(pointer, value, GeoJson::isSound, "GeoJSON");
      default -> whole(pointer, value, type);
    }
  }

  /** {@code integer} or {@code integer 1..9}; 5.0 is a whole number, too (JSON Schema). */
  private void whole(String pointer, JsonNode value, String type) {
    boolean whole = value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
    int dots = type.indexOf("..");
    boolean inside =
        dots < 0
            || value.asDouble() >= Integer.parseInt(type.substring("integer ".length(), dots))
                && value.asDouble() <= Integer.parseInt(type.substring(dots + 2));
    if (!whole || !inside) {
      fault(pointer, "must be a whole number" + (dots < 0 ? "" : type.substring(7)));
    }
  }

  private void require(String pointer, JsonNode value, Predicate<JsonNode> rule, String what) {
    if (!rule.test(value)) {
      fault(
          pointer,
          "must be " + Stream.of(what.split("\\|")).reduce((a, b) -> a + " or " + b).get());
    }
  }

  private static String under(String pointer, Map.Entry<String, JsonNode> member) {
    return pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
  }
}
