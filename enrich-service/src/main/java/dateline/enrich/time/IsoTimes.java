package dateline.enrich.time;

import dateline.enrich.time.Written.ZoneHint;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The profiles of ISO 8601 that feeds and pages use: RFC 3339, W3C-DTF, basic format, week dates,
 * ordinal dates, reduced precision, with the zone suffix of RFC 9557; also with single digits, a
 * space for the T, and a comma before the fraction.
 */
final class IsoTimes {

  private static final String CLOCK =
      "(?:[Tt]|\\s{1,3}|(?<=\\d)_)\\s?(\\d{1,2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,12}))?)?)?"
          + "\\s?([Zz]|[+\\-\u2212]\\d{1,2}(?::?\\d{2})?)?(?:\\s?(?:\\[!?([A-Za-z_/+\\-0-9]{1,40})]|([A-Z]{1,5})))?";
  private static final Pattern EXTENDED =
      Pattern.compile(
          "(\\d{4})[-\u2010\u2212](\\d{1,2})(?:[-\u2010\u2212](\\d{1,2})(?:"
              + CLOCK
              + ")?(?:[Zz]|[+\\-]\\d{2}:\\d{2})?)?");
  private static final Pattern BASIC =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(?:[Tt]?(\\d{2})(\\d{2})(\\d{2})?(?:[.,](\\d{1,12}))?\\s?([Zz]|[+\\-]\\d{2}:?\\d{2})?)?");
  private static final Pattern WEEK =
      Pattern.compile("(\\d{4})-?W(\\d{2})(?:-?([1-7])(?:" + CLOCK + ")?)?");
  private static final Pattern ORDINAL = Pattern.compile("(\\d{4})-(\\d{3})(?:" + CLOCK + ")?");
  private static final Pattern YEAR = Pattern.compile("(1[5-9]|20)\\d{2}");

  private IsoTimes() {}

  /** Reads the text if it is one ISO date or date-time and nothing else. */
  static Optional<Written> read(String text) {
    if (text.length() < 4 || !isDigit(text.charAt(0)) || !isDigit(text.charAt(3))) {
      return Optional.empty();
    }
    try {
      return readAll(text);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Written> readAll(String text) {
    Matcher m = EXTENDED.matcher(text);
    if (m.matches()) {
      return extended(m);
    }
    m = BASIC.matcher(text);
    if (m.matches()) {
      return basic(m);
    }
    m = ORDINAL.matcher(text);
    if (m.matches()) {
      return timed(Year.of(number(m, 1)).atDay(number(m, 2)), m, 3);
    }
    m = WEEK.matcher(text);
    if (m.matches()) {
      return week(m);
    }
    return YEAR.matcher(text).matches() ? Optional.of(Written.dateOnly(text)) : Optional.empty();
  }

  private static Optional<Written> extended(Matcher m) {
    if (m.group(3) == null) {
      int month = number(m, 2);
      return month >= 1 && month <= 12 && m.group(2).length() == 2
          ? Optional.of(Written.dateOnly(m.group(1) + "-" + m.group(2)))
          : Optional.empty();
    }
    return timed(LocalDate.of(number(m, 1), number(m, 2), number(m, 3)), m, 4);
  }

  private static Optional<Written> basic(Matcher m) {
    int year = number(m, 1);
    if (year < 1800 || year > 2199) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.of(year, number(m, 2), number(m, 3));
    if (m.group(4) == null) {
      return Optional.of(Written.dateOnly(day.toString()));
    }
    Optional<ZoneOffset> offset = Optional.ofNullable(m.group(8)).flatMap(ClockTime::offset);
    return ClockTime.of(m.group(4), m.group(5), m.group(6), m.group(7))
        .map(time -> written(day, time, new ZoneHint(offset, Optional.empty())));
  }

  private static Optional<Written> week(Matcher m) {
    int weekday = m.group(3) == null ? 1 : number(m, 3);
    LocalDate day =
        LocalDate.of(number(m, 1), 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(m, 2))
            .with(DayOfWeek.of(weekday));
    return timed(day, m, 4);
  }

  private static Optional<Written> timed(LocalDate day, Matcher m, int hour) {
    if (m.group(hour) == null) {
      return Optional.of(Written.dateOnly(day.toString()));
    }
    Optional<ZoneOffset> offset =
        Optional.ofNullable(m.group(hour + 4))
            .map(o -> o.replace('\u2212', '-'))
            .flatMap(ClockTime::offset);
    Optional<String> name =
        Optional.ofNullable(m.group(hour + 5)).or(() -> Optional.ofNullable(m.group(hour + 6)));
    return ClockTime.of(m.group(hour), m.group(hour + 1), m.group(hour + 2), m.group(hour + 3))
        .map(time -> written(day, time, new ZoneHint(offset, name)));
  }

  private static Written written(LocalDate day, ClockTime time, ZoneHint hint) {
    return new Written(day.toString(), Optional.of(time.on(day)), hint, 1f, Set.of());
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
