package dateline.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * For how long an answer need not be asked for again: the freshness lifetime of RFC 9111 section
 * 4.2.1 less its age. Only what the server says; nothing is guessed.
 */
final class Freshness {

  private Freshness() {}

  static Optional<Duration> of(Headers headers, Instant now) {
    Optional<Duration> lifetime = directives(headers).or(() -> expires(headers, now));
    long age = headers.first("age").map(HttpDates::seconds).orElse(OptionalLong.empty()).orElse(0);
    return lifetime.map(life -> life.getSeconds() > age ? life.minusSeconds(age) : Duration.ZERO);
  }

  private static Optional<Duration> directives(Headers headers) {
    Optional<Duration> maxAge = Optional.empty();
    for (String line : headers.all("cache-control")) {
      for (String written : line.split(",")) {
        String directive = written.strip().toLowerCase(Locale.ROOT);
        if (directive.equals("no-cache") || directive.equals("no-store")) {
          return Optional.of(Duration.ZERO);
        }
        if (directive.startsWith("max-age=") && maxAge.isEmpty()) {
          OptionalLong seconds = HttpDates.seconds(directive.substring(8).replace("\"", ""));
          maxAge =
              seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsLong())) : maxAge;
        }
      }
    }
    return maxAge;
  }

  private static Optional<Duration> expires(Headers headers, Instant now) {
    // A date that can't be read, as 0, means that it has expired (RFC 9111 section 5.3).
    return headers
        .first("expires")
        .map(
            value -> {
              Instant date = headers.first("date").flatMap(HttpDates::parse).orElse(now);
              Duration life =
                  HttpDates.parse(value).map(e -> Duration.between(date, e)).orElse(Duration.ZERO);
              return life.isNegative() ? Duration.ZERO : life;
            });
  }
}
