package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.ItemBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

  private static final Set<String> LISTS = Set.of("headlines", "descriptions", "bodies");
  private static final Set<String> SUMMARY =
      Set.of("", "main", "text", "summary", "lead", "standfirst", "short", "long", "xhtml", "html");

  private Texts() {}

  static boolean isText(String member) {
    return LISTS.contains(member) || OLD.containsKey(member);
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
  }

  /** The main headline comes first: the one so marked, else the first, else the item's title. */
  private static void headlines(ObjectNode item, ItemBuilder builder) {
    JsonNode main = main(item.path("headlines"));
    if (main != null) {
      add(builder, "headline", main);
    }
    for (String member : new String[] {"headline", "title"}) {
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
    String type = Names.member(text, "contentType").asText("").strip().toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    type = parameters < 0 ? type : type.substring(0, parameters).strip();
    boolean markup = Set.of("html", "xhtml", "richtext").contains(role(text));
    if (type.isEmpty()) {
      type = markup ? "text/html" : "text/plain";
    } else if (type.equals("application/xhtml+xml")) {
      type = "text/html";
    }
    builder.text(role, type, text.path("value").asText(""));
  }

  private static String role(JsonNode text) {
    return text.path("role").asText("").strip().toLowerCase(Locale.ROOT);
  }
}
