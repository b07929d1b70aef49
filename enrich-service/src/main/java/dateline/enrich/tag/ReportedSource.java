package dateline.enrich.tag;

import java.util.Optional;
import java.util.Set;

/**
 * Reads "according to a Brightwater report": whoever made the report is a source, whatever its name
 * looks like, unless the words say a place, a nationality, a day, an office or a person.
 */
final class ReportedSource {

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");
  private static final Set<String> WORKS =
      Set.of("report", "survey", "study", "analysis", "investigation", "dispatch");
  private static final int LONGEST = 6;

  private final ArticleText article;
  private final Lexicon lexicon;

  ReportedSource(ArticleText article) {
    this.article = article;
    this.lexicon = article.lexicon();
  }

  /** The token behind the name that begins at a token; the same token where none does. */
  int end(Part part, int from) {
    if (!lexicon.language.equals("en") || !introduced(part, from)) {
      return from;
    }
    int to = from;
    while (to < part.tokens().size()
        && to - from <= LONGEST
        && part.token(to).joined()
        && part.token(to).capital()) {
      if (explained(part, to)) {
        return from;
      }
      to++;
    }
    boolean work =
        to > from
            && to - from <= LONGEST
            && to < part.tokens().size()
            && part.token(to).joined()
            && WORKS.contains(part.token(to).text());
    return work && !Lexicon.givenName(part.token(from).text()) ? to : from;
  }

  private static boolean introduced(Part part, int from) {
    return from >= 3
        && ARTICLES.contains(part.token(from - 1).text())
        && part.token(from - 2).text().equals("to")
        && part.token(from - 3).text().equalsIgnoreCase("according");
  }

  private boolean explained(Part part, int i) {
    String word = part.token(i).text();
    Optional<Hit> hit = article.hit(part, i);
    return hit.filter(h -> h.name().kind() == TagKind.PLACE).isPresent()
        || Demonyms.isOne(word)
        || lexicon.isHead(word)
        || lexicon.titles.contains(word)
        || lexicon.noNames.contains(word);
  }
}
