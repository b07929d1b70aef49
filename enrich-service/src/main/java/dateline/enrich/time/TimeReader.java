package dateline.enrich.time;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one delivered time, in any of the ways that feeds, pages and wires write it, and says what
 * decided. Never throws, and never depends on the host's zone or locale. Safe for use by several
 * threads.
 */
public final class TimeReader {

  private static final int LONGEST = 200;
  private static final Instant ANCIENT = Instant.parse("1970-01-02T00:00:00Z");
  private static final Duration TOLERANCE = Duration.ofHours(1);
  private static final Pattern EPOCH =
      Pattern.compile("(\\d{9,10}|\\d{13}|\\d{16})(?:\\.\\d{1,9})?");

  /**
   * Day and time in one figure, zone, month, year: {@code 141830 GMT Oct 26}, as IPTC 7901 closes a
   * message.
   */
  private static final Pattern DATE_TIME_GROUP =
      Pattern.compile(
          "(0[1-9]|[12]\\d|3[01])([01]\\d|2[0-3])([0-5]\\d) ?([A-Z]{1,5}|)\\b ?(\\p{L}{3,9})\\.? (\\d{4}|\\d{2})");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private final Duration tolerance;

  /** A reader that flags what lies more than an hour behind the moment of arrival as future. */
  public TimeReader() {
    this(TOLERANCE);
  }

  /**
   * A reader with its own patience.
   *
   * @param tolerance how far a time may lie behind the moment of arrival before it is flagged
   */
  public TimeReader(Duration tolerance) {
    this.tolerance = tolerance;
  }

  /** Reads the text; what cannot be read has neither instant nor date and a confidence of 0. */
  public TimeReading read(String raw, TimeContext context) {
    if (raw.length() > LONGEST) {
      return TimeReading.unread(raw);
    }
    String text = normalise(raw);
    if (text.isEmpty()) {
      return TimeReading.unread(raw);
    }
    Matcher group = DATE_TIME_GROUP.matcher(text);
    if (group.matches()) {
      text = group.replaceAll("$1 $5 $6 $2:$3 $4");
    }
    return read(raw, text, context);
  }

  private TimeReading read(String raw, String text, TimeContext context) {
    TimeReading reading =
        epoch(raw, text)
            .or(() -> IsoTimes.read(text).map(written -> decided(raw, written, context)))
            .or(() -> RelativeTimes.read(raw, text, context))
            .or(() -> dated(text, context).map(written -> decided(raw, written, context)))
            .orElseGet(() -> TimeReading.unread(raw));
    return flagged(reading, context);
  }

  private static Optional<Written> dated(String text, TimeContext context) {
    return text.chars().anyMatch(Character::isDigit)
        ? WrittenTimes.read(text, context)
        : Optional.empty();
  }

  private static TimeReading decided(String raw, Written written, TimeContext context) {
    if (written.local().isEmpty()) {
      return new TimeReading(
          raw,
          Optional.empty(),
          Optional.of(written.date()),
          Optional.empty(),
          "date-only",
          0.9f * written.confidence(),
          written.flags());
    }
    LocalDateTime local = written.local().get();
    Zones.Decision zone = Zones.decide(local, written.hint(), context);
    Set<String> flags = new HashSet<>(written.flags());
    flags.addAll(zone.flags());
    Optional<String> date =
        zone.instant().isPresent() ? Optional.empty() : Optional.of(local.toLocalDate().toString());
    return new TimeReading(
        raw,
        zone.instant(),
        date,
        zone.zone(),
        zone.rule(),
        zone.confidence() * written.confidence(),
        flags);
  }

  private static Optional<TimeReading> epoch(String raw, String text) {
    Matcher m = EPOCH.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(m.group(1));
    Instant instant =
        switch (m.group(1).length()) {
          case 13 -> Instant.ofEpochMilli(number);
          case 16 -> Instant.ofEpochMilli(number / 1000);
          default -> Instant.ofEpochSecond(number);
        };
    return Optional.of(
        new TimeReading(
            raw,
            Optional.of(instant),
            Optional.empty(),
            Optional.of("UTC"),
            "epoch",
            0.95f,
            Set.of()));
  }

  private TimeReading flagged(TimeReading reading, TimeContext context) {
    Optional<Instant> earliest = reading.instant().or(() -> reading.localDate().map(this::start));
    if (earliest.isEmpty()) {
      return reading;
    }
    boolean future = earliest.get().isAfter(context.received().plus(tolerance));
    boolean ancient = earliest.get().isBefore(ANCIENT);
    if (!future && !ancient) {
      return reading;
    }
    Set<String> flags = new HashSet<>(reading.flags());
    flags.add(future ? "future" : "ancient");
    return new TimeReading(
        reading.raw(),
        reading.instant(),
        reading.localDate(),
        reading.zone(),
        reading.rule(),
        reading.confidence(),
        flags);
  }

  /** The first moment at which the date has begun anywhere on earth. */
  private Instant start(String date) {
    LocalDate day =
        switch (date.length()) {
          case 4 -> Year.parse(date).atDay(1);
          case 7 -> YearMonth.parse(date).atDay(1);
          default -> LocalDate.parse(date);
        };
    return day.atStartOfDay().toInstant(ZoneOffset.ofHours(14));
  }

  /** Compatibility forms become plain ones, digits of every script become 0 to 9. */
  private static String normalise(String raw) {
    String text = isAscii(raw) ? raw : digits(Normalizer.normalize(raw, Normalizer.Form.NFKC));
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static String digits(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean invisible = Character.getType(c) == Character.FORMAT;
      if (!invisible) {
        plain.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
      }
    }
    return plain.toString();
  }
}
