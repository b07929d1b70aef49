package dateline.ingest.poll;

import java.net.URI;

/** Compares origins (RFC 6454): what a feed's credentials are good for. */
final class Origins {

  private Origins() {}

  /** Whether two addresses have the same scheme, host and port. */
  static boolean same(URI one, URI other) {
    return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
        && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
