package dateline.ingest.format.jsonfeed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a JSON Feed into its items, each as it stands, and the members around them. Goes as far as
 * the document is JSON and no further than a number of items.
 */
final class JsonFeedScan {

  private static final String VERSION = "jsonfeed.org/version/";

  private static final int MAX_DEPTH = 100;
  private static final int MAX_NUMBER = 100;

  /** Values and names of one item. */
  private static final int MAX_TOKENS = 100_000;

  /** Longest member beside the items that is looked at, and how many there may be. */
  private static final int MAX_MEMBER = 65_536;

  private static final int MAX_MEMBERS = 100;

  private static final JsonFactory FACTORY = factory(Integer.MAX_VALUE);
  private static final ObjectReader READER =
      JsonMapper.builder(factory(MAX_TOKENS)).build().reader();

  private final byte[] bytes;
  private final int most;
  private final ObjectNode head = JsonNodeFactory.instance.objectNode();
  private final List<byte[]> items = new ArrayList<>();
  private int end;
  private Optional<String> fault = Optional.empty();

  JsonFeedScan(byte[] bytes, int most) {
    this.bytes = bytes;
    this.most = most;
  }

  private static JsonFactory factory(int tokens) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER)
                .maxTokenCount(tokens)
                .build())
        .build();
  }

  /** Whether the object says that it is a JSON Feed. */
  static boolean isOne(byte[] document) {
    try (JsonParser json = FACTORY.createParser(document)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean version = json.currentName().equals("version");
        if (json.nextToken() == JsonToken.VALUE_STRING && version) {
          return json.getText().contains(VERSION);
        }
        json.skipChildren();
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads one value within the bounds of an item. */
  static JsonNode value(byte[] json) throws IOException {
    return READER.readTree(json);
  }

  /** The first line of what a reader says. */
  static String reason(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("not JSON");
  }

  void scan() {
    try (JsonParser json = FACTORY.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        fault = Optional.of("no JSON object");
        return;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY && name.equals("items")) {
          items(json);
        } else {
          member(json, name);
        }
      }
    } catch (IOException e) {
      fault = Optional.of(reason(e));
    }
  }

  /** The members beside the items. */
  ObjectNode head() {
    return head;
  }

  /** The items; one more than the most that were asked for, if there are more. */
  List<byte[]> items() {
    return items;
  }

  /** What is wrong, where the document stops being JSON. */
  Optional<String> fault() {
    return fault;
  }

  /** What stands behind the last whole item. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, end, bytes.length);
  }

  /** Whether it says that it is a JSON Feed, or looks like one. */
  boolean isFeed() {
    return head.path("version").asText().contains(VERSION) || !items.isEmpty();
  }

  private void items(JsonParser json) throws IOException {
    while (items.size() <= most && json.nextToken() != JsonToken.END_ARRAY) {
      items.add(slice(json));
      end = (int) json.currentLocation().getByteOffset();
    }
  }

  private void member(JsonParser json, String name) throws IOException {
    byte[] value = slice(json);
    if (value.length <= MAX_MEMBER && head.size() < MAX_MEMBERS && !name.startsWith("_")) {
      head.set(name, value(value));
    }
  }

  /** The bytes of the value that the parser is at, and moves behind. */
  private byte[] slice(JsonParser json) throws IOException {
    int start = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    return Arrays.copyOfRange(bytes, start, (int) json.currentLocation().getByteOffset());
  }
}
