package dateline.enrich.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for a date at each word of one text. */
record MentionScan(String text, List<Words.Word> words, Locale locale, LocalDate reference) {

  private static final Set<String> YEAR_LEADS =
      Set.of(
          "in",
          "since",
          "by",
          "until",
          "till",
          "from",
          "before",
          "after",
          "during",
          "late",
          "early",
          "mid",
          "around",
          "seit",
          "jahr",
          "jahre",
          "bis",
          "ab",
          "anfang",
          "ende",
          "mitte",
          "en",
          "depuis",
          "avant",
          "apr\u00e8s",
          "vers",
          "desde",
          "hasta",
          "a\u00f1o",
          "em",
          "at\u00e9",
          "ano",
          "nel",
          "dal",
          "sinds",
          "tot");
  private static final Set<String> JOINS = Set.of("of", "de", "del", "do");
  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er");
  private static final Set<String> NEXT =
      Set.of("next", "coming", "n\u00e4chsten", "kommenden", "prochain");
  private static final Map<String, Map<String, Integer>> DAYS =
      Map.of(
          "en", Map.of("yesterday", -1, "today", 0, "tomorrow", 1),
          "de", Map.of("gestern", -1, "vorgestern", -2, "heute", 0),
          "fr", Map.of("hier", -1, "demain", 1),
          "es", Map.of("ayer", -1, "hoy", 0),
          "it", Map.of("ieri", -1, "oggi", 0),
          "pt", Map.of("ontem", -1, "hoje", 0),
          "nl", Map.of("gisteren", -1, "vandaag", 0));
  private static final Set<String> CAPITALISING = Set.of("en", "de");
  private static final int FIRST_YEAR = 1500;
  private static final int SHORTEST_DAY = 3;
  private static final int LAST_YEAR = 2199;

  /** Words {@code first} to {@code last} say this date. */
  record Hit(int first, int last, String date, String rule, float confidence) {}

  Optional<Hit> at(int i) {
    Words.Word word = words.get(i);
    if (word.isNumber()) {
      return dayFirst(i).or(() -> year(i));
    }
    Optional<Month> month = month(word);
    if (month.isPresent()) {
      Optional<Hit> dated = monthFirst(i, month.get());
      if (dated.isPresent()) {
        return dated;
      }
    }
    return weekday(i).or(() -> relativeDay(i));
  }

  TimeMention mention(Hit hit) {
    int start = words.get(hit.first()).start();
    int end = words.get(hit.last()).end();
    String passage = text.substring(start, end);
    return new TimeMention(
        start,
        end,
        passage,
        new TimeReading(
            passage,
            Optional.empty(),
            Optional.of(hit.date()),
            Optional.empty(),
            hit.rule(),
            hit.confidence(),
            Set.of()));
  }

  /** {@code 3 July 2025}, {@code 3. Juli}, {@code 3rd of July}. */
  private Optional<Hit> dayFirst(int i) {
    int day = words.get(i).number();
    int at = skip(i + 1, ORDINALS);
    at = skip(at, JOINS);
    if (day < 1 || day > 31 || words.get(i).length() > 2 || at >= words.size() || !close(i, at)) {
      return Optional.empty();
    }
    Optional<Month> month = month(words.get(at));
    return month.isEmpty() ? Optional.empty() : day(i, at, month.get(), day, at);
  }

  /** {@code July 3, 2025}, {@code July 2025}, {@code July of 2025}. */
  private Optional<Hit> monthFirst(int i, Month month) {
    int at = skip(i + 1, JOINS);
    if (at >= words.size() || !close(i, at) || !words.get(at).isNumber()) {
      return Optional.empty();
    }
    if (isYear(at)) {
      String date = YearMonth.of(words.get(at).number(), month).toString();
      return Optional.of(new Hit(i, at, date, "date-only", 0.95f));
    }
    int day = words.get(at).number();
    boolean english = locale.getLanguage().equals("en");
    return english && at == i + 1 && day >= 1 && day <= 31 && words.get(at).length() <= 2
        ? day(i, at, month, day, skipTo(at, ORDINALS))
        : Optional.empty();
  }

  private Optional<Hit> day(int first, int last, Month month, int day, int before) {
    int at = skip(before + 1, JOINS);
    boolean dated = at < words.size() && close(before, at) && isYear(at);
    int year = dated ? words.get(at).number() : reference.getYear();
    if (day > month.length(Year.isLeap(year))) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.of(year, month, day);
    if (dated) {
      return Optional.of(new Hit(first, at, date.toString(), "date-only", 0.95f));
    }
    LocalDate past = date.isAfter(reference.plusMonths(3)) ? date.minusYears(1) : date;
    return Optional.of(new Hit(first, Math.max(last, before), past.toString(), "relative", 0.6f));
  }

  /** A bare year counts only behind a word that leads one: numbers are mostly amounts. */
  private Optional<Hit> year(int i) {
    boolean led =
        i > 0
            && YEAR_LEADS.contains(words.get(i - 1).lower())
            && close(i - 1, i)
            && isYear(i)
            && words.get(i).number() >= 1800
            && words.get(i).number() <= reference.getYear() + 50
            && endsThere(i);
    return led
        ? Optional.of(new Hit(i, i, words.get(i).text(), "date-only", 0.85f))
        : Optional.empty();
  }

  /** {@code in 2000 homes} counts homes: a year is followed by a break or by a small word. */
  private boolean endsThere(int i) {
    if (i + 1 >= words.size() || !words.get(i + 1).isRightBehind(words.get(i))) {
      return true;
    }
    String next = words.get(i + 1).lower();
    return next.length() <= 4
        || Character.isUpperCase(words.get(i + 1).text().charAt(0))
        || words.get(i).number() % 100 != 0;
  }

  private Optional<Hit> weekday(int i) {
    if (words.get(i).length() <= 4 || !capitalised(words.get(i))) {
      return Optional.empty();
    }
    Optional<DayOfWeek> weekday = CalendarNames.weekdayIn(words.get(i).text(), locale);
    if (weekday.isEmpty()) {
      return Optional.empty();
    }
    boolean ahead = i > 0 && NEXT.contains(words.get(i - 1).lower());
    LocalDate date =
        reference.with(
            ahead
                ? TemporalAdjusters.next(weekday.get())
                : TemporalAdjusters.previousOrSame(weekday.get()));
    return Optional.of(new Hit(i, i, date.toString(), "relative", ahead ? 0.6f : 0.7f));
  }

  private Optional<Hit> relativeDay(int i) {
    if (words.get(i).length() < SHORTEST_DAY) {
      return Optional.empty();
    }
    Map<String, Integer> days = DAYS.getOrDefault(locale.getLanguage(), Map.of());
    return Optional.ofNullable(days.get(words.get(i).lower()))
        .map(d -> new Hit(i, i, reference.plusDays(d).toString(), "relative", 0.7f));
  }

  private Optional<Month> month(Words.Word word) {
    return word.length() >= 3 && capitalised(word)
        ? CalendarNames.monthIn(word.text(), locale)
        : Optional.empty();
  }

  /** Names of months and weekdays are capitalised in English, German and Dutch's neighbours. */
  private boolean capitalised(Words.Word word) {
    return Character.isUpperCase(word.text().charAt(0))
        || !CAPITALISING.contains(locale.getLanguage());
  }

  private boolean isYear(int i) {
    Words.Word word = words.get(i);
    return word.isNumber()
        && word.length() == 4
        && word.number() >= FIRST_YEAR
        && word.number() <= LAST_YEAR;
  }

  private int skip(int i, Set<String> small) {
    return i < words.size() && small.contains(words.get(i).lower()) ? i + 1 : i;
  }

  private int skipTo(int i, Set<String> small) {
    return i + 1 < words.size() && small.contains(words.get(i + 1).lower()) ? i + 1 : i;
  }

  /** Whether nothing but blanks, a comma or a dot stands between the words. */
  private boolean close(int one, int other) {
    for (int i = one; i < other; i++) {
      if (!words.get(i + 1).isCloseTo(words.get(i), text)) {
        return false;
      }
    }
    return true;
  }
}
