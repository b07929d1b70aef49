package dateline.ingest.push;

import dateline.ingest.format.WireFormat;
import dateline.ingest.format.detect.Formats;
import dateline.ingest.receive.Reception;
import dateline.ingest.source.Feed;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the headers of a push say, checked; a wrong one is a problem of its own. */
final class RequestHeads {

  private static final int MAX_KEY = 255;
  private static final int MAX_IDENTIFIER = 2048;

  private static final List<String> WORTH_KEEPING =
      List.of("content-type", "content-language", "content-location", "last-modified", "etag");

  private final HttpHeaders headers;

  RequestHeads(HttpHeaders headers) {
    this.headers = headers;
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(headers.getHeaderString(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /**
   * Everything that is said before the body, checked.
   *
   * @param signedId the sender's name for the push, if its signature covers one: stands for an
   *     idempotency key
   */
  PushHead read(Feed feed, Optional<String> signedId, Map<String, String> trace) {
    return new PushHead(
        feed,
        format(),
        Reception.isGzip(headers),
        charset(),
        contentLocation(),
        bounded("X-Item-Id", MAX_IDENTIFIER),
        signedId.or(() -> bounded("Idempotency-Key", MAX_KEY)),
        worthKeeping(),
        trace);
  }

  /** The body decides, unless its type says that it can be no news. */
  private WireFormat format() {
    return Formats.expected(mediaType().map(type -> type.getType() + "/" + type.getSubtype()))
        .orElseThrow(Problems::mediaType);
  }

  private Optional<String> charset() {
    return mediaType().map(type -> type.getParameters().get("charset"));
  }

  /** The address, if it is a whole one of the web. */
  private Optional<URI> contentLocation() {
    return bounded(HttpHeaders.CONTENT_LOCATION, MAX_IDENTIFIER).map(RequestHeads::webAddress);
  }

  private Map<String, String> worthKeeping() {
    Map<String, String> kept = new TreeMap<>();
    WORTH_KEEPING.forEach(name -> value(name).ifPresent(value -> kept.put(name, value)));
    return kept;
  }

  private Optional<MediaType> mediaType() {
    try {
      return Optional.ofNullable(headers.getMediaType());
    } catch (IllegalArgumentException e) {
      throw Problems.mediaType();
    }
  }

  private Optional<String> bounded(String name, int limit) {
    Optional<String> value = value(name);
    value.ifPresent(
        text -> {
          if (text.length() > limit) {
            throw Problems.badHeader(name, "is longer than " + limit + " characters");
          }
          if (text.chars().anyMatch(Character::isISOControl)) {
            throw Problems.badHeader(name, "holds control characters");
          }
        });
    return value;
  }

  private static URI webAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw Problems.badHeader(HttpHeaders.CONTENT_LOCATION, "is no address: " + e.getMessage());
    }
    throw Problems.badHeader(HttpHeaders.CONTENT_LOCATION, "must be a whole http(s) address");
  }
}
