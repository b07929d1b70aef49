package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.ItemBuilder;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Headlines, descriptions and bodies by role; in ninjs 1.x the role is part of the member's name.
 */
final class Texts {

  private static final Map<String, String> OLD =
      Map.of(
          "headline", "headline",
          "body_text", "body",
          "body_html", "body",
          "body_xhtml", "body",
          "description_text", "summary",
          "description_html", "summary",
          "description_xhtml", "summary",
          "description_caption", "caption");

  /** Texts of a role that the provider has named: {@code headline_short}. */
  private static final Pattern FAMILY = Pattern.compile("(headline|description|body)_(\\w+)");

  private static final Pattern MARKUP = Pattern.compile("<(?:p|div|html|h[1-6])[ >/]");

  private static final Set<String> LISTS = Set.of("headlines", "descriptions", "bodies");
  private static final Set<String> SUMMARY =
      Set.of("", "main", "text", "summary", "lead", "standfirst", "short", "long", "xhtml", "html");

  private Texts() {}

  /** A text that has the role in its name (ninjs 1.x). */
  static boolean isText(String member) {
    return OLD.containsKey(member) || FAMILY.matcher(member).matches();
  }

  /** A list of texts, each with its role inside. */
  static boolean isList(String member) {
    return LISTS.contains(member);
  }

  /**
   * What a list says about its texts, and those texts that the article has no place for: it takes
   * the main headline, and the longest body in plain text and in markup. Descriptions go along
   * whole, because an article has none that repeats how its body begins. Empty if that is nothing.
   */
  static Optional<JsonNode> frame(String member, JsonNode list) {
    Set<JsonNode> placed = placed(member, list);
    ArrayNode frame = JsonNodeFactory.instance.arrayNode();
    boolean says = list.isEmpty();
    for (JsonNode text : list) {
      ObjectNode about = text.deepCopy();
      if (placed.contains(text)) {
        about.remove("value");
      }
      frame.add(about);
      says |= !about.isEmpty();
    }
    return says ? Optional.of(frame) : Optional.empty();
  }

  private static Set<JsonNode> placed(String member, JsonNode list) {
    Set<JsonNode> placed = Collections.newSetFromMap(new IdentityHashMap<>());
    if (member.equals("headlines") && main(list) != null) {
      placed.add(main(list));
    } else if (member.equals("bodies")) {
      longest(list, true).ifPresent(placed::add);
      longest(list, false).ifPresent(placed::add);
    }
    return placed;
  }

  private static Optional<JsonNode> longest(JsonNode bodies, boolean markup) {
    return StreamSupport.stream(bodies.spliterator(), false)
        .filter(body -> !role(body).equals("caption") && type(body).equals("text/html") == markup)
        // Of equals the first, as the article does.
        .reduce((best, body) -> value(body).length() > value(best).length() ? body : best);
  }

  static void read(ObjectNode item, ItemBuilder builder) {
    headlines(item, builder);
    for (JsonNode text : item.path("descriptions")) {
      String role = role(text);
      add(builder, SUMMARY.contains(role) ? "summary" : role, text);
    }
    for (JsonNode text : item.path("bodies")) {
      add(builder, role(text).equals("caption") ? "caption" : "body", text);
    }
    OLD.forEach(
        (member, role) -> {
          JsonNode value = item.path(member);
          if (value.isTextual() && !member.equals("headline")) {
            builder.text(
                role, member.endsWith("html") ? "text/html" : "text/plain", value.asText());
          }
        });
    item.properties().stream()
        .filter(each -> !OLD.containsKey(each.getKey()) && !each.getKey().equals("headline_main"))
        .filter(each -> each.getValue().isTextual())
        .forEach(each -> named(each.getKey(), each.getValue().asText(), builder));
  }

  private static void named(String member, String value, ItemBuilder builder) {
    Matcher family = FAMILY.matcher(member);
    if (!family.matches()) {
      return;
    }
    String role = family.group(2).toLowerCase(Locale.ROOT);
    String type = MARKUP.matcher(value).find() ? "text/html" : "text/plain";
    switch (family.group(1)) {
      case "headline" -> builder.text("subtitle", type, value);
      case "description" -> builder.text(SUMMARY.contains(role) ? "summary" : role, type, value);
      default -> builder.text(role.equals("caption") ? "caption" : "body", type, value);
    }
  }

  /** The main headline comes first: the one so marked, else the first, else the item's title. */
  private static void headlines(ObjectNode item, ItemBuilder builder) {
    JsonNode main = main(item.path("headlines"));
    if (main != null) {
      add(builder, "headline", main);
    }
    for (String member : new String[] {"headline", "headline_main", "title"}) {
      if (builder.firstText("headline").isEmpty() && item.path(member).isTextual()) {
        builder.text("headline", "text/plain", item.path(member).asText());
      }
    }
    for (JsonNode text : item.path("headlines")) {
      if (text != main) {
        String role = role(text);
        boolean subtitle = role.startsWith("sub") || role.isEmpty() || role.equals("main");
        add(builder, subtitle ? "subtitle" : role, text);
      }
    }
    String title = item.path("title").asText("");
    if (!title.equals(builder.firstText("headline").orElse(""))) {
      builder.text("title", "text/plain", title);
    }
  }

  private static JsonNode main(JsonNode headlines) {
    JsonNode first = null;
    for (JsonNode text : headlines) {
      if (role(text).equals("main")) {
        return text;
      }
      first = first == null ? text : first;
    }
    return first;
  }

  private static void add(ItemBuilder builder, String role, JsonNode text) {
    builder.text(role, type(text), value(text));
  }

  private static String type(JsonNode text) {
    String type = Names.member(text, "contentType").asText("").strip().toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    type = parameters < 0 ? type : type.substring(0, parameters).strip();
    boolean markup = Set.of("html", "xhtml", "richtext").contains(role(text));
    if (type.isEmpty()) {
      return markup ? "text/html" : "text/plain";
    }
    return type.equals("application/xhtml+xml") ? "text/html" : type;
  }

  private static String value(JsonNode text) {
    return text.path("value").asText("");
  }

  private static String role(JsonNode text) {
    return text.path("role").asText("").strip().toLowerCase(Locale.ROOT);
  }
}
