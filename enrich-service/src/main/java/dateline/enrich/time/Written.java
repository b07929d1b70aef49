package dateline.enrich.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * A time as written, before any zone is decided.
 *
 * @param date the date in ISO 8601 reduced precision
 * @param local date and time of day, where both were written
 * @param hint what was written about the zone
 * @param confidence what the reading of the digits itself is worth
 * @param flags what is odd about them
 */
record Written(
    String date,
    Optional<LocalDateTime> local,
    ZoneHint hint,
    float confidence,
    Set<String> flags) {

  /** A numeric offset, or a name, or neither, as written beside the time. */
  record ZoneHint(Optional<ZoneOffset> offset, Optional<String> name) {
    static final ZoneHint NONE = new ZoneHint(Optional.empty(), Optional.empty());

    static ZoneHint of(ZoneOffset offset) {
      return new ZoneHint(Optional.of(offset), Optional.empty());
    }

    static ZoneHint of(String name) {
      return new ZoneHint(Optional.empty(), Optional.of(name));
    }
  }

  static Written dateOnly(String date) {
    return new Written(date, Optional.empty(), ZoneHint.NONE, 1f, Set.of());
  }

  static Written at(LocalDate day, LocalTime time, ZoneHint hint) {
    return new Written(day.toString(), Optional.of(day.atTime(time)), hint, 1f, Set.of());
  }
}
