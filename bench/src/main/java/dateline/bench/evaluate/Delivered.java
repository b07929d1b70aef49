package dateline.bench.evaluate;

import dateline.ingest.format.Document;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document with what its HTTP response says of it, as polling hands it to the formats.
 *
 * @param document the document: its location is {@code Content-Location}, else the address that it
 *     was asked for under
 * @param language {@code Content-Language}
 */
record Delivered(Document document, Optional<String> language) {

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*[\"']?\\s*([^\\s\"';]+)", Pattern.CASE_INSENSITIVE);

  static Delivered of(EvaluationInput input) throws IOException {
    Map<String, String> headers = input.headers();
    Matcher charset = CHARSET.matcher(headers.getOrDefault("content-type", ""));
    Optional<URI> asked = input.text("url").flatMap(Delivered::uri);
    Optional<URI> location =
        Optional.ofNullable(headers.get("content-location"))
            .flatMap(Delivered::uri)
            .map(each -> asked.map(url -> url.resolve(each)).orElse(each))
            .filter(each -> each.toString().startsWith("http"))
            .or(() -> asked);
    return new Delivered(
        new Document(
            input.bytes(),
            charset.find() ? Optional.of(charset.group(1)) : Optional.empty(),
            location,
            Optional.empty()),
        Optional.ofNullable(headers.get("content-language")).filter(each -> !each.isBlank()));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
