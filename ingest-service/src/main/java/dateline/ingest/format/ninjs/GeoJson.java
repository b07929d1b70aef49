package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Whether a value is GeoJSON: its types and the nesting of their coordinates (RFC 7946). */
final class GeoJson {

  /** How deep the positions of each geometry are. */
  private static final Map<String, Integer> DEPTH =
      Map.of(
          "Point", 0,
          "MultiPoint", 1,
          "LineString", 1,
          "MultiLineString", 2,
          "Polygon", 2,
          "MultiPolygon", 3);

  private GeoJson() {}

  static boolean isSound(JsonNode value) {
    String type = value.path("type").asText("");
    return switch (type) {
      case "Feature" -> isGeometryOrNull(value.path("geometry"));
      case "FeatureCollection" -> all(value.path("features"), GeoJson::isSound);
      case "GeometryCollection" -> all(value.path("geometries"), GeoJson::isSound);
      default -> DEPTH.containsKey(type) && isNested(value.path("coordinates"), DEPTH.get(type));
    };
  }

  private static boolean isGeometryOrNull(JsonNode geometry) {
    return geometry.isNull() || geometry.isObject() && isSound(geometry);
  }

  private static boolean isNested(JsonNode coordinates, int depth) {
    return depth == 0
        ? coordinates.size() >= 2 && all(coordinates, JsonNode::isNumber)
        : all(coordinates, inner -> isNested(inner, depth - 1));
  }

  private static boolean all(JsonNode list, java.util.function.Predicate<JsonNode> rule) {
    return list.isArray() && StreamSupport.stream(list.spliterator(), false).allMatch(rule);
  }
}
