package dateline.store.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An article as an item of IPTC ninjs 3: valid by its schema, with every member that the article
 * was delivered with where it came as ninjs 3 (texts as they are after cleaning), and with what
 * enrichment has found where ninjs has a place to say who found it.
 *
 * <p>The lowest minor version that knows all members is stated: 3.0, but 3.1 for {@code
 * digitalSourceType}, or the item's own 3.x where that is newer.
 */
public final class NinjsArticle {

  /** The media type of ninjs. */
  public static final String MEDIA_TYPE = "application/ninjs+json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Fields of the article that have the names of ninjs. */
  private static final List<String> SAME =
      List.of(
          "version",
          "pubStatus",
          "urgency",
          "slugline",
          "located",
          "edNote",
          "usageTerms",
          "copyrightHolder",
          "copyrightNotice");

  /** What may stand in {@code uri} (RFC 3986 section 3): a scheme, and nothing that it forbids. */
  private static final Pattern URI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}<>\"{}|\\\\^`]+");

  private static final Pattern MINOR = Pattern.compile("3\\.(\\d{1,4})");

  private NinjsArticle() {}

  /**
   * The item.
   *
   * @param article the article's JSON form, with its texts
   */
  public static ObjectNode of(Map<String, ?> article) {
    JsonNode tree = JSON.valueToTree(article);
    return item(tree);
  }

  private static ObjectNode item(JsonNode article) {
    ObjectNode item = Remainder.of(article.path("ninjs").asText(""));
    for (String name : SAME) {
      Optional.ofNullable(article.get(name)).ifPresent(value -> item.set(name, value));
    }
    if (!item.has("type")) {
      item.put("type", article.path("type").asText("text"));
    }
    first(article, "declaredLanguage", "language").ifPresent(tag -> item.put("language", tag));
    identity(article, item);
    Moments.write(article, item);
    Bylines.write(article, item);
    Texts.write(article, item);
    Concepts.write(article, item);
    Media.write(article, item);
    ObjectNode valid = Fitting.item(item);
    standard(item.path("standard").path("version").asText(""), valid);
    return Fitting.item(valid);
  }

  /** The provider's own URI where it is one, as it identifies the item everywhere; else ours. */
  private static void identity(JsonNode article, ObjectNode item) {
    String ours = article.path("uri").asText();
    ArrayNode ids = item.path("altIds") instanceof ArrayNode known ? known : item.arrayNode();
    for (JsonNode id : article.path("altIds")) {
      String value = id.path("value").asText();
      boolean guid = id.path("role").asText().equals("guid");
      if (guid && !item.has("uri") && URI.matcher(value).matches()) {
        item.put("uri", value);
      } else if (!value.equals(item.path("uri").asText(""))) {
        add(id.path("role").asText(), value, ids);
      }
    }
    if (!item.path("uri").isTextual()) {
      item.put("uri", ours);
    } else {
      add("dateline", ours, ids);
    }
    first(article, "url").ifPresent(url -> add("permalink", url, ids));
    if (!ids.isEmpty()) {
      item.set("altIds", ids);
    }
  }

  private static void add(String role, String value, ArrayNode ids) {
    for (JsonNode known : ids) {
      if (known.path("value").asText().equals(value)) {
        return;
      }
    }
    ids.addObject().put("role", role).put("value", value);
  }

  private static void standard(String stated, ObjectNode item) {
    int known = item.has("digitalSourceType") ? 1 : 0;
    var minor = MINOR.matcher(stated);
    String version = "3." + (minor.matches() ? Math.max(known, number(minor.group(1))) : known);
    item.putObject("standard")
        .put("name", "ninjs")
        .put("version", version)
        .put("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_" + version + ".json#");
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static Optional<String> first(JsonNode article, String... fields) {
    return List.of(fields).stream()
        .map(field -> article.path(field).asText(""))
        .filter(value -> !value.isBlank())
        .findFirst();
  }
}
