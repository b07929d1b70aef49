package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.CreditLine;
import dateline.enrich.text.Marks.Mark;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the author of a page that neither its metadata nor a byline names: a name alone where the
 * markup says that an author stands, or the pair of labels that is meant for link previews.
 */
final class PageAuthors {

  private static final int MOST_ELEMENTS = 20;
  private static final int LONGEST = 80;
  private static final int MOST_WORDS = 4;
  private static final Pattern PIECES =
      Pattern.compile("\\s*[|\u2022\u00b7,]\\s*|\\s[-\u2013\u2014]\\s");

  private final Document page;
  private final Draft draft;

  PageAuthors(Document page, Draft draft) {
    this.page = page;
    this.draft = draft;
  }

  void take(Marks marks) {
    if (!draft.hasCredit("author")) {
      ofPreview().or(() -> ofMarked(marks)).ifPresent(draft::addStatedCredit);
    }
  }

  private Optional<CreditLine> ofPreview() {
    Element label = page.selectFirst("meta[name=twitter:label1]");
    Element data = page.selectFirst("meta[name=twitter:data1]");
    boolean written =
        label != null
            && data != null
            && label
                .attr("content")
                .matches("(?i)(?:written by|author|by|verfasst von|\u00e9crit par)");
    return written ? name(data.attr("content")) : Optional.empty();
  }

  private static Optional<CreditLine> ofMarked(Marks marks) {
    return marks.of(Mark.AUTHOR).stream()
        .limit(MOST_ELEMENTS)
        .filter(e -> !Marks.isElsewhere(e))
        .map(e -> CleanText.line(e.text()))
        .flatMap(text -> name(text).stream())
        .findFirst();
  }

  private static Optional<CreditLine> name(String text) {
    if (text.length() > LONGEST || text.isEmpty()) {
      return Optional.empty();
    }
    String name = TimeLabels.strip(PIECES.split(text, 2)[0]);
    int words = CleanText.words(name);
    return words >= 2 && words <= MOST_WORDS && Bylines.isName(name)
        ? Optional.of(new CreditLine(name, "author", text))
        : Optional.empty();
  }
}
