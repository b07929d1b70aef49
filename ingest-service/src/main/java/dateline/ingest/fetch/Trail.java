package dateline.ingest.fetch;

import java.net.URI;

/**
 * The way that a fetch took.
 *
 * @param requested the address asked for
 * @param finalUri the address that answered, or failed to
 * @param permanentUri where a row of 301 and 308 from the start led: the address to ask for from
 *     now on; the requested one where there was none. A 302, 303 or 307 ends the row
 * @param redirects how many redirects were followed
 */
public record Trail(URI requested, URI finalUri, URI permanentUri, int redirects) {

  /** Before anything was asked. */
  public static Trail at(URI uri) {
    return new Trail(uri, uri, uri, 0);
  }

  /** Whether the address is to be replaced for good. */
  public boolean moved() {
    return !permanentUri.equals(requested);
  }

  Trail to(URI next, boolean permanent) {
    boolean row = permanent && permanentUri.equals(finalUri);
    return new Trail(requested, next, row ? next : permanentUri, redirects + 1);
  }
}
