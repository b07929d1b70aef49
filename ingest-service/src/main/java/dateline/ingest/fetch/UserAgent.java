package dateline.ingest.fetch;

import java.util.Optional;

/** How we name ourselves to sites (RFC 9110 section 10.1.5), and how robots.txt names us. */
final class UserAgent {

  static final String NAME = "Dateline";

  /** As {@link #NAME}, in lower case: robots.txt is read without regard to case. */
  static final String ROBOT = "dateline";

  private UserAgent() {}

  static String of(String version, Optional<String> url) {
    return NAME + "/" + version + url.map(u -> " (+" + u + ")").orElse("");
  }
}
