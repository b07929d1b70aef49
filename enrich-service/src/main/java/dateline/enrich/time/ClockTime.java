package dateline.enrich.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A time of day from its written digits. 24:00 is midnight at the end of the day (ISO 8601), and a
 * leap second is read as the second before it, because the platform's time scale has none.
 */
record ClockTime(LocalTime time, boolean endOfDay) {

  private static final int NANO_DIGITS = 9;
  private static final int MAX_OFFSET_HOURS = 15;

  /** Reads hour, minute, second and the digits of a fraction; nulls are zero. */
  static Optional<ClockTime> of(String hour, String minute, String second, String fraction) {
    int h = number(hour);
    int m = number(minute);
    int s = Math.min(number(second), 60);
    if (h == 24 && m == 0 && s == 0) {
      return Optional.of(new ClockTime(LocalTime.MIDNIGHT, true));
    }
    if (h > 23 || m > 59 || number(second) > 60) {
      return Optional.empty();
    }
    return Optional.of(new ClockTime(LocalTime.of(h, m, Math.min(s, 59), nanos(fraction)), false));
  }

  /** The same time on a twelve-hour clock's afternoon or morning. */
  Optional<ClockTime> onHalf(boolean afternoon) {
    int hour = time.getHour();
    if (endOfDay || hour > 12) {
      return Optional.of(this);
    }
    int full = hour % 12 + (afternoon ? 12 : 0);
    return Optional.of(new ClockTime(time.withHour(full), false));
  }

  LocalDateTime on(LocalDate day) {
    return (endOfDay ? day.plusDays(1) : day).atTime(time);
  }

  /** Reads {@code +05:30}, {@code +0530}, {@code +05}, {@code -5:00}, {@code Z}. */
  static Optional<ZoneOffset> offset(String text) {
    if (text.equalsIgnoreCase("z")) {
      return Optional.of(ZoneOffset.UTC);
    }
    int sign = text.charAt(0) == '+' ? 1 : -1;
    String digits = text.substring(1).strip();
    int colon = digits.indexOf(':');
    String hours =
        colon > 0
            ? digits.substring(0, colon)
            : digits.substring(0, Math.max(1, digits.length() - minuteDigits(digits)));
    String minutes = colon > 0 ? digits.substring(colon + 1) : digits.substring(hours.length());
    int h = number(hours);
    int m = number(minutes);
    if (h > MAX_OFFSET_HOURS || m > 59) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneOffset.ofHoursMinutes(sign * h, sign * m));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int minuteDigits(String digits) {
    return digits.length() > 2 ? 2 : 0;
  }

  private static int nanos(String fraction) {
    if (fraction == null || fraction.isEmpty()) {
      return 0;
    }
    String nine = (fraction + "000000000").substring(0, NANO_DIGITS);
    return Integer.parseInt(nine);
  }

  private static int number(String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
