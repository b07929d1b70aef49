package dateline.enrich.tag;

import java.util.Locale;
import java.util.Optional;

/** The shapes that organisations' names have, by language. */
final class OrganisationPattern {

  /** A name from a token (inclusive) to another (exclusive). */
  record Match(int from, int to, String label, int confidence) {}

  /** No name has more words; a run of capitals without end must not cost time without end. */
  private static final int LONGEST = 12;

  private final ArticleText article;
  private final Lexicon lexicon;

  OrganisationPattern(ArticleText article) {
    this.article = article;
    this.lexicon = article.lexicon();
  }

  Optional<Match> at(Part part, int i) {
    Token token = part.token(i);
    Optional<Match> match =
        switch (lexicon.language) {
          case "de" -> german(part, i);
          case "fr", "es" -> romance(part, i);
          default -> token.capital() ? english(part, i) : Optional.empty();
        };
    return match.or(() -> medium(part, i));
  }

  /** "Russian Foreign Ministry", "Central Bank of Kenya", "Ministry of Health". */
  private Optional<Match> english(Part part, int i) {
    if (skippable(part, i) && !startsWithOf(part, i)) {
      return Optional.empty();
    }
    int end = capitals(part, i);
    int head = -1;
    for (int k = i; k < end; k++) {
      if (lexicon.organisationHeads.contains(part.token(k).text())) {
        head = k;
      } else if (head >= 0 && lexicon.isHead(part.token(k).text())) {
        break;
      }
    }
    if (head > i) {
      boolean name = !lexicon.isHead(part.token(i).text()) || head - i > 1;
      int to = withComplement(part, head + 1);
      return name && !part.token(i).allCapitals() || to > head + 1
          ? Optional.of(match(part, i, to))
          : Optional.of(match(part, i, head + 1));
    }
    if (startsWithOf(part, i)) {
      int to = withComplement(part, i + 1);
      return to > i + 1 ? Optional.of(match(part, i, to)) : Optional.empty();
    }
    return Optional.empty();
  }

  /** "Kestrel Wire", "Harzer Nachrichten": what media are called in any language. */
  private Optional<Match> medium(Part part, int i) {
    Token token = part.token(i);
    // "Gute Nachrichten" begins a German sentence and names no medium
    boolean adjective = token.opens() && lexicon.language.equals("de");
    if (!token.capital() || adjective || skippable(part, i)) {
      return Optional.empty();
    }
    int end = capitals(part, i);
    if (end - i < 2 || !lexicon.mediaHeads.contains(part.token(end - 1).text())) {
      return Optional.empty();
    }
    String before = part.token(end - 2).text();
    boolean person = end - i == 2 && Lexicon.givenName(before) && article.hit(part, i).isEmpty();
    // "the French Press" is all of a country's, or a coffee pot
    boolean noOnes = part.token(end - 1).text().equals("Press") && Demonyms.isOne(before);
    return person || noOnes
        ? Optional.empty()
        : Optional.of(match(part, i, withComplement(part, end)));
  }

  private boolean startsWithOf(Part part, int i) {
    return lexicon.organisationStarts.contains(part.token(i).text());
  }

  /** A capital that only opens the sentence, or an office, is no part of the name. */
  private boolean skippable(Part part, int i) {
    Token token = part.token(i);
    String lower = token.text().toLowerCase(Locale.ROOT);
    return lexicon.isFunctionWord(token.text())
        || (token.opens() && lexicon.isDull(lower))
        || lexicon.titles.contains(token.text());
  }

  private int capitals(Part part, int from) {
    int to = from + 1;
    while (to < Math.min(part.tokens().size(), from + LONGEST)
        && part.token(to).joined()
        && part.token(to).capital()
        && (!part.token(to - 1).possessive() || joinsPossessive(part, to))) {
      to++;
    }
    return to;
  }

  /** "Sheriff's Department" is one name, "Kenya's Supreme Court" is not. */
  private boolean joinsPossessive(Part part, int to) {
    return lexicon.organisationHeads.contains(part.token(to).text())
        && article.hit(part, to - 1).isEmpty();
  }

  private int withComplement(Part part, int end) {
    int to = end;
    if (to + 1 >= part.tokens().size()
        || !part.token(to).joined()
        || part.token(to - 1).possessive()) {
      return end;
    }
    String link = part.token(to).text();
    if (!link.equals("of") && !link.equals("for")) {
      return end;
    }
    int name = to + 1;
    if (part.token(name).text().equals("the") && name + 1 < part.tokens().size()) {
      name++;
    }
    if (!part.token(name).joined() || !part.token(name).capital()) {
      return end;
    }
    return capitals(part, name);
  }

  private Match match(Part part, int from, int to) {
    String label = part.between(from, to);
    boolean ofPlace =
        from > 0
            && part.token(from).joined()
            && part.token(from - 1).possessive()
            && to - from <= 3
            && article.hit(part, from - 1).filter(h -> h.name().country()).isPresent();
    if (ofPlace) {
      Hit place = article.hit(part, from - 1).orElseThrow();
      label += " of " + part.text().substring(place.start(), place.end());
    }
    return new Match(from, to, label, 80);
  }

  /** "Landesamt für Umwelt", "Universität Göttingen", "Innenministerium", "Muster GmbH". */
  private Optional<Match> german(Part part, int i) {
    Token token = part.token(i);
    if (!token.capital()) {
      return Optional.empty();
    }
    if (lexicon.organisationStarts.contains(token.text())) {
      int next = i + 1;
      if (next + 1 < part.tokens().size()
          && part.token(next).joined()
          && part.token(next).text().equals("für")) {
        next++;
      }
      boolean named =
          next < part.tokens().size()
              && part.token(next).joined()
              && part.token(next).capital()
              && !lexicon.isHead(part.token(next).text())
              && (next > i + 1 || article.surelyKnown(part, next));
      return named
          ? Optional.of(new Match(i, next + 1, part.between(i, next + 1), 75))
          : Optional.empty();
    }
    String lower = token.text().toLowerCase(Locale.ROOT);
    for (String suffix : lexicon.organisationSuffixes) {
      if (lower.equals(suffix) || lower.endsWith(suffix) || lower.endsWith(suffix + "s")) {
        String label =
            lower.endsWith(suffix + "s")
                ? token.text().substring(0, token.text().length() - 1)
                : token.text();
        return Optional.of(new Match(i, i + 1, label, 60));
      }
    }
    int end = capitals(part, i);
    for (int k = i + 1; k < Math.min(end, i + 4); k++) {
      if (lexicon.organisationHeads.contains(part.token(k).text())) {
        return Optional.of(new Match(i, k + 1, part.between(i, k + 1), 80));
      }
    }
    return Optional.empty();
  }

  /** "ministère de l'Intérieur", "Universidad de Salamanca", "Partido Radical". */
  private Optional<Match> romance(Part part, int i) {
    if (!lexicon.organisationStarts.contains(part.token(i).text())) {
      return Optional.empty();
    }
    int to = i + 1;
    int lastCapital = i;
    int links = 0;
    while (to < part.tokens().size() && to - i < 8 && !part.token(to - 1).possessive()) {
      Token token = part.token(to);
      boolean elided = token.before() == '\'' || token.before() == '’';
      if (token.opens() || (!token.joined() && !elided)) {
        break;
      }
      if (token.capital() && links > 0 && Lexicon.givenName(token.text())) {
        break;
      }
      if (token.capital()) {
        lastCapital = to;
        links = 0;
      } else if (++links > 2 || !isLink(token.text())) {
        break;
      }
      to++;
    }
    return lastCapital > i
        ? Optional.of(new Match(i, lastCapital + 1, part.between(i, lastCapital + 1), 75))
        : Optional.empty();
  }

  private boolean isLink(String word) {
    return lexicon.links.contains(word) || lexicon.links.contains(word + "'");
  }
}
