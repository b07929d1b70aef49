package dateline.ingest.fetch;

import java.net.URI;
import java.util.Locale;

/**
 * An address whose form has been checked, taken apart for a connection.
 *
 * @param uri the address
 * @param tls whether it is https
 * @param host host name in lower case without a closing dot, or an IP address without brackets
 * @param port the port, also where the address leaves it out
 */
record Target(URI uri, boolean tls, String host, int port) {

  /** Scheme, host and port (RFC 6454): what credentials belong to. */
  String origin() {
    return (tls ? "https" : "http") + "://" + host + ":" + port;
  }

  /** Value of the Host header. */
  String authority() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return port == (tls ? 443 : 80) ? name : name + ":" + port;
  }

  /** Path and query for the request line. */
  String pathAndQuery() {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  static Target of(URI uri, String host, int port) {
    boolean tls = uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
    return new Target(uri, tls, host, port < 0 ? (tls ? 443 : 80) : port);
  }
}
