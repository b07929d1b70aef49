package dateline.ingest.feeds;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be told of a time without knowing its feed: enough to guess a feed's zone and cadence
 * and to warn, and nothing that is published. Enrichment reads times by all its rules.
 *
 * @param form how its zone is written
 * @param at the moment, where a numeric offset or UTC tells it
 * @param offset the offset that is written
 * @param zone the abbreviation that is written
 */
record ItemTime(
    Form form, Optional<Instant> at, Optional<ZoneOffset> offset, Optional<String> zone) {

  /** How a zone is written. */
  enum Form {
    OFFSET,
    UTC,
    ABBREVIATION,
    ZONELESS,
    UNREADABLE
  }

  /** Abbreviations that the feed's zone, or a convention, can tell the meaning of. */
  private static final Set<String> KNOWN =
      Set.of(
          "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT", "HST", "AST",
          "ADT", "NST", "NDT", "BST", "IST", "WET", "WEST", "CET", "CEST", "MEZ", "MESZ", "EET",
          "EEST", "MSK", "TRT", "SAST", "WAT", "EAT", "CAT", "GST", "PKT", "NPT", "BDT", "MMT",
          "ICT", "WIB", "WITA", "WIT", "MYT", "SGT", "PHT", "HKT", "JST", "KST", "AEST", "AEDT",
          "ACST", "ACDT", "AWST", "NZST", "NZDT", "BRT", "ART", "CLT", "COT", "PET", "VET");

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2})(:\\d{2})?(?:[.,]\\d{1,9})?"
              + "\\s?(Z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?");
  private static final Pattern MAIL =
      Pattern.compile(
          "(?:[A-Za-z]{3,9},?\\s+)?(\\d{1,2})\\s+([A-Za-z]{3})[A-Za-z]*\\.?\\s+(\\d{4})\\s+"
              + "(\\d{1,2}:\\d{2})(:\\d{2})?\\s*([+-]\\d{4}|[+-]\\d{2}:\\d{2}|[A-Za-z]{1,5})?");
  private static final DateTimeFormatter MONTH =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("d ")
          .appendText(ChronoField.MONTH_OF_YEAR, months())
          .appendPattern(" uuuu H:mm:ssxx")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  static ItemTime of(String raw) {
    String text = raw.strip();
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return read(iso.group(1) + "T" + iso.group(2) + seconds(iso.group(3)), iso.group(4), PLAIN);
    }
    Matcher mail = MAIL.matcher(text);
    if (mail.matches()) {
      return read(
          mail.group(1)
              + " "
              + mail.group(2)
              + " "
              + mail.group(3)
              + " "
              + mail.group(4)
              + seconds(mail.group(5)),
          mail.group(6),
          MONTH);
    }
    return new ItemTime(Form.UNREADABLE, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether the abbreviation is none that anybody could read. */
  boolean isUnknownZone() {
    return zone.isPresent() && !KNOWN.contains(zone.get());
  }

  private static ItemTime read(String local, String zone, DateTimeFormatter format) {
    if (zone == null) {
      return new ItemTime(Form.ZONELESS, Optional.empty(), Optional.empty(), Optional.empty());
    }
    String upper = zone.toUpperCase(Locale.ROOT);
    boolean utc = Set.of("Z", "GMT", "UT", "UTC").contains(upper);
    if (!utc && Character.isLetter(upper.charAt(0))) {
      return new ItemTime(
          Form.ABBREVIATION, Optional.empty(), Optional.empty(), Optional.of(upper));
    }
    String digits = utc ? "+0000" : upper.replace(":", "");
    // RFC 5322 section 3.3: UTC, of a sender that says nothing of its zone.
    digits = digits.equals("-0000") ? "+0000" : digits;
    digits = digits.length() == 3 ? digits + "00" : digits;
    try {
      OffsetDateTime time = OffsetDateTime.parse(local + digits, format);
      boolean zero = time.getOffset().equals(ZoneOffset.UTC);
      return new ItemTime(
          zero ? Form.UTC : Form.OFFSET,
          Optional.of(time.toInstant()),
          Optional.of(time.getOffset()),
          Optional.empty());
    } catch (DateTimeException e) {
      return new ItemTime(Form.UNREADABLE, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  private static String seconds(String group) {
    return group == null ? ":00" : group;
  }

  /** English, whatever the platform's language data says. */
  private static Map<Long, String> months() {
    Map<Long, String> months = new HashMap<>();
    String[] names = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    for (int i = 0; i < names.length; i++) {
      months.put(i + 1L, names[i]);
    }
    return months;
  }
}
