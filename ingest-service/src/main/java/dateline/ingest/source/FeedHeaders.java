package dateline.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ingest.source.FeedSettings.Origin;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The headers that a definition wants on our requests: credentials, mostly (RFC 9110). */
final class FeedHeaders {

  private static final int MOST = 20;
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e\\t]{0,4000})");

  /** What the fetcher itself has to say. */
  private static final Set<String> OURS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "proxy-authorization",
          "if-none-match",
          "if-modified-since",
          "accept-encoding",
          "range");

  private FeedHeaders() {}

  /** The headers, if any were stated. */
  static Optional<Map<String, String>> read(Stated stated, Origin origin) {
    Optional<JsonNode> value = stated.value("headers");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!origin.isLogged()) {
      stated.fault("headers", "may hold secrets: set them over the API, which encrypts them");
      return Optional.empty();
    }
    if (!value.get().isObject() || value.get().size() > MOST) {
      stated.fault("headers", "are no object of at most " + MOST + " names and values");
      return Optional.empty();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : value.get().properties()) {
      String name = each.getKey();
      String pointer = "headers/" + name.replace("~", "~0").replace("/", "~1");
      if (!NAME.matcher(name).matches()) {
        stated.fault(pointer, "is no name of a header");
      } else if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
        stated.fault(pointer, "is a header that the fetch itself sets");
      } else if (!each.getValue().isTextual()
          || !VALUE.matcher(each.getValue().textValue()).matches()) {
        // The value itself is a secret: it is not repeated.
        stated.fault(pointer, "has no value of visible ASCII characters");
      } else {
        headers.put(name, each.getValue().textValue());
      }
    }
    return Optional.of(headers);
  }
}
