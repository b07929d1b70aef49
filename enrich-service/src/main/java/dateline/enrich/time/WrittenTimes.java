package dateline.enrich.time;

import dateline.enrich.time.Written.ZoneHint;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as mail, feeds and people write them: RFC 822, RFC 850, asctime, dates in figures or words
 * of any language, twelve-hour clocks, words around them. The time of day is cut out first, then
 * what stands beside it tells the zone, and what is left is the date.
 */
final class WrittenTimes {

  private static final Pattern COLON_CLOCK =
      Pattern.compile(
          "(?<![\\d.:])(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9}))?)?(?![\\d:])");
  private static final Pattern LEADING_DOT_CLOCK =
      Pattern.compile(
          "(?:(?<=[,;|] )|(?<=\\bum )|(?<=\\bkl\\. )|(?<=\\bkl )|(?<=\\bklo )|(?<=\\bat )|(?<=\\bore ))"
              + "(\\d{1,2})\\.(\\d{2})(?:\\.(\\d{2}))?()(?![\\d.])");
  private static final Pattern TRAILING_DOT_CLOCK =
      Pattern.compile(
          "(?<![\\d.])(\\d{1,2})\\.(\\d{2})(?:\\.(\\d{2}))?()(?=\\s?(?:uhr|h\\b|[ap]\\.?m\\b))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HOUR_WORD =
      Pattern.compile(
          "(?<![\\d.:])(\\d{1,2})\\s?(?:h|uhr)(?:\\s?(\\d{2}))?()()(?![\\p{L}\\d])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HALF_DAY_HOUR =
      Pattern.compile(
          "(?<![\\d.:])(\\d{1,2})()()()(?=\\s?[ap]\\.?\\s?m\\b)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CJK_CLOCK =
      Pattern.compile(
          "(\\d{1,2})\\s?[\u6642\u65f6\u70b9\u9ede\uc2dc](?:\\s?(\\d{1,2})\\s?[\u5206\ubd84])?(?:\\s?(\\d{1,2})\\s?[\u79d2\ucd08])?()");

  /** Four digits before a zone, as wires write it: {@code 0001 GMT}. A year is none. */
  private static final Pattern WIRE_CLOCK =
      Pattern.compile(
          "(?<![\\d.:/-])(?!19\\d\\d|20[0-9]\\d)([01]\\d|2[0-4])([0-5]\\d)()()"
              + "(?=\\s?(?:hrs?\\b|hours\\b|h\\b|[A-Z]{1,5}\\b))");

  private static final Pattern[] CLOCKS = {
    COLON_CLOCK,
    TRAILING_DOT_CLOCK,
    LEADING_DOT_CLOCK,
    HALF_DAY_HOUR,
    HOUR_WORD,
    CJK_CLOCK,
    WIRE_CLOCK
  };
  private static final Pattern HALF_BEHIND =
      Pattern.compile("\\s?([ap])\\.?\\s?m\\b\\.?", Pattern.CASE_INSENSITIVE);
  private static final Pattern HALF_BEFORE =
      Pattern.compile(
          "(?:(\u4e0a\u5348|\u5348\u524d|\uc624\uc804|\u51cc\u6668|\u65e9\u4e0a)|(\u4e0b\u5348|\u5348\u5f8c|\uc624\ud6c4|\u665a\u4e0a))\\s?$");

  private WrittenTimes() {}

  /** Reads the first date, and the first time of day if there is one. */
  static Optional<Written> read(String text, TimeContext context) {
    try {
      for (Pattern pattern : CLOCKS) {
        Matcher clock = pattern.matcher(text);
        while (clock.find()) {
          Optional<Written> found = withClock(text, clock, context);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return WrittenDates.read(text, context).map(WrittenDates.Found::withoutTime);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Written> withClock(String text, Matcher clock, TimeContext context) {
    Optional<ClockTime> time =
        ClockTime.of(clock.group(1), clock.group(2), clock.group(3), clock.group(4));
    String before = text.substring(0, clock.start());
    String behind = text.substring(clock.end());
    Matcher half = HALF_BEHIND.matcher(behind);
    if (half.lookingAt()) {
      boolean afternoon = half.group(1).equalsIgnoreCase("p");
      time = time.flatMap(t -> t.onHalf(afternoon));
      behind = behind.substring(half.end());
    } else {
      Matcher earlier = HALF_BEFORE.matcher(before);
      if (earlier.find()) {
        boolean afternoon = earlier.group(2) != null;
        time = time.flatMap(t -> t.onHalf(afternoon));
        before = before.substring(0, earlier.start());
      }
    }
    if (time.isEmpty()) {
      return Optional.empty();
    }
    ZoneText zone = ZoneText.find(before, behind);
    ClockTime read = time.get();
    return WrittenDates.read(zone.rest(), context).flatMap(date -> joined(date, read, zone.hint()));
  }

  private static Optional<Written> joined(WrittenDates.Found date, ClockTime time, ZoneHint zone) {
    Optional<LocalDate> day = date.day();
    return day.map(
        d ->
            new Written(
                date.iso(), Optional.of(time.on(d)), zone, date.confidence(), date.flags()));
  }
}
