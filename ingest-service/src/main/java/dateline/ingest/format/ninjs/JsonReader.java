package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads JSON from strangers: nothing behind the value, nesting and numbers bounded. */
final class JsonReader {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_NUMBER = 100;

  /** Values and names of one item: an empty object takes a hundred times its two bytes. */
  private static final int MAX_TOKENS = 100_000;

  /** For documents of many: only their items are bounded. */
  private static final JsonFactory FACTORY = factory(Integer.MAX_VALUE);

  private static final ObjectReader READER =
      JsonMapper.builder(factory(MAX_TOKENS))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  /** Longest mark or pattern that tells an encoding. */
  private static final int FIRST = 4;

  static final String ONLY_UTF_8 = "not JSON in UTF-8, the only encoding of RFC 8259 section 8.1";

  private JsonReader() {}

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

  /**
   * Whether the bytes are in UTF-16 or UTF-32, with a mark or without: JSON starts with a character
   * of ASCII, which has a zero byte beside it there.
   */
  static boolean isWide(byte[] bytes) {
    for (int i = 0; i < Math.min(FIRST, bytes.length); i++) {
      if (bytes[i] == 0 || bytes[i] == (byte) 0xFE || bytes[i] == (byte) 0xFF) {
        return true;
      }
    }
    return false;
  }

  /** Where the text starts: behind UTF-8's byte order mark, which a reader may pass over. */
  static int start(byte[] bytes) {
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  /**
   * Reads one value.
   *
   * @throws IOException saying in one line what is wrong and where
   */
  static JsonNode read(byte[] bytes) throws IOException {
    return READER.readTree(bytes);
  }

  /**
   * The first member of an object that is there twice, be it in the spelling of another version of
   * ninjs. RFC 8259 leaves open which one counts, so that a kill could be read as none. Deeper ones
   * do no such harm, and occur: there the last one stands.
   */
  static Optional<String> twice(byte[] object) throws IOException {
    Set<String> names = new HashSet<>();
    try (JsonParser json = FACTORY.createParser(object)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (!names.add(Names.current(name))) {
          return Optional.of(name);
        }
        json.nextToken();
        json.skipChildren();
      }
    }
    return Optional.empty();
  }

  /**
   * The elements of an array in UTF-8, each as it stands. Reads no further than {@code most} of
   * them.
   */
  static List<byte[]> elements(byte[] document, int most) throws IOException {
    List<byte[]> elements = new ArrayList<>();
    int from = start(document);
    byte[] array = from == 0 ? document : Arrays.copyOfRange(document, from, document.length);
    try (JsonParser json = FACTORY.createParser(array)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        int end = (int) json.currentLocation().getByteOffset();
        elements.add(Arrays.copyOfRange(array, start, end));
        if (elements.size() == most) {
          return elements;
        }
      }
      if (json.nextToken() != null) {
        throw new com.fasterxml.jackson.core.JsonParseException(json, "something behind the array");
      }
    }
    return elements;
  }
}
