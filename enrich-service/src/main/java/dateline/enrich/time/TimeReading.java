package dateline.enrich.time;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a delivered time says and how that was decided. An instant, a local date and neither are
 * three different answers: there is never both.
 *
 * @param raw the characters as delivered
 * @param instant the moment, where a time of day was written and a zone was decided
 * @param localDate the date as written, in ISO 8601 reduced precision ({@code 2025-07-03}, {@code
 *     2025-04}, {@code 2025}), where there is no instant
 * @param zone the IANA zone name or numeric offset that led to the instant
 * @param rule what decided: {@code offset}, {@code zone-name}, {@code abbreviation+feed-zone},
 *     {@code abbreviation}, {@code feed-zone}, {@code utc-by-format}, {@code epoch}, {@code
 *     date-only}, {@code relative} or {@code unknown}
 * @param confidence how sure the reading is, from 0 to 1
 * @param flags what is odd: {@code future}, {@code ancient}, {@code day-month-order-assumed},
 *     {@code two-digit-year}, {@code year-assumed}, {@code zone-off-season}, {@code unknown-zone}
 */
public record TimeReading(
    String raw,
    Optional<Instant> instant,
    Optional<String> localDate,
    Optional<String> zone,
    String rule,
    float confidence,
    Set<String> flags) {

  /** Checks that there are not both an instant and a local date. */
  public TimeReading {
    if (instant.isPresent() && localDate.isPresent()) {
      throw new IllegalArgumentException("an instant needs no local date: " + raw);
    }
    flags = Set.copyOf(flags);
  }

  /** The answer where nothing could be read. */
  static TimeReading unread(String raw) {
    return new TimeReading(
        raw, Optional.empty(), Optional.empty(), Optional.empty(), "unknown", 0f, Set.of());
  }

  /** Whether anything was read at all. */
  public boolean isRead() {
    return instant.isPresent() || localDate.isPresent();
  }
}
