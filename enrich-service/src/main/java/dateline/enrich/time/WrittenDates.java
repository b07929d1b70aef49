package dateline.enrich.time;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in figures ({@code 04.07.2025}) and in words ({@code 4th of July, 2025}). */
final class WrittenDates {

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<![\\d])(\\d{4})\\s?[-/.\u5e74\ub144]\\s?(\\d{1,2})\\s?[-/.\u6708\uc6d4]\\s?(\\d{1,2})(?!\\d)");
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?<![\\d.])(\\d{1,2})\\s?([-/.\u2011])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern COMPACT =
      Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(\\d{2})(\\d{2})(?!\\d)");
  private static final Pattern TOKEN =
      Pattern.compile("\\d{1,9}|[\\p{L}\\p{M}]{1,30}|['\u2019](?=\\d)");
  private static final Pattern MONTH_YEAR =
      Pattern.compile("(?<![\\d/])(\\d{1,2})/(\\d{4})(?![\\d/])");
  private static final int NOT_A_YEAR = -1;

  private WrittenDates() {}

  /** A date as found. The day is empty where only month or year were written. */
  record Found(String iso, Optional<LocalDate> day, float confidence, Set<String> flags) {
    static Found of(LocalDate day, float confidence, Set<String> flags) {
      return new Found(day.toString(), Optional.of(day), confidence, flags);
    }

    Written withoutTime() {
      return new Written(iso, Optional.empty(), Written.ZoneHint.NONE, confidence, flags);
    }
  }

  static Optional<Found> read(String text, TimeContext context) {
    Matcher m = YEAR_FIRST.matcher(text);
    if (m.find()) {
      return date(number(m, 1), number(m, 2), number(m, 3)).map(d -> Found.of(d, 1f, Set.of()));
    }
    m = YEAR_LAST.matcher(text);
    if (m.find()) {
      return inFigures(m, context);
    }
    Optional<Found> words = inWords(text, context);
    if (words.isPresent()) {
      return words;
    }
    m = COMPACT.matcher(text);
    if (m.find()) {
      return date(number(m, 1), number(m, 2), number(m, 3)).map(d -> Found.of(d, 0.9f, Set.of()));
    }
    m = MONTH_YEAR.matcher(text);
    if (m.find() && number(m, 1) >= 1 && number(m, 1) <= 12) {
      YearMonth month = YearMonth.of(number(m, 2), number(m, 1));
      return Optional.of(new Found(month.toString(), Optional.empty(), 0.9f, Set.of()));
    }
    return Optional.empty();
  }

  private static Optional<Found> inFigures(Matcher m, TimeContext context) {
    Set<String> flags = new HashSet<>();
    int year = fullYear(m.group(4), flags);
    int first = number(m, 1);
    int second = number(m, 3);
    boolean dotted = m.group(2).equals(".");
    boolean dayFirst = dotted || DayMonthOrder.dayFirst(context);
    float confidence = 1f;
    if (first > 12) {
      dayFirst = true;
    } else if (second > 12) {
      dayFirst = false;
    } else if (!dotted && first != second) {
      flags.add("day-month-order-assumed");
      confidence = DayMonthOrder.isKnown(context) ? 0.8f : 0.5f;
    }
    Optional<LocalDate> day = dayFirst ? date(year, second, first) : date(year, first, second);
    if (day.isEmpty() && m.group(4).length() == 2) {
      day = date(fullYear(m.group(1), flags), second, Integer.parseInt(m.group(4)));
    }
    float sure = confidence;
    return day.map(d -> Found.of(d, sure, flags));
  }

  /** One number or word, with what it can be. */
  private record Token(String text, boolean number, boolean afterApostrophe) {
    boolean isYear() {
      return number && text.length() == 4 || afterApostrophe && text.length() == 2;
    }
  }

  private static Optional<Found> inWords(String text, TimeContext context) {
    List<Token> tokens = tokens(text);
    Locale locale = context.locale();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Optional<Month> month =
          token.number() ? Optional.empty() : CalendarNames.month(token.text(), locale);
      if (month.isPresent()) {
        Optional<Found> found = around(tokens, i, month.get(), context);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Found> around(
      List<Token> tokens, int at, Month month, TimeContext context) {
    List<Token> before = numbers(tokens.subList(0, at));
    List<Token> behind = numbers(tokens.subList(at + 1, tokens.size()));
    Set<String> flags = new HashSet<>();
    int year = NOT_A_YEAR;
    int day = 0;
    List<Token> rest = new ArrayList<>();
    if (!before.isEmpty()) {
      rest.add(before.get(before.size() - 1));
    }
    rest.addAll(behind.subList(0, Math.min(2, behind.size())));
    if (before.size() > 1 && before.get(before.size() - 2).isYear()) {
      rest.add(before.get(before.size() - 2));
    }
    for (Token token : rest) {
      if (year == NOT_A_YEAR && token.isYear()) {
        year = fullYear(token.text(), flags);
      } else if (day == 0 && token.text().length() <= 2) {
        day = Integer.parseInt(token.text());
      } else if (year == NOT_A_YEAR && token.text().length() <= 3) {
        year = fullYear(token.text(), flags);
      }
    }
    return found(year, month, day, context, flags);
  }

  private static Optional<Found> found(
      int year, Month month, int day, TimeContext context, Set<String> flags) {
    if (day == 0) {
      return year == NOT_A_YEAR
          ? Optional.empty()
          : Optional.of(
              new Found(YearMonth.of(year, month).toString(), Optional.empty(), 1f, flags));
    }
    if (year != NOT_A_YEAR) {
      return date(year, month.getValue(), day).map(d -> Found.of(d, 1f, flags));
    }
    LocalDate today = context.received().atZone(context.dayZone()).toLocalDate();
    flags.add("year-assumed");
    return date(today.getYear(), month.getValue(), day)
        .map(d -> d.isAfter(today.plusDays(1)) ? d.minusYears(1) : d)
        .map(d -> Found.of(d, 0.7f, flags));
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher m = TOKEN.matcher(text);
    boolean apostrophe = false;
    while (m.find()) {
      char c = m.group().charAt(0);
      if (c == '\'' || c == '\u2019') {
        apostrophe = true;
        continue;
      }
      tokens.add(new Token(m.group(), Character.isDigit(c), apostrophe));
      apostrophe = false;
    }
    return tokens;
  }

  private static List<Token> numbers(List<Token> tokens) {
    return tokens.stream().filter(Token::number).toList();
  }

  /**
   * RFC 2822 section 4.3: two digits up to 49 are of this century, three digits count from 1900.
   */
  private static int fullYear(String digits, Set<String> flags) {
    int year = Integer.parseInt(digits);
    if (digits.length() >= 4) {
      return year;
    }
    flags.add("two-digit-year");
    return digits.length() == 2 && year < 50 ? year + 2000 : year + 1900;
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > Month.of(month).length(Year.isLeap(year))) {
      return Optional.empty();
    }
    return Optional.of(LocalDate.of(year, month, day));
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
