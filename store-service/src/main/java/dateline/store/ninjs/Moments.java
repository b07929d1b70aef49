package dateline.store.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Times: as the item of ninjs stated them, with its own offset; else the instants that they were
 * read as, in UTC. A time that has no instant and was not stated under ninjs' name is left out:
 * ninjs knows only moments.
 */
final class Moments {

  /** Members of ninjs by the article's field, which is the role of its statements, too. */
  private static final Map<String, String> MEMBERS = new LinkedHashMap<>();

  static {
    MEMBERS.put("firstCreated", "firstCreated");
    MEMBERS.put("versionCreated", "versionCreated");
    MEMBERS.put("contentCreated", "contentCreated");
    MEMBERS.put("embargoed", "embargoedUntil");
    MEMBERS.put("expires", "expires");
  }

  /** What the schema's {@code date-time} takes; other formats state their times otherwise. */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2})");

  private Moments() {}

  static void write(JsonNode article, ObjectNode item) {
    MEMBERS.forEach(
        (field, member) -> {
          if (article.path(field).isTextual()) {
            item.set(member, article.get(field));
          }
          for (JsonNode time : article.path("times")) {
            boolean moment = RFC_3339.matcher(time.path("raw").asText()).matches();
            if (time.path("role").asText().equals(field)
                && time.path("source").asText().equals(member)
                && (moment || !item.has(member))) {
              item.set(member, time.path("raw"));
              return;
            }
          }
        });
  }
}
