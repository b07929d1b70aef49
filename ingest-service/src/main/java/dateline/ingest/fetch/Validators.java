package dateline.ingest.fetch;

import java.net.URI;
import java.util.Optional;

/**
 * What makes the next request conditional (RFC 9110 section 8.8), as the server spelt it. It holds
 * for one address alone: where a redirect leads elsewhere, it is not sent there.
 *
 * @param uri the address that answered
 * @param etag the ETag, weak mark included
 * @param lastModified the Last-Modified date
 */
public record Validators(URI uri, Optional<String> etag, Optional<String> lastModified) {

  /** Whether there is anything to send. */
  public boolean isEmpty() {
    return etag.isEmpty() && lastModified.isEmpty();
  }
}
