package dateline.enrich.stream;

import dateline.Article;
import dateline.SkippedStep;
import dateline.Topics;
import dateline.enrich.article.UnreadableItem;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps articles so small that a change, which may carry two of them, fits into one record: a
 * record that the broker refuses would stop its partition for good. What is left out first is the
 * markup, whose text the plain body has, too; where that is not enough, the item is refused.
 */
final class SizeLimit {

  /** What a change holds beside its two articles: a reason as long as a note to editors. */
  private static final int ROOM = 1024 * 1024;

  private final int most;

  SizeLimit() {
    this((Topics.MAX_RECORD_BYTES - ROOM) / 2);
  }

  /** With another limit, in bytes of Avro binary. */
  SizeLimit(int most) {
    this.most = most;
  }

  /** An article and its Avro binary. */
  record Fitted(Article article, byte[] binary) {}

  /**
   * The article as it fits; changed in place where it has to be made smaller.
   *
   * @throws UnreadableItem {@code too-large} if it is too large without its markup
   */
  Fitted fit(Article article) throws UnreadableItem {
    byte[] whole = StateCodec.binary(article);
    if (whole.length <= most) {
      return new Fitted(article, whole);
    }
    article.setBodies(
        article.getBodies().stream().filter(b -> !b.getRole().equals("richtext")).toList());
    List<SkippedStep> skipped = new ArrayList<>(article.getSkippedSteps());
    skipped.add(
        new SkippedStep(
            "text",
            "failed",
            "markup left out: with it the article has %d bytes, of at most %d"
                .formatted(whole.length, most)));
    article.setSkippedSteps(skipped);
    byte[] reduced = StateCodec.binary(article);
    if (reduced.length > most) {
      throw new UnreadableItem(
          "too-large",
          "the article has %d bytes without its markup, of at most %d"
              .formatted(reduced.length, most),
          null);
    }
    return new Fitted(article, reduced);
  }
}
