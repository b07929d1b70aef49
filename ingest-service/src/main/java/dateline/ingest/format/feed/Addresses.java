package dateline.ingest.format.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Resolves the addresses in a feed: relative ones count from {@code xml:base}, else the document.
 */
record Addresses(Optional<URI> base) {

  /** With an element's own base. */
  Addresses within(XmlElement element) {
    return new Addresses(
        element.attribute("xml:base").map(this::resolve).flatMap(Addresses::uri).or(() -> base));
  }

  /** The whole address; as written where it is none. */
  String resolve(String address) {
    String trimmed = address.strip();
    Optional<URI> uri = uri(trimmed);
    return uri.isPresent() && base.isPresent() ? base.get().resolve(uri.get()).toString() : trimmed;
  }

  static boolean isWeb(String address) {
    return address.regionMatches(true, 0, "http://", 0, 7)
        || address.regionMatches(true, 0, "https://", 0, 8);
  }

  static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text.strip()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
