package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Reads JSON from strangers: nothing behind the value, no member twice (RFC 8259 leaves their
 * meaning open), nesting and numbers bounded.
 */
final class JsonReader {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_NUMBER = 100;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
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
}
