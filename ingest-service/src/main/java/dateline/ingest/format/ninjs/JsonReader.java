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

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER)
                  .build())
          .build();

  private static final ObjectReader READER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private JsonReader() {}

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

  /** The elements of an array in UTF-8, each as it stands. */
  static List<byte[]> elements(byte[] array) throws IOException {
    List<byte[]> elements = new ArrayList<>();
    try (JsonParser json = FACTORY.createParser(array)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        int end = (int) json.currentLocation().getByteOffset();
        elements.add(Arrays.copyOfRange(array, start, end));
      }
      if (json.nextToken() != null) {
        throw new com.fasterxml.jackson.core.JsonParseException(json, "something behind the array");
      }
    }
    return elements;
  }
}
