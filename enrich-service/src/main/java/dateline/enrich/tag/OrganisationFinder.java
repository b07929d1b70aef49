package dateline.enrich.tag;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds organisations: those of the gazetteer, names that end or begin with what organisations are
 * called ("... Ministry", "University of ..."), and names with their acronym in brackets.
 */
final class OrganisationFinder {

  private final ArticleText article;
  private final Lexicon lexicon;
  private final OrganisationPattern pattern;
  private final ReportedSource reported;

  /** Acronym to the key of the name it was introduced with. */
  private final Map<String, String> acronyms = new HashMap<>();

  OrganisationFinder(ArticleText article) {
    this.article = article;
    this.lexicon = article.lexicon();
    this.pattern = new OrganisationPattern(article);
    this.reported = new ReportedSource(article);
  }

  void find() {
    for (Part part : article.parts()) {
      for (int i = 0; i < part.tokens().size(); i++) {
        i = Math.max(i, claimAt(part, i) - 1);
      }
    }
    for (Part part : article.parts()) {
      claimAcronyms(part);
    }
  }

  /** Claims what begins at a token and answers where to go on. */
  private int claimAt(Part part, int i) {
    Optional<Hit> hit =
        article
            .hit(part, i)
            .filter(h -> h.from() == i && h.name().kind() == TagKind.ORGANISATION)
            .filter(h -> !h.name().doubtful() || article.standsAlone(h, part));
    int hitEnd = hit.map(Hit::to).orElse(i);
    Optional<OrganisationPattern.Match> match =
        part.titleCase(i) ? Optional.empty() : pattern.at(part, i);
    if (match.isPresent()
        && match.get().to() >= hitEnd
        && hit.map(h -> h.to() - h.from() < match.get().to() - match.get().from()).orElse(true)) {
      var found = match.get();
      String key = found.label().toLowerCase(Locale.ROOT);
      claim(
          part, key, found.label(), Optional.empty(), found.confidence(), found.from(), found.to());
      learnAcronym(part, found.to(), key);
      return found.to();
    }
    if (hit.isPresent()) {
      Hit known = hit.get();
      String label = part.text().substring(known.start(), known.end());
      article.claim(
          new Mention(
              TagKind.ORGANISATION,
              known.name().key().toLowerCase(Locale.ROOT),
              label,
              Optional.of(known.name()),
              known.name().doubtful() ? 60 : 90,
              part,
              known.start(),
              known.end()),
          known.from(),
          known.to());
      return known.to();
    }
    int end = reported.end(part, i);
    if (end > i) {
      String label = part.between(i, end);
      claim(part, label.toLowerCase(Locale.ROOT), label, Optional.empty(), 70, i, end);
      return end;
    }
    return introducedByAcronym(part, i);
  }

  private void learnAcronym(Part part, int at, String key) {
    if (bracketed(part, at)) {
      acronyms.put(part.token(at).text(), key);
    }
  }

  /** "Lake Basin Water Trust (LBWT)": initials in brackets make any name an organisation's. */
  private int introducedByAcronym(Part part, int i) {
    if (!part.token(i).capital() || part.titleCase(i)) {
      return i;
    }
    int end = i;
    StringBuilder initials = new StringBuilder();
    while (end < part.tokens().size() && end - i < 8) {
      Token token = part.token(end);
      if (end > i && !token.joined()) {
        break;
      }
      if (token.capital()) {
        initials.append(token.text().charAt(0));
      } else if (!lexicon.links.contains(token.text())) {
        return i;
      }
      end++;
    }
    if (end - i < 2 || !bracketed(part, end)) {
      return i;
    }
    String acronym = part.token(end).text();
    int at = initials.indexOf(acronym);
    boolean fits = acronym.length() > 2 && initials.toString().endsWith(acronym) && at == 0;
    if (!fits) {
      return i;
    }
    String label = part.between(i, end);
    String key = label.toLowerCase(Locale.ROOT);
    acronyms.put(acronym, key);
    claim(part, key, label, Optional.empty(), 85, i, end);
    return end;
  }

  private static boolean bracketed(Part part, int i) {
    if (i >= part.tokens().size()) {
      return false;
    }
    Token token = part.token(i);
    int length = token.text().length();
    return token.before() == '('
        && length >= 2
        && length <= 7
        && token.allCapitals()
        && token.end() < part.text().length()
        && part.text().charAt(token.end()) == ')';
  }

  private void claimAcronyms(Part part) {
    for (int i = 0; i < part.tokens().size(); i++) {
      String key = acronyms.get(part.token(i).text());
      if (key != null && article.free(part, i, i + 1)) {
        claim(part, key, part.token(i).text(), Optional.empty(), 85, i, i + 1);
      }
    }
  }

  private void claim(
      Part part,
      String key,
      String label,
      Optional<KnownName> known,
      int confidence,
      int from,
      int to) {
    article.claim(
        new Mention(
            TagKind.ORGANISATION,
            key,
            label,
            known,
            confidence,
            part,
            part.token(from).start(),
            part.token(to - 1).end()),
        from,
        to);
  }
}
