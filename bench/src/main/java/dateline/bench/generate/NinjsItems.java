package dateline.bench.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes stories as items of IPTC ninjs 3 of about 2 KB. */
final class NinjsItems {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BODY = 1_050;

  byte[] item(Delivery delivery, Story story) {
    boolean kill = delivery.kind() == Delivery.Kind.KILL;
    String wire = "Wire " + delivery.feed();
    ObjectNode item = JSON.createObjectNode();
    item.put("uri", delivery.guid());
    item.putObject("standard").put("name", "ninjs").put("version", "3.0");
    item.put("type", "text").put("language", "en-GB");
    if (delivery.guid().startsWith("tag:")) {
      // Pages claim no version, so what kills one claims none either.
      item.put("version", Integer.toString(delivery.version()));
    }
    item.put("firstCreated", story.created(1).toString());
    item.put("versionCreated", delivery.versionCreated().toString());
    item.put("pubStatus", kill ? "canceled" : "usable");
    item.put("urgency", 4).put("slugline", story.slug());
    if (kill) {
      item.put("edNote", "Kill: the report could not be confirmed. Please withdraw all versions.");
      return bytes(item);
    }
    text(item.putArray("headlines"), "main", story.headline());
    text(item.putArray("descriptions"), "summary", story.summary());
    text(
        item.putArray("bodies"),
        "main",
        String.join("\n\n", story.paragraphs(delivery.version(), BODY, wire)));
    item.put("by", story.fact("author")).put("located", story.fact("city"));
    named(item.putArray("subjects"), story.fact("topic"));
    named(item.putArray("places"), story.fact("city"), story.fact("country"));
    named(item.putArray("people"), story.fact("first"), story.fact("second"));
    named(item.putArray("organisations"), story.fact("body"));
    item.put("copyrightHolder", wire);
    return bytes(item);
  }

  private static void text(ArrayNode texts, String role, String value) {
    texts.addObject().put("role", role).put("contentType", "text/plain").put("value", value);
  }

  private static void named(ArrayNode list, String... names) {
    for (String name : names) {
      list.addObject().put("name", name).put("rel", "about");
    }
  }

  private static byte[] bytes(ObjectNode item) {
    try {
      return JSON.writeValueAsBytes(item);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can always be written", e);
    }
  }
}
