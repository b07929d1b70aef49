package dateline.enrich.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The latest moment that a written time can mean: what an embargo is read with, since it is better
 * to be late than to publish what was promised to be kept. Where that is not bounded, there is
 * none.
 *
 * <ul>
 *   <li>Letters with several meanings and no feed zone to choose: the one that comes last.
 *   <li>Letters out of season (CET in July): an hour more.
 *   <li>A date without a time of day: when it begins in the feed's zone, else when it has begun
 *       everywhere.
 *   <li>A time of day without a zone, where the feed has none, or words beside the date that are
 *       not read, such as "noon": when that day is over everywhere.
 *   <li>A date without a year: the last one where it lies at most a month back, else the next.
 *   <li>Day and month that could be either, a month or a year alone: none.
 * </ul>
 */
public final class LatestMoment {

  /** Where days begin and end last. */
  private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

  /** A date without a year that lies further back than this was not meant. */
  private static final Duration LONG_AGO = Duration.ofDays(31);

  private static final String OFF_SEASON = "zone-off-season";
  private static final Set<String> UNBOUNDED = Set.of("ancient", "day-month-order-assumed");
  private static final Pattern LETTERS = Pattern.compile("\\b[A-Z]{2,5}\\b");
  private static final Set<String> BESIDE_A_DATE =
      Set.of(
          "on", "the", "of", "st", "nd", "rd", "th", "am", "den", "dem", "der", "vom", "le", "du",
          "el", "de", "del", "il");
  private static final int DATE = 10;

  private LatestMoment() {}

  /** Reads it; empty where nothing can be said. */
  public static Optional<Instant> of(String raw, TimeReader reader, TimeContext context) {
    TimeReading reading = reader.read(raw, context);
    if (reading.flags().stream().anyMatch(UNBOUNDED::contains)) {
      return Optional.empty();
    }
    Optional<Instant> latest =
        reading.instant().isPresent()
            ? reading.instant().map(instant -> latest(raw, instant, reading, reader, context))
            : reading
                .localDate()
                .filter(d -> d.length() == DATE)
                .map(d -> day(d, reading, context));
    boolean longAgo =
        latest.filter(moment -> moment.isBefore(context.received().minus(LONG_AGO))).isPresent();
    return longAgo && reading.flags().contains("year-assumed")
        ? latest.map(LatestMoment::aYearLater)
        : latest;
  }

  private static Instant latest(
      String raw, Instant instant, TimeReading reading, TimeReader reader, TimeContext context) {
    Instant latest = instant;
    if (reading.rule().equals("abbreviation")) {
      latest =
          meanings(raw, reader, context).stream().max(Comparator.naturalOrder()).orElse(latest);
    }
    boolean offSeason = reading.flags().contains(OFF_SEASON);
    return offSeason ? latest.plus(Duration.ofHours(1)) : latest;
  }

  /** What it means in each zone that its letters can stand for. */
  private static List<Instant> meanings(String raw, TimeReader reader, TimeContext context) {
    Matcher letters = LETTERS.matcher(raw);
    return letters
        .results()
        .flatMap(word -> ZoneAbbreviations.of(word.group()).stream())
        .map(ZoneAbbreviations.Candidate::zone)
        .map(zone -> reader.read(raw, in(zone, context)))
        .filter(reading -> !reading.flags().contains(OFF_SEASON))
        .flatMap(reading -> reading.instant().stream())
        .toList();
  }

  private static TimeContext in(ZoneId zone, TimeContext context) {
    return new TimeContext(Optional.of(zone), context.language(), context.received());
  }

  private static Instant aYearLater(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
  }

  private static Instant day(String date, TimeReading reading, TimeContext context) {
    LocalDateTime start = LocalDate.parse(date).atStartOfDay();
    boolean mayHaveTimeOfDay = !reading.rule().equals("date-only") || !isBareDate(reading.raw());
    if (mayHaveTimeOfDay) {
      return start.plusDays(1).toInstant(LAST);
    }
    return start.atZone(context.feedZone().orElse(LAST)).toInstant();
  }

  /** Whether nothing stands beside the date that could be a time of day, such as "noon". */
  private static boolean isBareDate(String raw) {
    return Words.of(raw).stream()
        .filter(word -> !word.isNumber())
        .map(Words.Word::lower)
        .allMatch(
            word ->
                BESIDE_A_DATE.contains(word)
                    || CalendarNames.isWeekday(word)
                    || CalendarNames.month(word, Locale.ROOT).isPresent());
  }
}
