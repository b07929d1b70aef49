package dateline.ingest.format.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Calendar days as text wires write them. A day without a year is the one nearest to the day on
 * which the message came; a year of two digits is of this century.
 */
final class WireDates {

  /** The line behind a text that says when it was sent, and the day of it. */
  record Stamp(String raw, LocalDate day) {}

  /** IPTC 7901: day, hour and minute as six digits, then perhaps a zone, the month, the year. */
  private static final Pattern IPTC =
      Pattern.compile(
          "(\\d{2})([01]\\d|2[0-4])([0-5]\\d)\\s*(?:[A-Z]{3,5}\\s+)?(\\p{L}{3,9})\\.?\\s*"
              + "(\\d{4}|\\d{2})?(?:\\s+[A-Z]{3,5})?");

  /** ANPA 1312 as agencies write it behind the text: {@code AP-NY-10-14-26 1830EDT<}. */
  private static final Pattern ANPA =
      Pattern.compile(
          "(?:[A-Z]{2,4}-[A-Z]{2,4}-)?((\\d{2})-(\\d{2})-(\\d{4}|\\d{2})\\s+"
              + "\\d{4}\\s?(?:[A-Z]{2,4})?)\\s*<?");

  private static final List<Map.Entry<Pattern, String>> WRITTEN =
      List.of(
          Map.entry(Pattern.compile("(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})"), "ymd"),
          Map.entry(Pattern.compile("(?<d>\\d{1,2})\\.\\s?(?<m>\\d{1,2})\\.(?<y>\\d{4})?"), "dmy"),
          Map.entry(
              Pattern.compile("(?<d>\\d{1,2})/(?<m>\\d{1,2})(?:/(?<y>\\d{4}))?(?!\\d)"), "dmy"),
          Map.entry(
              Pattern.compile(
                  "(?<d>\\d{1,2})(?:\\.|er|st|nd|rd|th)?\\s(?:de\\s)?(?<m>\\p{L}{3,10})\\.?"
                      + "(?:,?\\s(?:del?\\s)?(?<y>\\d{4}))?"),
              "dmy"),
          Map.entry(
              Pattern.compile(
                  "(?<m>\\p{L}{3,10})\\.?\\s(?<d>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)"
                      + "(?:,?\\s(?<y>\\d{4}))?"),
              "mdy"));

  private static final Map<String, Integer> MONTHS = months();

  private WireDates() {}

  /** The stamp, if the line is nothing else. */
  static Optional<Stamp> stamp(String line, Optional<LocalDate> near) {
    String text = line.strip();
    Matcher iptc = IPTC.matcher(text);
    if (iptc.matches()) {
      return month(iptc.group(4))
          .flatMap(month -> day(iptc.group(5), month, number(iptc.group(1)), near))
          .map(day -> new Stamp(text, day));
    }
    Matcher anpa = ANPA.matcher(text);
    if (anpa.matches()) {
      return day(anpa.group(4), number(anpa.group(2)), number(anpa.group(3)), near)
          .map(day -> new Stamp(anpa.group(1), day));
    }
    return Optional.empty();
  }

  /** The day of month and day in figures. */
  static Optional<LocalDate> day(int month, int day, Optional<LocalDate> near) {
    return day(null, month, day, near);
  }

  /** The day that the words begin with, such as {@code Oct. 14} or {@code 14.10.}. */
  static Optional<LocalDate> written(String words, Optional<LocalDate> near) {
    String text = Folded.of(words);
    for (Map.Entry<Pattern, String> form : WRITTEN) {
      Matcher matcher = form.getKey().matcher(text);
      if (matcher.lookingAt()) {
        String month = matcher.group("m");
        Optional<Integer> which =
            Character.isDigit(month.charAt(0)) ? Optional.of(number(month)) : month(month);
        Optional<LocalDate> day =
            which.flatMap(m -> day(matcher.group("y"), m, number(matcher.group("d")), near));
        if (day.isPresent()) {
          return day;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> day(
      String year, int month, int day, Optional<LocalDate> near) {
    if (year != null) {
      return valid(year.length() == 2 ? 2000 + number(year) : number(year), month, day);
    }
    return near.flatMap(
        receipt ->
            Stream.of(-1, 0, 1)
                .flatMap(shift -> valid(receipt.getYear() + shift, month, day).stream())
                .min((a, b) -> Long.compare(distance(a, receipt), distance(b, receipt))));
  }

  private static long distance(LocalDate a, LocalDate b) {
    return Math.abs(ChronoUnit.DAYS.between(a, b));
  }

  private static Optional<LocalDate> valid(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      // The figures are no date.
      return Optional.empty();
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** By its beginning, in English, German, French, Spanish, Italian and Portuguese. */
  private static Optional<Integer> month(String name) {
    String folded = Folded.of(name);
    return Optional.ofNullable(MONTHS.get(folded.substring(0, Math.min(4, folded.length()))))
        .or(() -> Optional.ofNullable(MONTHS.get(folded.substring(0, 3))));
  }

  private static Map<String, Integer> months() {
    List<String> names =
        List.of(
            "jan janv ene gen",
            "feb fev fevr",
            "mar mrz mae",
            "apr avr abr",
            "mai may mag",
            "jun juin giu",
            "jul juil lug",
            "aug aou ago",
            "sep set",
            "oct okt ott out",
            "nov",
            "dec dez dic");
    Map<String, Integer> months = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      for (String name : names.get(i).split(" ")) {
        months.put(name, i + 1);
      }
    }
    return Map.copyOf(months);
  }
}
