package dateline.ingest.format.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of one body: parted where a start of heading (SOH, IPTC 7901 and ANPA 1312) or a
 * line {@code ZCZC} (ITU-T F.1) begins the next one; where neither is, behind an end of
 * transmission (EOT) or a line {@code NNNN}. Every character belongs to one message; nothing but
 * filling (SYN, DEL, NUL, white space) is none.
 */
final class Messages {

  /** From the first character of a message to behind its last one. */
  record Passage(int start, int end) {}

  private static final Pattern HEADING = Pattern.compile("\\x01");
  private static final Pattern ZCZC = Pattern.compile("(?m)^[\\x16\\x7f\\x00]*ZCZC\\b");
  private static final Pattern END =
      Pattern.compile("\\x04[\\s\\x00\\x16\\x7f]*|(?m)^NNNN[ \\t\\r]*(?:\\n|\\z)");
  private static final Pattern FILLING = Pattern.compile("[\\s\\x00-\\x1f\\x7f]*");

  private Messages() {}

  /** The messages, at most one more than asked for. */
  static List<Passage> of(String text, int most) {
    List<Integer> cuts = starts(HEADING, text, most);
    if (cuts.isEmpty()) {
      cuts = starts(ZCZC, text, most);
    }
    if (cuts.isEmpty()) {
      cuts = ends(text, most);
    } else {
      // What stands before the first one goes with it.
      cuts.set(0, 0);
    }
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      int end = i + 1 < cuts.size() ? cuts.get(i + 1) : text.length();
      if (!isFilling(text, cuts.get(i), end)) {
        passages.add(new Passage(cuts.get(i), end));
      }
    }
    return passages;
  }

  private static List<Integer> starts(Pattern start, String text, int most) {
    List<Integer> cuts = new ArrayList<>();
    Matcher matcher = start.matcher(text);
    int last = -1;
    while (cuts.size() <= most && matcher.find()) {
      // Headings with nothing between them are one.
      if (last < 0 || !isFilling(text, last, matcher.start())) {
        cuts.add(matcher.start());
      }
      last = matcher.end();
    }
    return cuts;
  }

  private static List<Integer> ends(String text, int most) {
    List<Integer> cuts = new ArrayList<>(List.of(0));
    Matcher matcher = END.matcher(text);
    while (cuts.size() <= most && matcher.find()) {
      if (!isFilling(text, matcher.end(), text.length())
          && !isFilling(text, cuts.get(cuts.size() - 1), matcher.start())) {
        cuts.add(matcher.end());
      }
    }
    return cuts;
  }

  private static boolean isFilling(String text, int start, int end) {
    return FILLING.matcher(text).region(start, end).matches();
  }
}
