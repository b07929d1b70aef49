package dateline.store.ninjs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * What a delivery states that the article has no field for, in names of ninjs 3. First-level names
 * have them when they come in; deeper ones are as they were delivered, so that older ones are
 * renamed here.
 */
final class Remainder {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("contenttype", "contentType"),
          Map.entry("mimetype", "contentType"),
          Map.entry("charcount", "charCount"),
          Map.entry("wordcount", "wordCount"),
          Map.entry("sizeinbytes", "sizeInBytes"),
          Map.entry("contactinfo", "contactInfo"),
          Map.entry("symboltype", "symbolType"),
          Map.entry("geojson", "geoJSON"),
          Map.entry("postalcode", "postalCode"),
          Map.entry("langid", "langId"),
          Map.entry("linkedrights", "linkedRights"),
          Map.entry("encodedrights", "encodedRights"),
          Map.entry("firstcreated", "firstCreated"),
          Map.entry("versioncreated", "versionCreated"),
          Map.entry("contentcreated", "contentCreated"),
          Map.entry("embargoed", "embargoedUntil"),
          Map.entry("pubstatus", "pubStatus"),
          Map.entry("copyrightholder", "copyrightHolder"),
          Map.entry("copyrightnotice", "copyrightNotice"),
          Map.entry("usageterms", "usageTerms"),
          Map.entry("ednote", "edNote"),
          Map.entry("byline", "by"),
          Map.entry("infosources", "infoSources"),
          Map.entry("altids", "altIds"),
          Map.entry("trustindicators", "trustIndicators"),
          Map.entry("trustindicator", "trustIndicators"),
          Map.entry("rightsinfo", "rightsInfo"),
          Map.entry("digitalsourcetype", "digitalSourceType"));

  /** Lists that ninjs 1.x writes as an object by name. */
  private static final Set<String> NAMED = Set.of("renditions", "associations");

  private Remainder() {}

  /** The remainder; what is no JSON object is none. */
  static ObjectNode of(String json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode object
          ? (ObjectNode) current(object)
          : JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static JsonNode current(JsonNode value) {
    if (value instanceof ArrayNode list) {
      ArrayNode renamed = list.arrayNode();
      list.forEach(each -> renamed.add(current(each)));
      return renamed;
    }
    if (!(value instanceof ObjectNode object)) {
      return value;
    }
    ObjectNode renamed = object.objectNode();
    object
        .properties()
        .forEach(
            member -> {
              String name = NAMES.getOrDefault(member.getKey(), member.getKey());
              // GeoJSON has names of its own.
              renamed.set(
                  name,
                  name.equals("geoJSON") ? member.getValue() : member(name, member.getValue()));
            });
    return renamed;
  }

  private static JsonNode member(String name, JsonNode value) {
    boolean named = value.isObject() && NAMED.contains(name);
    if (!named && !(value.isObject() && name.equals("altIds"))) {
      return current(value);
    }
    ArrayNode list = JSON.createArrayNode();
    value
        .properties()
        .forEach(
            each -> {
              if (!named) {
                list.addObject().put("role", each.getKey()).set("value", each.getValue());
              } else if (current(each.getValue()) instanceof ObjectNode object) {
                list.add(object.put("name", each.getKey()));
              }
            });
    return list;
  }
}
