package dateline.enrich.time;

import dateline.enrich.time.Written.ZoneHint;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is written about the zone around a time of day.
 *
 * @param hint the offset or name
 * @param rest the text around, with the passage about the zone cut out: there the date stands
 */
record ZoneText(ZoneHint hint, String rest) {

  private static final Pattern OFFSET =
      Pattern.compile(
          "(?:\\b(?:GMT|UTC|UT|Z)\\s?)?(?<![\\d/])([+\\-\u2212]\\s?\\d{1,2}:\\d{2}|[+\\-\u2212]\\d{3,4}|[+\\-\u2212]\\d{1,2})(?![\\d/.:\\-])");
  private static final Pattern IANA =
      Pattern.compile("[A-Za-z]{2,12}(?:/[A-Za-z_+\\-0-9]{2,20}){1,2}");
  private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\d])\\p{L}{1,5}(?![\\p{L}\\d])");
  private static final Pattern LONG_NAME =
      Pattern.compile(
          "\\(?\\b(india(?:n)?|eastern|central|mountain|pacific|central european|british|israel|japan)"
              + " (standard |daylight |summer )?time\\)?",
          Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> LONG =
      Map.of(
          "india",
          "IST",
          "indian",
          "IST",
          "eastern",
          "ET",
          "central",
          "CT",
          "mountain",
          "MT",
          "pacific",
          "PT",
          "central european",
          "CET",
          "british",
          "BST",
          "japan",
          "JST");

  static ZoneText find(String before, String behind) {
    Matcher m = OFFSET.matcher(behind);
    while (m.find()) {
      Optional<ZoneOffset> offset =
          ClockTime.offset(m.group(1).replace('\u2212', '-').replace(" ", ""));
      if (offset.isPresent() && !isMiddleOfDate(behind, m.start(1))) {
        return new ZoneText(ZoneHint.of(offset.get()), before + " " + without(behind, m));
      }
    }
    m = IANA.matcher(behind);
    while (m.find()) {
      if (Zones.iana(m.group()).isPresent()) {
        return new ZoneText(ZoneHint.of(m.group()), before + " " + without(behind, m));
      }
    }
    m = LONG_NAME.matcher(behind);
    if (m.find()) {
      String name = LONG.getOrDefault(m.group(1).toLowerCase(Locale.ROOT), "");
      return new ZoneText(ZoneHint.of(name), before + " " + without(behind, m));
    }
    return byLetters(before, behind);
  }

  private static ZoneText byLetters(String before, String behind) {
    Matcher m = WORD.matcher(behind);
    boolean first = true;
    while (m.find()) {
      String word = m.group();
      boolean beside = first && isBeside(behind, m.start());
      if (isZone(word, beside)) {
        return new ZoneText(ZoneHint.of(word), before + " " + without(behind, m));
      }
      if (beside && isUnknownZone(word)) {
        return new ZoneText(ZoneHint.of(word), before + " " + without(behind, m));
      }
      first = false;
    }
    m = WORD.matcher(before);
    String last = null;
    while (m.find()) {
      last = m.group().length() > 2 && isZone(m.group(), false) ? m.group() : last;
    }
    return new ZoneText(last == null ? ZoneHint.NONE : ZoneHint.of(last), before + " " + behind);
  }

  /** Small letters count only right behind the time: {@code est} is a word of several languages. */
  private static boolean isZone(String word, boolean beside) {
    String upper = word.toUpperCase(Locale.ROOT);
    if (word.length() < 3 && !beside) {
      return false;
    }
    return (beside || word.equals(upper)) && Zones.isZoneName(upper);
  }

  private static boolean isUnknownZone(String word) {
    return word.length() >= 3
        && word.equals(word.toUpperCase(Locale.ROOT))
        && word.chars().allMatch(c -> c >= 'A' && c <= 'Z')
        && !word.equals("UHR")
        && CalendarNames.month(word, Locale.ROOT).isEmpty()
        && !CalendarNames.isWeekday(word);
  }

  private static boolean isBeside(String behind, int start) {
    for (int i = 0; i < start; i++) {
      char c = behind.charAt(i);
      if (c != ' ' && c != '(' && c != '[' && c != ',') {
        return false;
      }
    }
    return true;
  }

  /** {@code 04-07-2025} behind a time is a date, not an offset. */
  private static boolean isMiddleOfDate(String text, int sign) {
    return sign > 0 && Character.isDigit(text.charAt(sign - 1));
  }

  private static String without(String text, Matcher m) {
    return text.substring(0, m.start()) + " " + text.substring(m.end());
  }
}
