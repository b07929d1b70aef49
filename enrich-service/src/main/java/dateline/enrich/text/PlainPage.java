package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.CreditLine;
import dateline.enrich.text.LineRules.Meaning;
import dateline.enrich.text.PlainUnits.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a plain-text copy of a page, or wire copy, apart by its layout: what stands before the
 * headline, what stands between the headline and the byline, paragraphs, and short lines over
 * paragraphs.
 */
final class PlainPage {

  private static final int LONGEST_HEADLINE = 220;
  private static final int LONGEST_STANDFIRST = 700;
  private static final int KICKER_WORDS = 3;
  private static final int LONGEST_WAY_TO_BYLINE = 3;

  private PlainPage() {}

  static ExtractedText read(String text, Draft draft) {
    List<Unit> units = PlainUnits.of(CleanText.lines(text));
    List<Story.Read> story =
        Story.read(
            units.stream().map(Unit::block).toList(),
            units.stream().map(Unit::group).toList(),
            draft);
    List<Story.Read> rest = withoutNames(withoutHead(story, draft), draft);
    return draft.finish(Body.of(headed(rest), draft));
  }

  /** Takes kicker, headline and standfirst off the front. */
  private static List<Story.Read> withoutHead(List<Story.Read> story, Draft draft) {
    int first = nextText(story, 0);
    if (first < 0 || !isHeadline(story, first)) {
      return story;
    }
    int second = nextText(story, first + 1);
    String text = story.get(first).block().text();
    if (second == first + 1
        && CleanText.words(text) <= KICKER_WORDS
        && isHeadline(story, second)
        && CleanText.words(story.get(second).block().text()) > KICKER_WORDS
        && !story.get(second).block().text().endsWith(".")) {
      draft.kicker = Optional.of(text);
      draft.headline = Optional.of(story.get(second).block().text());
      return withoutStandfirst(story.subList(second + 1, story.size()), draft);
    }
    draft.headline = Optional.of(text);
    return withoutStandfirst(story.subList(first + 1, story.size()), draft);
  }

  /** Text between headline and byline is the standfirst; so is a line before a dateline. */
  private static List<Story.Read> withoutStandfirst(List<Story.Read> story, Draft draft) {
    int way = 0;
    while (way < story.size() && story.get(way).meaning() == Meaning.TEXT) {
      way++;
    }
    boolean beforeByline = way >= 1 && way <= LONGEST_WAY_TO_BYLINE && isStatementNext(story, way);
    boolean beforeDateline =
        !beforeByline
            && way >= 2
            && Datelines.read(story.get(1).block().text()).isPresent()
            && Datelines.read(story.get(0).block().text()).isEmpty();
    int taken = beforeByline ? way : beforeDateline ? 1 : 0;
    if (taken == 0 || (beforeByline && nextText(story, way) < 0)) {
      return story;
    }
    String standfirst =
        String.join(
            "\n\n", story.subList(0, taken).stream().map(read -> read.block().text()).toList());
    if (standfirst.length() > LONGEST_STANDFIRST
        || Datelines.read(story.get(0).block().text()).isPresent()) {
      return story;
    }
    draft.standfirst = Optional.of(standfirst);
    return story.subList(taken, story.size());
  }

  /** Whether a byline or a time comes before any more text; badges may stand between. */
  private static boolean isStatementNext(List<Story.Read> story, int from) {
    int i = from;
    while (i < story.size() && story.get(i).meaning() == Meaning.FURNITURE) {
      i++;
    }
    return i < story.size() && story.get(i).meaning() == Meaning.STATEMENT;
  }

  /** A name without a label, in one group of lines with a time, is the author's. */
  private static List<Story.Read> withoutNames(List<Story.Read> story, Draft draft) {
    List<Story.Read> kept = new ArrayList<>();
    for (int i = 0; i < story.size(); i++) {
      Story.Read read = story.get(i);
      String text = read.block().text();
      int words = CleanText.words(text);
      boolean name =
          read.meaning() == Meaning.TEXT && words >= 2 && words <= 4 && Bylines.isName(text);
      boolean beside =
          i + 1 < story.size()
              && story.get(i + 1).meaning() == Meaning.STATEMENT
              && story.get(i + 1).group() == read.group();
      if (name && beside) {
        draft.addCredits(List.of(new CreditLine(text, "author", text)));
      } else {
        kept.add(read);
      }
    }
    return kept;
  }

  /** The text blocks, with headings marked as such. */
  private static List<Block> headed(List<Story.Read> story) {
    List<Story.Read> texts = story.stream().filter(r -> r.meaning() == Meaning.TEXT).toList();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Block block = texts.get(i).block();
      boolean heading =
          isCandidate(texts, i)
              && i + 1 < texts.size()
              && !isCandidate(texts, i + 1)
              && (i == 0 || !isCandidate(texts, i - 1))
              && (i == 0 || !texts.get(i - 1).block().text().endsWith(":"));
      blocks.add(heading ? Block.heading(Headings.normalise(block.text())) : block);
    }
    return blocks;
  }

  private static boolean isCandidate(List<Story.Read> texts, int i) {
    Block block = texts.get(i).block();
    return block.kind() == Block.Kind.PARAGRAPH && Headings.looksLikeHeading(block.text());
  }

  private static boolean isHeadline(List<Story.Read> story, int i) {
    String text = story.get(i).block().text();
    boolean period = text.endsWith(".") && !text.endsWith("...");
    return text.length() <= LONGEST_HEADLINE
        && !(period && CleanText.words(text) > 12)
        && Datelines.read(text).isEmpty()
        && nextText(story, i + 1) > 0;
  }

  private static int nextText(List<Story.Read> story, int from) {
    for (int i = from; i < story.size(); i++) {
      if (story.get(i).meaning() == Meaning.TEXT) {
        return i;
      }
    }
    return -1;
  }
}
