package dateline.ingest.opml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An outline as the fields of a feed, and back. What OPML has a name for goes there; everything
 * else is an attribute in a namespace of our own, so that nothing is lost between two of us.
 */
public final class OutlineJson {

  /** Of the attributes that OPML has no name for. */
  public static final String NAMESPACE = "urn:dateline:opml";

  private static final String PREFIX = "dateline:";
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,12})?(?:E-?\\d{1,3})?");
  private static final Set<String> NUMBERS = Set.of("rate", "burst");
  private static final int LONGEST_NAME = 200;

  private OutlineJson() {}

  /** Whether the outline is a feed: it has an address. */
  static boolean isFeed(Outline outline) {
    return !outline.attribute("xmlUrl").isEmpty();
  }

  /** The fields that an outline states; whether they are sound is not asked here. */
  public static ObjectNode fields(Outline outline) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    String name = outline.attribute("title");
    name = name.isEmpty() ? outline.attribute("text") : name;
    put(json, "name", name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
    put(json, "url", outline.attribute("xmlUrl"));
    put(json, "site", outline.attribute("htmlUrl"));
    String language = outline.attribute("language");
    // What OPML says where it does not know.
    put(json, "language", language.equalsIgnoreCase("unknown") ? "" : language);
    outline
        .attributes()
        .forEach(
            (attribute, value) -> {
              if (attribute.startsWith(PREFIX)) {
                json.set(attribute.substring(PREFIX.length()), typed(attribute, value));
              }
            });
    Set<String> categories = categories(outline);
    if (!categories.isEmpty()) {
      ArrayNode list = json.putArray("categories");
      categories.forEach(list::add);
    }
    return json;
  }

  /** The outline of a feed; its first category is the folder that it is in. */
  public static Outline outline(JsonNode fields) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("type", "rss");
    attributes.put("text", fields.path("name").asText());
    attributes.put("title", fields.path("name").asText());
    attributes.put("xmlUrl", fields.path("url").asText());
    List<String> folders = List.of();
    for (Map.Entry<String, JsonNode> each : fields.properties()) {
      String value = each.getValue().asText();
      switch (each.getKey()) {
        case "name", "url" -> {
          // Stand there already.
        }
        case "site" -> attributes.put("htmlUrl", value);
        case "language" -> attributes.put("language", value);
        case "categories" -> {
          if (!each.getValue().isEmpty()) {
            attributes.put("category", joined(each.getValue()));
            folders = List.of(each.getValue().get(0).asText().split("/"));
          }
        }
        default -> attributes.put(PREFIX + each.getKey(), value);
      }
    }
    return new Outline(attributes, folders, 0);
  }

  private static String joined(JsonNode categories) {
    StringBuilder joined = new StringBuilder();
    for (JsonNode each : categories) {
      joined.append(joined.isEmpty() ? "/" : ",/").append(each.asText());
    }
    return joined.toString();
  }

  private static Set<String> categories(Outline outline) {
    Set<String> categories = new LinkedHashSet<>();
    if (!outline.folders().isEmpty()) {
      // A comma would end the category in OPML's own list of them.
      categories.add(String.join("/", outline.folders()).replace(",", ""));
    }
    for (String each : outline.attribute("category").split(",")) {
      String category = each.strip().replaceFirst("^/", "").strip();
      if (!category.isEmpty()) {
        categories.add(category);
      }
    }
    return categories;
  }

  private static JsonNode typed(String attribute, String value) {
    String name = attribute.substring(PREFIX.length());
    if (NUMBERS.contains(name) && NUMBER.matcher(value).matches()) {
      return JsonNodeFactory.instance.numberNode(Double.parseDouble(value));
    }
    if (name.equals("paused") && (value.equals("true") || value.equals("false"))) {
      return JsonNodeFactory.instance.booleanNode(value.equals("true"));
    }
    return JsonNodeFactory.instance.textNode(value);
  }

  private static void put(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
