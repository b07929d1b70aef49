package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Member names of ninjs 1.x and 2.x (all lower case, singular lists) in their 3.x form, so that one
 * reader serves all three.
 */
final class Names {

  private static final Map<String, String> CURRENT = new TreeMap<>();

  static {
    for (String name :
        new String[] {
          "representationType",
          "firstCreated",
          "versionCreated",
          "contentCreated",
          "embargoedUntil",
          "pubStatus",
          "copyrightHolder",
          "copyrightNotice",
          "usageTerms",
          "edNote",
          "infoSources",
          "altIds",
          "contentType",
          "charCount",
          "wordCount",
          "sizeInBytes",
          "trustIndicators",
          "rightsInfo",
          "digitalSourceType"
        }) {
      CURRENT.put(name.toLowerCase(Locale.ROOT), name);
    }
    CURRENT.put("embargoed", "embargoedUntil");
    CURRENT.put("byline", "by");
    CURRENT.put("person", "people");
    CURRENT.put("organisation", "organisations");
    CURRENT.put("place", "places");
    CURRENT.put("subject", "subjects");
    CURRENT.put("event", "events");
    CURRENT.put("object", "objects");
    CURRENT.put("genre", "genres");
    CURRENT.put("infosource", "infoSources");
  }

  /** Lists of concepts: one alone often comes without its brackets, in IPTC's examples too. */
  private static final Set<String> CONCEPTS =
      Set.of("subjects", "people", "organisations", "places", "events", "objects", "genres");

  private Names() {}

  /** The 3.x name of a member. */
  static String current(String name) {
    String known = CURRENT.get(name);
    return known == null ? name : known;
  }

  /** The object with 3.x names on its first level. */
  static ObjectNode current(ObjectNode item) {
    ObjectNode renamed = item.objectNode();
    item.properties()
        .forEach(
            member -> {
              String name = current(member.getKey());
              JsonNode value = member.getValue();
              boolean alone = CONCEPTS.contains(name) && value.isObject();
              renamed.set(name, alone ? renamed.arrayNode().add(value) : value);
            });
    return renamed;
  }

  /** A member by its 3.x name, or by the all-lower-case one of older versions. */
  static JsonNode member(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() ? node.path(name.toLowerCase(Locale.ROOT)) : value;
  }
}
