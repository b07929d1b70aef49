package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.Teaser;
import dateline.enrich.time.DateLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what stands under "Recent Posts" and its kind: titles, each with an excerpt and a date
 * where the page gives them. Where dates are given, a date ends a teaser.
 */
final class Teasers {

  private static final int LONGEST_TITLE = 250;

  private Teasers() {}

  static List<Teaser> read(List<Block> blocks) {
    List<Block> lines =
        blocks.stream().filter(b -> !TrailerHeads.is(b.text()) && !Furniture.is(b.text())).toList();
    boolean dated = lines.stream().anyMatch(b -> DateLines.isOnlyTime(b.text()));
    List<Teaser> teasers = new ArrayList<>();
    Pending pending = new Pending();
    for (Block line : lines) {
      String text = line.text();
      if (DateLines.isOnlyTime(text)) {
        pending.date = Optional.of(text);
        pending.close(teasers);
      } else if (pending.title.isEmpty()) {
        pending.begin(line);
      } else if (pending.excerpt.isEmpty() && (dated || isExcerpt(text))) {
        pending.excerpt = Optional.of(text);
      } else {
        pending.close(teasers);
        pending.begin(line);
      }
    }
    pending.close(teasers);
    return teasers;
  }

  /** Whether the text goes on like the beginning of a story. */
  static boolean isExcerpt(String text) {
    return isCut(text) || (CleanText.endsSentence(text) && CleanText.words(text) > 8);
  }

  static boolean isCut(String text) {
    String end =
        text.endsWith("]") || text.endsWith(")") ? text.substring(0, text.length() - 1) : text;
    return end.endsWith("\u2026") || end.endsWith("...") || end.endsWith(". . .");
  }

  private static final class Pending {
    private Optional<String> title = Optional.empty();
    private Optional<String> excerpt = Optional.empty();
    private Optional<String> url = Optional.empty();
    private Optional<String> date = Optional.empty();

    private void begin(Block line) {
      if (line.text().length() <= LONGEST_TITLE) {
        title = Optional.of(line.text());
        url = line.firstHref();
      }
    }

    private void close(List<Teaser> teasers) {
      title.ifPresent(t -> teasers.add(new Teaser(t, excerpt, url, date)));
      title = Optional.empty();
      excerpt = Optional.empty();
      url = Optional.empty();
      date = Optional.empty();
    }
  }
}
