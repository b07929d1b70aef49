package dateline.enrich.article;

import java.util.Locale;
import java.util.Set;

/**
 * Which addresses an article may state. Readers' programs make links and pictures of them, and a
 * provider's {@code javascript:} would run there; so only schemes on a list stand.
 */
final class Addresses {

  /** The web, and the names that providers have for other items. */
  private static final Set<String> SCHEMES = Set.of("http", "https", "urn", "tag");

  private Addresses() {}

  /** Whether a reader's browser can open it and do no more than that. */
  static boolean isWeb(String address) {
    return address.regionMatches(true, 0, "https://", 0, 8)
        || address.regionMatches(true, 0, "http://", 0, 7);
  }

  /** Whether it is of the web, a name, or relative to where the item came from. */
  static boolean isHarmless(String address) {
    // Browsers read a scheme over tabs, line ends and what stands in front (WHATWG URL, 4.4).
    StringBuilder scheme = new StringBuilder();
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c == ':') {
        return SCHEMES.contains(scheme.toString().toLowerCase(Locale.ROOT));
      }
      if (c == '/' || c == '?' || c == '#') {
        return true;
      }
      if (c == '&') {
        // A reference that somebody may still resolve to a colon.
        return false;
      }
      if (c > ' ') {
        scheme.append(c);
      }
    }
    return true;
  }
}
