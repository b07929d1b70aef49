package dateline.ingest.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses as people and servers write them. What RFC 3986 does not allow but browsers take
 * (spaces, letters beyond ASCII, braces) is escaped, and names of hosts are written in ASCII (RFC
 * 5891), so that one address has one spelling.
 */
public final class WebAddress {

  private static final Pattern PARTS =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.-]*)://([^/?#\\\\]*)((?:[/?][^#]*)?)(?:#.*)?", Pattern.DOTALL);
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]+)(:\\d*)?");
  private static final String ALLOWED = "-._~:/?[]@!$&'()*+,;=%";
  private static final int LONGEST = 8_192;

  private WebAddress() {}

  /**
   * Reads an absolute address with a host; its fragment is dropped. Nothing for what is none, and
   * for what holds control characters (CR, LF) or names a user.
   */
  public static Optional<URI> parse(String written) {
    String text = written.strip();
    Matcher parts = PARTS.matcher(text);
    if (text.length() > LONGEST
        || text.chars().anyMatch(c -> c < 0x20 || c == 0x7F)
        || !parts.matches()) {
      return Optional.empty();
    }
    Matcher authority = AUTHORITY.matcher(parts.group(2));
    if (!authority.matches() || parts.group(2).contains("@")) {
      return Optional.empty();
    }
    String port =
        authority.group(2) == null || authority.group(2).equals(":") ? "" : authority.group(2);
    return ascii(authority.group(1))
        .flatMap(
            host ->
                uri(
                    parts.group(1).toLowerCase(Locale.ROOT)
                        + "://"
                        + host
                        + port
                        + escaped(parts.group(3))));
  }

  /** Reads an address that may be relative to another, as Location is (RFC 9110 section 10.2.2). */
  public static Optional<URI> resolve(URI base, String written) {
    String text = written.strip();
    if (PARTS.matcher(text).matches()) {
      return parse(text);
    }
    if (text.startsWith("//")) {
      return parse(base.getScheme() + ":" + text);
    }
    if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7F)) {
      return Optional.empty();
    }
    int fragment = text.indexOf('#');
    String path = escaped(fragment < 0 ? text : text.substring(0, fragment));
    URI root = base.getRawPath().isEmpty() ? base.resolve("/") : base;
    try {
      return parse(root.resolve(path.isEmpty() ? base.toString() : path).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> ascii(String host) {
    if (host.startsWith("[") || host.chars().allMatch(c -> c < 0x80)) {
      return Optional.of(host.toLowerCase(Locale.ROOT));
    }
    try {
      return Optional.of(IDN.toASCII(host).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          c >= '0' && c <= '9'
              || c >= 'A' && c <= 'Z'
              || c >= 'a' && c <= 'z'
              || ALLOWED.indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return onlyRealEscapes(out.toString());
  }

  /** A percent sign that escapes nothing is escaped itself; brackets are none of a path's. */
  private static String onlyRealEscapes(String text) {
    return text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("[", "%5B").replace("]", "%5D");
  }
}
