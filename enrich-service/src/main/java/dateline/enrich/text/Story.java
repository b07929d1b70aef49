package dateline.enrich.text;

import dateline.enrich.text.LineRules.Meaning;
import dateline.enrich.time.DateLines;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the blocks of a page in order and keeps those that tell the story. Statements and
 * editorial links move to the draft, furniture is left out, and what follows a heading such as
 * "Recent Posts" becomes teasers, until full paragraphs show that the story goes on.
 */
final class Story {

  private static final int FULL_PARAGRAPH = 200;
  private static final int LONGEST_LINKED_TITLE = 200;

  /** A block with what it turned out to be. */
  record Read(Block block, int group, Meaning meaning) {}

  private Story() {}

  /**
   * Reads all blocks.
   *
   * @param groups for each block the number of the group of lines it stands in
   */
  static List<Read> read(List<Block> blocks, List<Integer> groups, Draft draft) {
    List<Read> story = new ArrayList<>();
    int i = 0;
    while (i < blocks.size()) {
      Block block = blocks.get(i);
      Meaning meaning = meaning(block, draft);
      story.add(new Read(block, groups.get(i), meaning));
      if (meaning == Meaning.TRAILER) {
        int end = resume(blocks, i + 1);
        Teasers.read(blocks.subList(i + 1, end)).forEach(draft::addTeaser);
        i = end;
      } else if (meaning == Meaning.LINK_LABEL) {
        i = linkedTitles(blocks, groups, i, draft);
      } else {
        i++;
      }
    }
    return story;
  }

  private static Meaning meaning(Block block, Draft draft) {
    if (DateLines.isOnlyTime(block.text())) {
      draft.addTime(new ExtractedText.LabelledTime("published", block.text(), "line"));
      return Meaning.STATEMENT;
    }
    return LineRules.apply(block, draft);
  }

  /** Two full paragraphs in a row, or one under a marked heading, are no teasers. */
  private static int resume(List<Block> blocks, int from) {
    for (int i = from; i + 1 < blocks.size(); i++) {
      boolean marked = i > from && blocks.get(i - 1).isHeading();
      if (isFull(blocks.get(i)) && (marked || isFull(blocks.get(i + 1)))) {
        boolean headed = i > from && Headings.looksLikeHeading(blocks.get(i - 1).text());
        return headed && i - 1 > from ? i - 1 : i;
      }
    }
    return blocks.size();
  }

  private static boolean isFull(Block block) {
    return block.text().length() >= FULL_PARAGRAPH
        && CleanText.endsSentence(block.text())
        && !Teasers.isCut(block.text())
        && block.linkDensity() < 0.5;
  }

  /** The titles behind a label: those in its own group of lines, else the next group's. */
  private static int linkedTitles(
      List<Block> blocks, List<Integer> groups, int label, Draft draft) {
    int i = label + 1;
    if (i >= blocks.size()) {
      return i;
    }
    int group = groups.get(i);
    while (i < blocks.size() && groups.get(i) == group && isTitle(blocks.get(i))) {
      Block title = blocks.get(i);
      draft.addLink(
          EditorialLabels.link(blocks.get(label).text(), title.text(), title.firstHref()));
      i++;
    }
    return i;
  }

  private static boolean isTitle(Block block) {
    return block.text().length() <= LONGEST_LINKED_TITLE
        && (block.linkDensity() > 0.5
            || !CleanText.endsSentence(block.text())
            || block.text().endsWith("?"));
  }
}
