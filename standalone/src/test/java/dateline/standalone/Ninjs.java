package dateline.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Builds ninjs 3 items as a wire would push them. */
final class Ninjs {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode item = JSON.createObjectNode();

  private Ninjs(String guid) {
    item.put("uri", guid);
    item.putObject("standard").put("name", "ninjs").put("version", "3.0");
    item.put("type", "text").put("language", "en-GB").put("pubStatus", "usable");
  }

  static Ninjs item(String guid) {
    return new Ninjs(guid);
  }

  Ninjs version(int version, String created) {
    item.put("version", Integer.toString(version)).put("versionCreated", created);
    return this;
  }

  Ninjs headline(String text) {
    item.putArray("headlines").addObject().put("role", "main").put("value", text);
    return this;
  }

  Ninjs body(String text) {
    item.putArray("bodies")
        .addObject()
        .put("role", "main")
        .put("contentType", "text/plain")
        .put("value", text);
    return this;
  }

  Ninjs with(String member, String value) {
    item.put(member, value);
    return this;
  }

  byte[] bytes() {
    return item.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return item.toString();
  }
}
