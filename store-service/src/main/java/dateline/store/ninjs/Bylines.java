package dateline.store.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The byline: the line of the item itself, where the article's credits were read from it; else as
 * delivered where it is one line, else the authors' names.
 */
final class Bylines {

  private Bylines() {}

  static void write(JsonNode article, ObjectNode item) {
    Set<String> lines = new LinkedHashSet<>();
    String stated = item.path("by").asText("");
    for (JsonNode credit : article.path("credits")) {
      if (credit.path("raw").asText().equals(stated)) {
        return;
      }
      if (credit.path("role").asText().equals("author")) {
        lines.add(credit.path("raw").asText());
      }
    }
    if (lines.size() == 1) {
      item.put("by", lines.iterator().next());
    } else if (article.path("by").isTextual()) {
      item.set("by", article.get("by"));
    }
  }
}
