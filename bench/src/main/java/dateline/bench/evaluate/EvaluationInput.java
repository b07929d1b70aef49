package dateline.bench.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * One line of a task's inputs.
 *
 * @param line the line's JSON object
 * @param folder what paths in it are relative to
 */
public record EvaluationInput(JsonNode line, Path folder) {

  /** More than any document of a corpus, decompressed. */
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  /** The bytes that {@code path} names; decompressed if it ends in {@code .gz}. */
  public byte[] bytes() throws IOException {
    Path path = folder.resolve(text("path").orElseThrow(() -> new IOException("no path")));
    try (InputStream file = Files.newInputStream(path);
        InputStream in = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(path + " is over " + MOST_BYTES + " bytes");
      }
      return bytes;
    }
  }

  /** A member that is a text with something in it. */
  public Optional<String> text(String member) {
    JsonNode value = line.path(member);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  /** The headers of the HTTP response that the document came in, by lower-case name. */
  public Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : line.path("headers").properties()) {
      headers.put(each.getKey().toLowerCase(Locale.ROOT), each.getValue().asText());
    }
    return headers;
  }
}
