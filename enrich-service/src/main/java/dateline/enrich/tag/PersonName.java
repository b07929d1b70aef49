package dateline.enrich.tag;

import java.util.Locale;
import java.util.Optional;

/** Cuts the part that can be a person's name out of a run of capitalised words. */
final class PersonName {

  private static final int LONGEST = 5;

  private final ArticleText article;
  private final Lexicon lexicon;

  PersonName(ArticleText article) {
    this.article = article;
    this.lexicon = article.lexicon();
  }

  /** The name in a run, without offices, nationalities and dates around it. */
  Optional<CapitalRun> within(Part part, CapitalRun run) {
    int from = behindOffices(part, run);
    int to = run.to();
    while (to > from && notName(part.token(to - 1).text()) && to - from > 1) {
      to--;
    }
    from = fromGivenName(part, from, to);
    boolean fits = to > from && to - from <= LONGEST && article.free(part, from, to);
    return fits && everyWordFits(part, from, to)
        ? Optional.of(new CapitalRun(from, to))
        : Optional.empty();
  }

  private int behindOffices(Part part, CapitalRun run) {
    int from = run.from();
    for (int i = run.from(); i < run.to(); i++) {
      Token token = part.token(i);
      boolean startsName =
          i > from
              && Lexicon.givenName(part.token(from).text())
              && !article.surelyKnown(part, from)
              && article.hit(part, from).isEmpty();
      if (!article.free(part, i, i + 1)) {
        from = i + 1;
      } else if (startsName) {
        continue;
      } else if (office(token.text()) || opening(part, i) || notName(token.text()) && i == from) {
        from = i + 1;
      } else if (i == from && (knownPlace(part, i) || Demonyms.isOne(token.text()))) {
        from = i + 1;
      }
    }
    return from;
  }

  private boolean knownPlace(Part part, int i) {
    return article.surelyKnown(part, i);
  }

  private boolean office(String word) {
    return lexicon.isHead(word) || lexicon.isModifier(word) || lexicon.titles.contains(word);
  }

  private boolean opening(Part part, int i) {
    Token token = part.token(i);
    String lower = token.text().toLowerCase(Locale.ROOT);
    return lexicon.isFunctionWord(lower) || (token.opens() && lexicon.isDull(lower));
  }

  /**
   * Words before a known given name belong to something else where capitals are no proof: in
   * German, and behind a French or Spanish office.
   */
  private int fromGivenName(Part part, int from, int to) {
    boolean doubt =
        from < to
            && (lexicon.language.equals("de")
                || lexicon.language.equals("fr")
                || lexicon.language.equals("es"));
    if (!doubt || Lexicon.givenName(part.token(from).text())) {
      return from;
    }
    for (int i = from + 1; i < to - 1; i++) {
      if (Lexicon.givenName(part.token(i).text())) {
        return i;
      }
    }
    return from;
  }

  private boolean everyWordFits(Part part, int from, int to) {
    for (int i = from; i < to; i++) {
      String word = part.token(i).text();
      boolean shouted = word.length() > 3 && part.token(i).allCapitals();
      boolean place = article.surelyKnown(part, i) && !Lexicon.givenName(part.token(from).text());
      if (shouted || place || notName(word) || !Character.isLetter(word.charAt(0))) {
        return false;
      }
      if (i > from && lexicon.organisationHeads.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private boolean notName(String word) {
    return lexicon.noNames.contains(word);
  }
}
