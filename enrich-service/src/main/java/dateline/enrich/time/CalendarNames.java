package dateline.enrich.time;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Month and weekday names in every language that the platform's CLDR data has. A name is read in
 * the text's own language first, then in English, then in whatever languages agree on it: {@code
 * listopad} is October in Croatian and November in Polish, so that without a language it is
 * neither.
 */
final class CalendarNames {

  private static final TextStyle[] STYLES = {
    TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
  };
  private static final int AMBIGUOUS = -1;
  private static final int SHORTEST_FOREIGN = 3;

  private static final Map<String, Map<String, Integer>> MONTHS = new ConcurrentHashMap<>();
  private static final Map<String, Map<String, Integer>> WEEKDAYS = new ConcurrentHashMap<>();

  private CalendarNames() {}

  /** Loaded once, when the first name that neither the language nor English knows is read. */
  private static final class Everywhere {
    static final Map<String, Integer> MONTHS = all(CalendarNames::months);
    static final Set<String> WEEKDAYS = all(CalendarNames::weekdays).keySet();
  }

  static Optional<Month> month(String word, Locale locale) {
    String key = key(word);
    Integer found = months(locale.getLanguage()).get(key);
    if (found == null) {
      found = months("en").get(key);
    }
    if (found == null && key.length() >= SHORTEST_FOREIGN) {
      found = Everywhere.MONTHS.get(key);
    }
    return found == null || found == AMBIGUOUS ? Optional.empty() : Optional.of(Month.of(found));
  }

  /** A month's name in the given language only. */
  static Optional<Month> monthIn(String word, Locale locale) {
    return Optional.ofNullable(months(locale.getLanguage()).get(key(word))).map(Month::of);
  }

  /** A weekday's name in the given language only. */
  static Optional<DayOfWeek> weekdayIn(String word, Locale locale) {
    return Optional.ofNullable(weekdays(locale.getLanguage()).get(key(word))).map(DayOfWeek::of);
  }

  /** Whether the word is a weekday in any language. */
  static boolean isWeekday(String word) {
    String key = key(word);
    return weekdays("en").containsKey(key) || Everywhere.WEEKDAYS.contains(key);
  }

  private static Map<String, Integer> months(String language) {
    return MONTHS.computeIfAbsent(
        language,
        l -> {
          Map<String, Integer> names =
              table(12, (i, s) -> Month.of(i).getDisplayName(s, Locale.forLanguageTag(l)));
          if (l.equals("en")) {
            names.put("sept", 9);
          }
          if (l.equals("de")) {
            names.put("maerz", 3);
            names.put("janner", 1);
            names.put("jaenner", 1);
            names.put("feber", 2);
          }
          return names;
        });
  }

  private static Map<String, Integer> weekdays(String language) {
    return WEEKDAYS.computeIfAbsent(
        language,
        l -> table(7, (i, s) -> DayOfWeek.of(i).getDisplayName(s, Locale.forLanguageTag(l))));
  }

  private static Map<String, Integer> table(int size, BiFunction<Integer, TextStyle, String> name) {
    Map<String, Integer> names = new HashMap<>();
    for (int i = 1; i <= size; i++) {
      for (TextStyle style : STYLES) {
        String key = key(name.apply(i, style));
        if (!key.isEmpty() && key.chars().allMatch(CalendarNames::isPartOfWord)) {
          names.put(key, i);
        }
      }
    }
    return names;
  }

  private static Map<String, Integer> all(Function<String, Map<String, Integer>> namesOf) {
    Map<String, Integer> merged = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (Locale locale : Locale.getAvailableLocales()) {
      String language = locale.getLanguage();
      if (!language.isEmpty() && locale.getCountry().isEmpty() && seen.add(language)) {
        namesOf
            .apply(language)
            .forEach((name, i) -> merged.merge(name, i, (a, b) -> a.equals(b) ? a : AMBIGUOUS));
      }
    }
    return merged;
  }

  /** Lower case, without accents, without the abbreviation's dot. */
  static String key(String word) {
    String plain = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    String lower = plain.toLowerCase(Locale.ROOT);
    if (isAscii(lower)) {
      return lower;
    }
    StringBuilder bare = new StringBuilder(lower.length());
    Normalizer.normalize(lower, Normalizer.Form.NFKD)
        .chars()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> bare.append((char) c));
    return bare.toString();
  }

  private static boolean isPartOfWord(int c) {
    return Character.isLetter(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
