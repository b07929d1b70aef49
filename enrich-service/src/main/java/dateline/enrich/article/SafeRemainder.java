package dateline.enrich.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dateline.enrich.text.Markup;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The remainder of a ninjs item with its markup made safe: further bodies, and the texts of
 * associated items. It goes out as it is in the article, where no markup may be that has not been
 * through the allow-list.
 */
final class SafeRemainder {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> MARKUP_ROLES = Set.of("html", "xhtml", "richtext");

  private SafeRemainder() {}

  /** The remainder, made safe; none where it is no JSON, as nobody could tell what is in it. */
  static Optional<String> of(String ninjs) {
    if (ninjs.indexOf('<') < 0 && ninjs.indexOf('\\') < 0) {
      return Optional.of(ninjs);
    }
    try {
      JsonNode root = JSON.readTree(ninjs);
      makeSafe(root);
      return Optional.of(root.toString());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static void makeSafe(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        JsonNode value = member.getValue();
        if (value.isTextual() && isMarkup(member.getKey(), object)) {
          // Setting the value of a name that is there changes no structure.
          member.setValue(TextNode.valueOf(Markup.sanitise(value.asText())));
        }
      }
    }
    node.forEach(SafeRemainder::makeSafe);
  }

  /** ninjs 1.x has it in the member's name, later ones say it beside the text. */
  private static boolean isMarkup(String name, ObjectNode beside) {
    if (!name.equals("value")) {
      return name.endsWith("html") && name.indexOf('_') > 0;
    }
    String type = beside.path("contentType").asText(beside.path("contenttype").asText(""));
    String role = beside.path("role").asText("");
    return type.isBlank()
        ? MARKUP_ROLES.contains(role.strip().toLowerCase(Locale.ROOT))
        : type.toLowerCase(Locale.ROOT).contains("html");
  }
}
