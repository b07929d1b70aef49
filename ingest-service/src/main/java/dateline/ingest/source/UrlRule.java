package dateline.ingest.source;

import java.net.URI;
import java.util.Optional;

/**
 * Says which addresses may be fetched, as far as that can be told without asking anybody: what a
 * host resolves to is checked at each fetch.
 */
@FunctionalInterface
public interface UrlRule {

  /** Any host, on the ports of HTTP and HTTPS. */
  UrlRule STANDARD =
      url ->
          url.getPort() == -1 || url.getPort() == 80 || url.getPort() == 443
              ? Optional.empty()
              : Optional.of("has a port other than 80 and 443: " + url.getPort());

  /**
   * Why the address may not be fetched; empty if it may.
   *
   * @param url an absolute address of http or https with a host and without user information
   */
  Optional<String> refusal(URI url);
}
