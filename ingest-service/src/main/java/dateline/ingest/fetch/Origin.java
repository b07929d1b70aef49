package dateline.ingest.fetch;

import java.net.URI;
import java.util.Locale;

/**
 * Scheme, host and port: what credentials belong to (RFC 6454 section 4).
 *
 * @param scheme in lower case
 * @param host in lower case
 * @param port the port, also where the address leaves it out
 */
record Origin(String scheme, String host, int port) {

  /**
   * By the authority as it is written: {@link URI#getHost} knows no host with letters beyond ASCII
   * or an underscore, and all that it does not know would be the same.
   */
  static Origin of(URI uri) {
    URI address = WebAddress.parse(uri.toString()).orElse(uri);
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String authority = String.valueOf(address.getRawAuthority()).toLowerCase(Locale.ROOT);
    int colon = authority.matches(".*:[0-9]{1,5}") ? authority.lastIndexOf(':') : -1;
    return colon < 0
        ? new Origin(scheme, authority, scheme.equals("https") ? 443 : 80)
        : new Origin(
            scheme,
            authority.substring(0, colon),
            Integer.parseInt(authority.substring(colon + 1)));
  }
}
