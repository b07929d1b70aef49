package dateline.ingest.format.wire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands behind the header of a message, line by line: the keyword line, the lines above the
 * text, the text, and what is below it.
 *
 * @param keywords the keyword line
 * @param lines the text with the lines above it
 * @param stamp when the message was sent
 * @param more whether the text says that another take follows
 * @param editorial what stands below the text and is not for publication; blank for nothing
 */
record Copy(
    Optional<KeywordLine> keywords,
    List<String> lines,
    Optional<WireDates.Stamp> stamp,
    boolean more,
    String editorial) {

  Copy {
    lines = List.copyOf(lines);
  }

  /** Lines that say that more follows, whatever is put around them. */
  private static final Pattern MORE =
      Pattern.compile(
          "(?iu)[\\s(\\[*=–—-]*(?:more|mf|mehr|mehr folgt|folgt|(?:à|a) suivre|suite|sigue|contin(?:ú|u)a)"
              + "[\\s)\\]*=–—-]*");

  /** The desk's and the writers' initials in front of the stamp: {@code dpa ab yy cd}. */
  private static final Pattern SIGN_OFF = Pattern.compile("[a-z]{2,5}(?:[ /][a-z]{2,4}){1,6}");

  /** Where dpa's texts end and its notebook begins; what is behind it is for editors alone. */
  private static final Pattern EDITORIAL =
      Pattern.compile(
          "(?iu)#+ ?(?:notebook|notizblock)|the following information is not (?:intended )?for"
              + " publication.*|(?:die )?(?:folgende|nachfolgende)n? (?:informationen|angaben) sind"
              + " nicht zur ver(?:ö|oe)ffentlichung.*");

  /** Separators inside a line part columns: upper and lower rail, tab field (IPTC 7901). */
  private static final Pattern SEPARATORS =
      Pattern.compile("(?<=[^\\s\\p{Cc}])[\\x1c-\\x1f]+(?=[^\\s\\p{Cc}])");

  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]");

  /** Reads what is behind the header. */
  static Copy of(String behindHeader, Optional<LocalDate> near) {
    String text = behindHeader.replace("\r\n", "\n").replace('\r', '\n');
    int stx = text.indexOf('\u0002');
    Optional<String> above =
        stx < 0 ? Optional.empty() : lines(text.substring(0, stx)).stream().findFirst();
    String behindStx = text.substring(stx + 1);
    int end = end(behindStx);
    List<String> post = lines(behindStx.substring(end));
    List<String> lines = new ArrayList<>();
    for (String line : behindStx.substring(0, end).split("\n", -1)) {
      String parted = SEPARATORS.matcher(line).replaceAll("\t");
      lines.add(CONTROLS.matcher(parted).replaceAll("").stripTrailing());
    }
    Optional<WireDates.Stamp> stamp =
        post.stream().limit(5).flatMap(line -> WireDates.stamp(line, near).stream()).findFirst();
    boolean more = false;
    while (!lines.isEmpty()) {
      String last = lines.get(lines.size() - 1).strip();
      Optional<WireDates.Stamp> here = WireDates.stamp(last, near);
      if (here.isPresent() && stamp.isEmpty()) {
        stamp = here;
      } else if (MORE.matcher(last).matches()) {
        more = true;
      } else if (!last.isEmpty()
          && here.isEmpty()
          && !(stamp.isPresent() && SIGN_OFF.matcher(last).matches())
          && last.chars().anyMatch(Character::isLetterOrDigit)) {
        break;
      }
      lines.remove(lines.size() - 1);
    }
    return new Copy(Optional.empty(), lines, stamp, more, "").parted().withKeywords(above);
  }

  private Copy parted() {
    for (int i = 0; i < lines.size(); i++) {
      if (EDITORIAL.matcher(lines.get(i).strip()).matches()) {
        String below = String.join("\n", lines.subList(i, lines.size())).strip();
        return new Copy(keywords, lines.subList(0, i), stamp, more, below);
      }
    }
    return this;
  }

  private Copy withKeywords(Optional<String> above) {
    if (above.isPresent()) {
      return new Copy(above.map(KeywordLine::of), lines, stamp, more, editorial);
    }
    int first = 0;
    while (first < lines.size() && lines.get(first).isBlank()) {
      first++;
    }
    if (first == lines.size() || !isKeywordLine(lines, first)) {
      return this;
    }
    Optional<KeywordLine> line = Optional.of(KeywordLine.of(lines.get(first)));
    return new Copy(line, lines.subList(first + 1, lines.size()), stamp, more, editorial);
  }

  private static boolean isKeywordLine(List<String> lines, int at) {
    String line = lines.get(at);
    if (Notices.isNotice(line)) {
      return false;
    }
    // Capitals alone may be a headline, unless its end is marked further down.
    return KeywordLine.isOne(line)
        || KeywordLine.isInCapitals(line)
            && lines.subList(at + 1, lines.size()).stream()
                .limit(8)
                .anyMatch(later -> later.endsWith("="));
  }

  /** Where the text ends: at ETX, EOT or the line NNNN. */
  private static int end(String text) {
    int end = text.length();
    for (String mark : List.of("\u0003", "\u0004", "\nNNNN")) {
      int at = text.indexOf(mark);
      end = at >= 0 && at < end ? at : end;
    }
    return end;
  }

  private static List<String> lines(String text) {
    return text.lines()
        .map(line -> CONTROLS.matcher(line).replaceAll("").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
