package dateline.enrich.time;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a line of text is a time and nothing else, as pages print it beside a story. */
public final class DateLines {

  private static final int LONGEST = 70;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{1,30}(?:/[A-Za-z_]{1,20})?");
  private static final Set<String> FILLERS =
      Set.of(
          "am", "pm", "a", "p", "m", "at", "on", "of", "um", "uhr", "den", "der", "le", "la", "de",
          "del", "du", "el", "em", "do", "il", "alle", "ore", "h", "st", "nd", "rd", "th", "er",
          "kl", "om", "the", "t", "z", "les", "y", "las", "as", "local", "time", "hrs", "years",
          "min", "hours", "hour", "ago", "minutes", "days", "day", "vor", "stunden", "minuten",
          "tagen");

  private DateLines() {}

  /** Whether every word of the line belongs to a date, and there is a digit in it. */
  public static boolean isOnlyTime(String line) {
    if (line.length() > LONGEST
        || line.length() < 6
        || line.chars().noneMatch(Character::isDigit)) {
      return false;
    }
    boolean dated = line.chars().filter(Character::isDigit).count() >= 4;
    Matcher m = WORD.matcher(line);
    while (m.find()) {
      String word = m.group();
      boolean month = CalendarNames.month(word, Locale.ROOT).isPresent();
      dated |= month || word.equalsIgnoreCase("ago") || word.equalsIgnoreCase("vor");
      if (!month && !isTimeWord(word)) {
        return false;
      }
    }
    return dated && line.chars().noneMatch(c -> c == '$' || c == '\u20ac' || c == '%' || c == '?');
  }

  private static boolean isTimeWord(String word) {
    return FILLERS.contains(CalendarNames.key(word))
        || CalendarNames.isWeekday(word)
        || Zones.isZoneName(word.toUpperCase(Locale.ROOT));
  }
}
