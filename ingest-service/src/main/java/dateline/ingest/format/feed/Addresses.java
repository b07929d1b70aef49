package dateline.ingest.format.feed;

import dateline.ingest.format.lenient.XmlElement;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Resolves the addresses in a feed: relative ones count from {@code xml:base}, else the document
 * (RFC 3986 section 5.1).
 *
 * @param base what relative addresses count from, where anything is known
 */
public record Addresses(Optional<URI> base) {

  /** With an element's own base. */
  Addresses within(XmlElement element) {
    Optional<String> own = element.attribute("xml:base").or(() -> element.attribute("base"));
    return own.isEmpty()
        ? this
        : new Addresses(
            own.map(this::resolve)
                .flatMap(Addresses::uri)
                .filter(Addresses::isBase)
                .or(() -> base));
  }

  /** The whole address; as written where it is none. */
  public String resolve(String address) {
    String trimmed = address.strip();
    if (base.isEmpty() || isWhole(trimmed)) {
      return trimmed;
    }
    return uri(trimmed).map(relative -> resolved(base.get(), relative)).orElse(trimmed);
  }

  private static String resolved(URI base, URI relative) {
    if (relative.toString().isEmpty()) {
      return base.toString();
    }
    // The JDK resolves a query alone, and a base without a path, by an older rule.
    if (relative.toString().startsWith("?")) {
      String whole = base.toString();
      int end = whole.indexOf('?') >= 0 ? whole.indexOf('?') : whole.length();
      return whole.substring(0, end) + relative;
    }
    boolean bare = base.getRawPath() == null || base.getRawPath().isEmpty();
    return (bare && !base.isOpaque() ? base.resolve("/") : base).resolve(relative).toString();
  }

  /** Whether there is a scheme in front (RFC 3986 section 3.1). */
  private static boolean isWhole(String address) {
    int colon = address.indexOf(':');
    for (int i = 0; i < colon; i++) {
      char c = address.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean sign = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
      if (!letter && !(i > 0 && sign)) {
        return false;
      }
    }
    return colon > 0;
  }

  private static boolean isBase(URI uri) {
    return isWeb(uri.toString());
  }

  static boolean isWeb(String address) {
    return address.regionMatches(true, 0, "http://", 0, 7)
        || address.regionMatches(true, 0, "https://", 0, 8);
  }

  /** As an address; one with characters that addresses have none of is escaped. */
  static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text.strip()));
    } catch (URISyntaxException e) {
      return escaped(text.strip());
    }
  }

  private static Optional<URI> escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case ' ' -> out.append("%20");
        case '"' -> out.append("%22");
        case '<' -> out.append("%3C");
        case '>' -> out.append("%3E");
        case '\\' -> out.append("%5C");
        case '^' -> out.append("%5E");
        case '`' -> out.append("%60");
        case '{' -> out.append("%7B");
        case '|' -> out.append("%7C");
        case '}' -> out.append("%7D");
        case '[' -> out.append("%5B");
        case ']' -> out.append("%5D");
        default -> {
          if (c > ' ') {
            out.append(c);
          }
        }
      }
    }
    try {
      return Optional.of(new URI(out.toString()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
