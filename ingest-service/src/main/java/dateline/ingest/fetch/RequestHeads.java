package dateline.ingest.fetch;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The headers of a request: ours, and those of the caller, which are credentials as far as we know
 * and so go to the origin they are for alone.
 */
final class RequestHeads {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** What the client itself decides: with these one could smuggle a second request in. */
  private static final Set<String> OURS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "content-type",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "accept-encoding");

  private RequestHeads() {}

  /** Whether headers can be sent: no line breaks, and none that decide how HTTP is read. */
  static boolean sound(Map<String, String> headers) {
    return headers.entrySet().stream()
        .allMatch(
            h ->
                NAME.matcher(h.getKey()).matches()
                    && !OURS.contains(h.getKey().toLowerCase(Locale.ROOT))
                    && h.getValue().chars().allMatch(c -> c >= 0x20 && c < 0x7F));
  }

  static Map<String, String> of(
      FetchRequest request, Target target, String userAgent, boolean ownOrigin) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", userAgent);
    headers.put("Accept", request.kind().accept());
    headers.put("Accept-Encoding", ContentDecoding.ACCEPTED);
    headers.put("Connection", "close");
    request
        .validators()
        .filter(v -> v.uri().equals(target.uri()) && request.body().isEmpty())
        .ifPresent(
            v -> {
              v.etag().filter(RequestHeads::plain).ifPresent(e -> headers.put("If-None-Match", e));
              v.lastModified()
                  .filter(RequestHeads::plain)
                  .ifPresent(m -> headers.put("If-Modified-Since", m));
            });
    if (ownOrigin) {
      headers.putAll(request.headers());
    }
    return headers;
  }

  /** Validators come from servers: what can't be said again is left out. */
  private static boolean plain(String value) {
    return value.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
  }
}
