package dateline.enrich.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times that are told from the moment of reading: "2 hours ago", "vor 5 Minuten", "yesterday". */
final class RelativeTimes {

  private static final Pattern AGO =
      Pattern.compile(
          "(?:vor|il y a|hace|h\u00e1|fa)?\\s?(\\d{1,4}|an?|one)\\s?"
              + "(s(?:ec|ek)[a-z]*|min[a-z]*|h(?:rs?|ours?|eures?|oras?)?|std\\.?|stunden?|ora|ore"
              + "|d(?:ays?|ias?|\u00edas?)?|tag(?:en)?|jours?|giorn[io])\\b\\.?\\s?(?:ago|fa)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern MARKED =
      Pattern.compile("(?iU)\\b(?:ago|vor|il y a|hace|h\u00e1|fa)\\b");
  private static final Pattern YEAR = Pattern.compile("\\d{4}|\\d:\\d");
  private static final Map<String, Integer> DAYS =
      Map.ofEntries(
          Map.entry("today", 0),
          Map.entry("yesterday", -1),
          Map.entry("heute", 0),
          Map.entry("gestern", -1),
          Map.entry("aujourd'hui", 0),
          Map.entry("hier", -1),
          Map.entry("hoy", 0),
          Map.entry("ayer", -1),
          Map.entry("oggi", 0),
          Map.entry("ieri", -1),
          Map.entry("hoje", 0),
          Map.entry("ontem", -1),
          Map.entry("vandaag", 0),
          Map.entry("gisteren", -1));
  private static final float CONFIDENCE = 0.5f;

  private RelativeTimes() {}

  static Optional<TimeReading> read(String raw, String text, TimeContext context) {
    String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    Integer days = DAYS.get(lower);
    if (days != null) {
      LocalDate day = context.received().atZone(context.dayZone()).toLocalDate().plusDays(days);
      return Optional.of(reading(raw, Optional.empty(), Optional.of(day.toString())));
    }
    if (text.length() > 40 || YEAR.matcher(lower).find() || !MARKED.matcher(lower).find()) {
      return Optional.empty();
    }
    Matcher m = AGO.matcher(lower);
    if (!m.find()) {
      return Optional.empty();
    }
    long count = Character.isDigit(m.group(1).charAt(0)) ? Long.parseLong(m.group(1)) : 1;
    return unit(m.group(2))
        .map(unit -> context.received().minus(unit.multipliedBy(count)))
        .map(instant -> reading(raw, Optional.of(instant), Optional.empty()));
  }

  private static Optional<Duration> unit(String word) {
    if (word.startsWith("se")) {
      return Optional.of(Duration.ofSeconds(1));
    }
    if (word.startsWith("min")) {
      return Optional.of(Duration.ofMinutes(1));
    }
    boolean hour = word.startsWith("h") || word.startsWith("st") || word.startsWith("or");
    return Optional.of(hour ? Duration.ofHours(1) : Duration.ofDays(1));
  }

  private static TimeReading reading(String raw, Optional<Instant> instant, Optional<String> date) {
    return new TimeReading(raw, instant, date, Optional.empty(), "relative", CONFIDENCE, Set.of());
  }
}
