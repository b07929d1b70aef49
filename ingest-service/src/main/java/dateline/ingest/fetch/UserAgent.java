package dateline.ingest.fetch;

import java.util.Optional;

/** How we name ourselves to sites (RFC 9110 section 10.1.5), and how robots.txt names us. */
final class UserAgent {

  static final String NAME = "Dateline";

  private UserAgent() {}

  static String of(String version, Optional<String> url) {
    return NAME + "/" + version + url.map(u -> " (+" + u + ")").orElse("");
  }
}
