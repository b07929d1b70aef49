package dateline.ingest.format.wire;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a text wire.
 *
 * <p>IPTC 7901: source and number of the message, priority from 1 to 9, category, number of words,
 * and what the agency adds: {@code bdt0123 4 pl 291 dpa 0456}. ANPA 1312: service level and number,
 * perhaps a selector, then on the same line or the next priority, category, keyword line, month and
 * day, number of words: {@code f1234 r i bc-storm-2ndld-writethru 10-14 0650}. Behind a SOH or
 * ZCZC, priority and category may be missing; without them, only a whole header counts as one. Wire
 * copy without a header may begin with the keyword line of ANPA 1312, which ends in the number of
 * words: {@code BC-Storm, 2nd Ld-Writethru,0650}.
 *
 * @param format what it is a header of: {@code iptc-7901} or {@code anpa-1312}
 * @param service source or service level, lower case; empty for copy without a header
 * @param number the message's number as written; empty for copy without a header
 * @param urgency from 1 to 9
 * @param category as written
 * @param slug keyword line in the header
 * @param day month and day in the header
 * @param words number of words, as stated
 * @param selector to whom the service routes it, as written without its hyphen
 */
record WireHeader(
    String format,
    String service,
    String number,
    OptionalInt urgency,
    Optional<String> category,
    Optional<String> slug,
    Optional<LocalDate> day,
    Optional<String> selector,
    OptionalInt words) {

  static final String IPTC = "iptc-7901";
  static final String ANPA = "anpa-1312";

  /** A header and how far it goes in the text. */
  record Found(WireHeader header, int end) {}

  private static final Pattern IPTC_LINE =
      Pattern.compile(
          "(?<service>[A-Za-z]{1,6})[ -]?(?<number>\\d{3,5}) +(?<priority>[1-9])"
              + " +(?<category>[A-Za-z]{1,3}) +(?<words>\\d{1,5})(?: .*)?");

  /** What follows a SOH or ZCZC at least. */
  private static final Pattern MARKED_LINE =
      Pattern.compile(
          "(?<service>[A-Za-z]{1,6})[ -]?(?<number>\\d{1,5})(?: +(?<priority>[1-9])\\b)?"
              + "(?: +(?<category>[A-Za-z]{1,3})\\b)?(?: +(?<words>\\d{1,5})\\b)?(?: .*)?");

  private static final Pattern ANPA_LINES =
      Pattern.compile(
          "(?<service>[a-zA-Z]) ?(?<number>\\d{4})(?: +(?<selector>[a-zA-Z][a-zA-Z0-9-]{1,20}))?"
              + " +(?<priority>[a-zA-Z]) (?<category>[a-zA-Z])"
              + " +(?<slug>\\S.{0,60}?) +(?<month>\\d{1,2})-(?<day>\\d{1,2}) +(?<words>\\d{3,5})");

  private static final Pattern COPY_LINE =
      Pattern.compile("\\^?(?:AM|PM|BC|AP)s?-[^,=]{1,60},(?:[^=]{1,60},)?\\s*\\d{3,4}<?");

  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\u0080]+");
  private static final int LONGEST = 200;

  /** The header of the message that is the whole text. */
  static Optional<Found> of(String message, Optional<LocalDate> receiptDay) {
    int soh = message.indexOf('\u0001');
    Matcher zczc = Pattern.compile("(?m)^[\\x16\\x7f\\x00]*ZCZC\\b").matcher(message);
    if (soh >= 0) {
      return marked(message, soh + 1, receiptDay);
    }
    if (zczc.find()) {
      return marked(message, zczc.end(), receiptDay);
    }
    return exact(message, 0, receiptDay);
  }

  /** Whether the text begins as a text wire does. */
  static boolean starts(String text) {
    // The day is of no interest, yet a header is none if its date is no date.
    return of(text, Optional.of(LocalDate.of(2024, 1, 1))).isPresent();
  }

  private static Optional<Found> marked(String message, int from, Optional<LocalDate> day) {
    Optional<Found> whole = exact(message, from, day);
    if (whole.isPresent()) {
      return whole;
    }
    Line line = Line.at(message, from);
    Matcher matcher = MARKED_LINE.matcher(line.text());
    return matcher.matches() ? Optional.of(new Found(iptc(matcher), line.end())) : Optional.empty();
  }

  private static Optional<Found> exact(String message, int from, Optional<LocalDate> near) {
    Line first = Line.at(message, from);
    Matcher iptc = IPTC_LINE.matcher(first.text());
    if (iptc.matches()) {
      return Optional.of(new Found(iptc(iptc), first.end()));
    }
    Matcher anpa = ANPA_LINES.matcher(first.text());
    if (anpa.matches()) {
      return anpa(anpa, near).map(header -> new Found(header, first.end()));
    }
    Line second = Line.at(message, first.end());
    Matcher both = ANPA_LINES.matcher(first.text() + " " + second.text());
    if (both.matches()) {
      return anpa(both, near).map(header -> new Found(header, second.end()));
    }
    if (COPY_LINE.matcher(first.text()).matches()) {
      WireHeader none =
          new WireHeader(
              ANPA,
              "",
              "",
              OptionalInt.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              OptionalInt.empty());
      return Optional.of(new Found(none, first.start()));
    }
    return Optional.empty();
  }

  private static WireHeader iptc(Matcher line) {
    String priority = line.group("priority");
    return new WireHeader(
        IPTC,
        line.group("service").toLowerCase(Locale.ROOT),
        line.group("number"),
        priority == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(priority)),
        Optional.ofNullable(line.group("category")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        words(line));
  }

  private static OptionalInt words(Matcher line) {
    String words = line.group("words");
    return words == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(words));
  }

  private static Optional<WireHeader> anpa(Matcher line, Optional<LocalDate> near) {
    Optional<LocalDate> day =
        WireDates.day(
            Integer.parseInt(line.group("month")), Integer.parseInt(line.group("day")), near);
    if (near.isPresent() && day.isEmpty()) {
      return Optional.empty();
    }
    // The agencies' letters in the order of their urgency; the others say when, not how urgent.
    int urgency = "fburd".indexOf(line.group("priority").toLowerCase(Locale.ROOT)) + 1;
    return Optional.of(
        new WireHeader(
            ANPA,
            line.group("service").toLowerCase(Locale.ROOT),
            line.group("number"),
            urgency == 0 ? OptionalInt.empty() : OptionalInt.of(urgency),
            Optional.of(line.group("category")),
            Optional.of(line.group("slug")),
            day,
            Optional.ofNullable(line.group("selector")).map(word -> word.replaceAll("-+$", "")),
            words(line)));
  }

  /** A line that is not blank, its control characters taken for spaces. */
  private record Line(String text, int start, int end) {

    static Line at(String message, int from) {
      int start = from;
      while (true) {
        int newline = message.indexOf('\n', start);
        int stx = message.indexOf('\u0002', start);
        int end = newline < 0 ? message.length() : newline + 1;
        if (stx >= start && stx < end) {
          end = stx + 1;
        }
        String raw = message.substring(start, Math.min(end, start + LONGEST));
        String text = CONTROLS.matcher(raw).replaceAll(" ").strip().replaceAll("\\s+", " ");
        if (!text.isEmpty() || end >= message.length()) {
          return new Line(text, start, end);
        }
        start = end;
      }
    }
  }
}
