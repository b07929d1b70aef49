package dateline.ingest.format.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines above a text set apart from it. Their end is what the wires mark it by: the last line
 * that ends in an equals sign (IPTC 7901), or the last one behind a caret (ANPA 1312). Where
 * neither is, notices, bylines and one short block in front of an empty line stand above the text.
 *
 * @param headline the headline
 * @param bylines lines such as {@code By Jane Doe}
 * @param above all lines above the text: what notices are read from
 * @param paragraphs the text
 */
record Layout(
    Optional<String> headline, List<String> bylines, List<String> above, List<String> paragraphs) {

  /** Lines above a text that are looked at: no wire has more. */
  private static final int HEAD = 12;

  private static final int LONGEST_HEADLINE = 200;

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|DI|De notre|Eds)\\s+\\p{Lu}[\\p{L} .,'’&/-]{2,80}");
  private static final Pattern JOB =
      Pattern.compile(".{0,40}\\b(?:Writer|Editor|Correspondent|Reporter|Columnist)s?");
  private static final Pattern DATELINE =
      Pattern.compile("\\s*\\p{Lu}.{1,80}?\\([\\p{L} ./-]{2,24}\\)\\s*(?:[-–—_=:]|\\p{Lu}).*");
  private static final Pattern KICKER =
      Pattern.compile(
          "URGENTE?|EXTRA|EIL(?:MELDUNG)?|FLASH|ALERTE?|BULLETIN|REFILE|VORRANG|BLITZ|PRIORITAIRE");

  private static final Pattern FRAME = Pattern.compile("^[\\s^]+|[\\s^<=]+$");

  /** Tabular matter: a gap that no text has, or leaders. */
  private static final Pattern COLUMNS = Pattern.compile("[^\\s.](?:\\t+| {3,}| ?\\.{4,} ?)\\S");

  private static final Pattern INDENTED = Pattern.compile("(?:\\t| {2,}).*");

  static Layout of(List<String> lines) {
    int end = markedEnd(lines);
    return end > 0
        ? marked(lines.subList(0, end)).above(unmarked(lines.subList(end, lines.size()), false))
        : unmarked(lines, true);
  }

  /** Whether the line begins with the place and the agency, as a text does. */
  static boolean isDateline(String line) {
    return DATELINE.matcher(line).matches();
  }

  /** Notices and bylines may stand below a marked head, too. */
  private Layout above(Layout text) {
    List<String> all = new ArrayList<>(above);
    all.addAll(text.above());
    List<String> by = new ArrayList<>(bylines);
    by.addAll(text.bylines());
    return new Layout(headline, by, all, text.paragraphs());
  }

  private static Layout marked(List<String> lines) {
    List<String> above = new ArrayList<>();
    List<String> bylines = new ArrayList<>();
    List<String> headline = new ArrayList<>();
    boolean inNote = false;
    for (String raw : lines) {
      String line = bare(raw);
      if (line.isEmpty()) {
        inNote = false;
        continue;
      }
      if (inNote && !raw.strip().startsWith("^")) {
        above.set(above.size() - 1, above.get(above.size() - 1) + " " + line);
        continue;
      }
      above.add(line);
      inNote = raw.startsWith("^") && !raw.endsWith("^") && Notices.note(line).isPresent();
      if (BYLINE.matcher(line).matches()) {
        bylines.add(line);
      } else if (!isAside(line) && !(JOB.matcher(line).matches() && !bylines.isEmpty())) {
        headline.add(line);
      }
    }
    Optional<String> joined = Optional.of(String.join(" ", headline)).filter(h -> !h.isBlank());
    return new Layout(joined, bylines, above, List.of());
  }

  private static Layout unmarked(List<String> lines, boolean mayHaveHeadline) {
    List<String> above = new ArrayList<>();
    List<String> bylines = new ArrayList<>();
    Optional<String> headline = Optional.empty();
    int at = 0;
    while (at < lines.size() && above.size() < HEAD) {
      String line = bare(lines.get(at));
      if (line.isEmpty()) {
        at++;
        continue;
      }
      int end = blockEnd(lines, at);
      if (isDateline(line)) {
        break;
      }
      if (Notices.note(line).isPresent()) {
        above.add(joined(lines, at, end));
        at = end;
      } else if (BYLINE.matcher(line).matches()) {
        bylines.add(line);
        above.add(line);
        at++;
      } else if (Notices.isOrder(line)) {
        above.add(joined(lines, at, end));
        at = end;
      } else if (isAside(line)) {
        above.add(line);
        at++;
      } else if (mayHaveHeadline && headline.isEmpty() && isHeadline(lines, at, end)) {
        headline = Optional.of(joined(lines, at, end));
        above.add(headline.get());
        at = end;
      } else {
        break;
      }
    }
    return new Layout(headline, bylines, above, paragraphs(lines.subList(at, lines.size())));
  }

  private static boolean isAside(String line) {
    return line.startsWith("(") && line.endsWith(")")
        || KICKER.matcher(line).matches()
        || Notices.isNotice(line);
  }

  private static boolean isHeadline(List<String> lines, int at, int end) {
    String block = joined(lines, at, end);
    boolean textFollows = lines.subList(end, lines.size()).stream().anyMatch(l -> !l.isBlank());
    return end - at <= 3
        && block.length() <= LONGEST_HEADLINE
        && !block.endsWith(".")
        && textFollows;
  }

  private static int blockEnd(List<String> lines, int at) {
    int end = at + 1;
    while (end < lines.size()
        && !lines.get(end).isBlank()
        && !INDENTED.matcher(lines.get(end)).matches()) {
      end++;
    }
    return end;
  }

  /** Behind the last marked line of the head; 0 where none is marked. */
  private static int markedEnd(List<String> lines) {
    int end = 0;
    int seen = 0;
    for (int i = 0; i < lines.size() && seen < HEAD; i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty()) {
        continue;
      }
      seen++;
      boolean goesOn = end > 0 && !lines.get(i - 1).isBlank() && line.endsWith("^");
      if (line.endsWith("=") || line.startsWith("^") || goesOn) {
        end = i + 1;
      } else if (end > 0 || isDateline(line)) {
        break;
      }
    }
    return end;
  }

  private static String joined(List<String> lines, int from, int to) {
    return String.join(" ", lines.subList(from, to).stream().map(Layout::bare).toList());
  }

  private static String bare(String line) {
    return FRAME.matcher(line).replaceAll("");
  }

  /**
   * Paragraphs are parted by empty lines, or begin with an indented one. Lines in columns are a
   * paragraph of lines.
   */
  private static List<String> paragraphs(List<String> lines) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String raw = lines.get(i);
      String line = bare(raw);
      int table = tableEnd(lines, i);
      boolean begins = line.isEmpty() || INDENTED.matcher(raw).matches() || table > i;
      if (begins && !paragraph.isEmpty()) {
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      }
      if (table > i) {
        paragraphs.add(
            String.join("\n", lines.subList(i, table).stream().map(Layout::bare).toList()));
        i = table - 1;
      } else if (!line.isEmpty()) {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
      }
    }
    if (!paragraph.isEmpty()) {
      paragraphs.add(paragraph.toString());
    }
    return paragraphs;
  }

  /** Behind the lines in columns that begin here, two at least; here if none do. */
  private static int tableEnd(List<String> lines, int from) {
    int end = from;
    while (end < lines.size() && COLUMNS.matcher(lines.get(end)).find()) {
      end++;
    }
    return end - from >= 2 ? end : from;
  }
}
