package dateline.ingest.poll;

import dateline.ingest.fetch.WebAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Compares origins (RFC 6454): what a feed's credentials are good for. */
final class Origins {

  private Origins() {}

  /** Whether two addresses have the same scheme, host and port; never for what is no address. */
  static boolean same(URI one, URI other) {
    Optional<String> origin = of(one);
    return origin.isPresent() && origin.equals(of(other));
  }

  /**
   * By the authority as it is written: {@link URI#getHost} knows no host with letters beyond ASCII
   * or an underscore, and all that it does not know would be the same.
   */
  private static Optional<String> of(URI uri) {
    return WebAddress.parse(uri.toString())
        .map(
            address -> {
              String scheme = address.getScheme().toLowerCase(Locale.ROOT);
              String authority = address.getRawAuthority().toLowerCase(Locale.ROOT);
              boolean port = authority.matches(".*:\\d+");
              return scheme
                  + "://"
                  + (port ? authority : authority + (scheme.equals("https") ? ":443" : ":80"));
            });
  }
}
