package dateline.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts plain text into units that each say one thing: a paragraph, a heading, a line of furniture.
 * Blank lines part groups; within a group, lines broken at a column are joined, other lines stand
 * for themselves.
 */
final class PlainUnits {

  private static final int COLUMN_FROM = 40;
  private static final int COLUMN_TO = 110;
  private static final int MOST = 20_000;
  private static final Pattern BULLET =
      Pattern.compile("[\u2022\u25aa\u25cf\u2023*]\\s+\\S.*|[-\u2013]\\s+\\p{L}.*");

  private PlainUnits() {}

  /**
   * One unit.
   *
   * @param group number of the group of lines that it stands in, from 1
   * @param alone whether it is all of its group
   * @param bullet whether a sign of enumeration stood before it
   */
  record Unit(String text, int group, boolean alone, boolean bullet) {
    Block block() {
      return bullet
          ? new Block(Block.Kind.ITEM, text, "", List.of(), group)
          : Block.paragraph(text);
    }
  }

  static List<Unit> of(String text) {
    List<Unit> units = new ArrayList<>();
    List<String> group = new ArrayList<>();
    int number = 1;
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        group.add(line);
      } else if (!group.isEmpty()) {
        close(group, number++, units);
      }
      if (units.size() > MOST) {
        return units;
      }
    }
    close(group, number, units);
    return units;
  }

  private static void close(List<String> lines, int number, List<Unit> units) {
    List<String> texts = new ArrayList<>();
    int from = 0;
    while (from < lines.size() && lines.size() > 1 && isStatement(lines.get(from))) {
      texts.add(CleanText.line(lines.get(from++)));
    }
    int to = lines.size();
    while (to > from && Furniture.isEndMark(lines.get(to - 1))) {
      to--; // an end mark under the last line is no part of its paragraph
    }
    List<String> rest = lines.subList(from, to);
    if (isBroken(rest)) {
      joinParagraphs(rest, texts);
    } else {
      joinFurniture(rest, texts);
    }
    lines.subList(to, lines.size()).forEach(mark -> texts.add(CleanText.line(mark)));
    for (String text : texts) {
      boolean bullet = BULLET.matcher(text).matches();
      String bare = bullet ? text.substring(1).strip() : text;
      if (!bare.isEmpty()) {
        units.add(new Unit(bare, number, texts.size() == 1, bullet));
      }
    }
    lines.clear();
  }

  private static boolean isStatement(String line) {
    Draft aside = new Draft();
    return LineRules.apply(Block.paragraph(CleanText.line(line)), aside)
        == LineRules.Meaning.STATEMENT;
  }

  /**
   * Whether the lines look broken at one column: all but the last nearly as long as the longest.
   */
  private static boolean isBroken(List<String> lines) {
    if (lines.size() < 2 || BULLET.matcher(lines.get(0).strip()).matches()) {
      return false;
    }
    int longest = 0;
    for (String line : lines) {
      longest = Math.max(longest, line.stripTrailing().length());
    }
    int full = 0;
    for (String line : lines.subList(0, lines.size() - 1)) {
      full += line.stripTrailing().length() * 10 >= longest * 7 ? 1 : 0;
    }
    return longest >= COLUMN_FROM && longest <= COLUMN_TO && full * 10 >= (lines.size() - 1) * 8;
  }

  /** A line that is set in begins a paragraph. */
  private static void joinParagraphs(List<String> lines, List<String> texts) {
    StringBuilder paragraph = new StringBuilder();
    for (String line : lines) {
      if (line.startsWith("  ") && !paragraph.isEmpty()) {
        texts.add(CleanText.line(paragraph.toString()));
        paragraph.setLength(0);
      }
      paragraph.append(line).append(' ');
    }
    texts.add(CleanText.line(paragraph.toString()));
  }

  /** Furniture is often broken over two or three short lines; nothing else is joined. */
  private static void joinFurniture(List<String> lines, List<String> texts) {
    int i = 0;
    while (i < lines.size()) {
      int taken = 1;
      String joined = lines.get(i);
      for (int more = 2; more <= 3 && i + more <= lines.size(); more++) {
        String longer = String.join(" ", lines.subList(i, i + more));
        if (Furniture.is(CleanText.line(longer))
            && !Furniture.is(CleanText.line(lines.get(i + more - 1)))
            && !Furniture.is(CleanText.line(joined))) {
          joined = longer;
          taken = more;
          break;
        }
      }
      texts.add(CleanText.line(joined));
      i += taken;
    }
  }
}
