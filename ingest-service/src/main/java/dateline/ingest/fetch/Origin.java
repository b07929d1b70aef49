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

  static Origin of(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    return new Origin(scheme, host, port);
  }
}
