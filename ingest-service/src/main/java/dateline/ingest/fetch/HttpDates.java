package dateline.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Times in headers: the three forms of RFC 9110 section 5.6.7, and Retry-After in both of its
 * (section 10.2.3).
 */
final class HttpDates {

  // 'GMT' as a literal: no zone name is left to the JDK.
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          form("[EEE, ]d[ ][-]MMM[ ][-]uuuu HH:mm:ss[ 'GMT'][ 'UTC'][ +0000]")
              .toFormatter(Locale.ENGLISH),
          form("EEEE, d-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
              .appendPattern(" HH:mm:ss 'GMT'")
              .toFormatter(Locale.ENGLISH),
          form("EEE MMM ppd HH:mm:ss uuuu").toFormatter(Locale.ENGLISH));

  private HttpDates() {}

  /** Reads a date; nothing for what is none. */
  static Optional<Instant> parse(String written) {
    for (DateTimeFormatter form : FORMS) {
      try {
        return Optional.of(LocalDateTime.parse(written.strip(), form).toInstant(ZoneOffset.UTC));
      } catch (DateTimeParseException e) {
        // the next form
      }
    }
    return Optional.empty();
  }

  /** How long to stay away by Retry-After; a date that has passed means not at all. */
  static Optional<Duration> retryAfter(Headers headers, Instant now) {
    return headers
        .first("retry-after")
        .flatMap(
            value ->
                seconds(value).isPresent()
                    ? Optional.of(Duration.ofSeconds(seconds(value).getAsLong()))
                    : parse(value).map(date -> Duration.between(now, date)))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  /** A number of seconds as headers have it; what is beyond any use counts as ten years. */
  static OptionalLong seconds(String written) {
    String digits = written.strip();
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    long most = 10 * 365 * 86_400L;
    return OptionalLong.of(digits.length() > 12 ? most : Math.min(most, Long.parseLong(digits)));
  }

  private static DateTimeFormatterBuilder form(String pattern) {
    return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
  }
}
