package dateline.bench.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An article that is told apart by one word, which no other article has, and that is killed later.
 *
 * @param guid the provider's identifier
 * @param word the word in its headline and its body
 * @param created when its only version was created
 */
public record Victim(String guid, String word, Instant created) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** No vowels: a word of these is no other word, and no ending is cut off it in the search. */
  private static final char[] LETTERS = "bdfgkmnptz".toCharArray();

  private static final long KILLED_AFTER = 600;

  /** Victim with this number; numbers below ten million give different ones. */
  public static Victim number(int number, Instant created) {
    StringBuilder word = new StringBuilder("vqk");
    for (char digit : "%07d".formatted(number).toCharArray()) {
      word.append(LETTERS[digit - '0']);
    }
    return new Victim("tag:feed0.example,2025:victim-" + number, word.toString(), created);
  }

  /** The article as an item of ninjs 3. */
  public byte[] story() {
    ObjectNode item = item("1", created, "usable");
    text(item, "headlines", "Regatta at " + word + " ends in a calm");
    text(
        item,
        "bodies",
        "PORTO - The boats at "
            + word
            + " lay still for most of Sunday, and the jury called the last race off at four.");
    return bytes(item);
  }

  /** What takes it back with all its versions; carries nothing of its text. */
  public byte[] kill() {
    ObjectNode item = item("2", created.plusSeconds(KILLED_AFTER), "canceled");
    item.put("edNote", "Kill: the report could not be confirmed. Please withdraw all versions.");
    return bytes(item);
  }

  private ObjectNode item(String version, Instant versionCreated, String pubStatus) {
    ObjectNode item = JSON.createObjectNode();
    item.put("uri", guid);
    item.putObject("standard").put("name", "ninjs").put("version", "3.0");
    item.put("type", "text").put("language", "en-GB").put("version", version);
    item.put("firstCreated", created.toString());
    item.put("versionCreated", versionCreated.toString());
    return item.put("pubStatus", pubStatus);
  }

  private static void text(ObjectNode item, String member, String value) {
    item.putArray(member)
        .addObject()
        .put("role", "main")
        .put("contentType", "text/plain")
        .put("value", value);
  }

  private static byte[] bytes(ObjectNode item) {
    try {
      return JSON.writeValueAsBytes(item);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can always be written", e);
    }
  }
}
