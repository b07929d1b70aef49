package dateline.enrich.tag;

import java.util.Locale;
import java.util.Optional;

/** Reads the office that a text puts before or behind a name. */
final class PersonRole {

  /**
   * What stands before a name.
   *
   * @param text the office; empty where only a title such as "Mr" stands there
   */
  record Before(Optional<String> text) {}

  private static final int LONGEST_OFFICE = 10;

  private final ArticleText article;
  private final Lexicon lexicon;

  PersonRole(ArticleText article) {
    this.article = article;
    this.lexicon = article.lexicon();
  }

  /** The office or title that ends right before a token, if there is one. */
  Optional<Before> before(Part part, int name) {
    if (name == 0 || part.token(name).opens()) {
      return Optional.empty();
    }
    Token first = part.token(name);
    int head = name - 1;
    Token last = part.token(head);
    boolean comma = first.before() == ',';
    if (!comma && !first.joined()) {
      return Optional.empty();
    }
    if (!comma && lexicon.titles.contains(last.text()) && !lexicon.isHead(last.text())) {
      Optional<Before> office = before(part, head);
      return office.isPresent() ? office : Optional.of(new Before(Optional.empty()));
    }
    if (!lexicon.isHead(last.text()) || last.possessive()) {
      return comma ? named(part, name) : withComplement(part, name);
    }
    int from = firstOfOffice(part, head);
    Optional<String> owner = owner(part, from);
    if (comma && owner.isEmpty() && !determinerBefore(part, from)) {
      return named(part, name);
    }
    from = withAttribute(part, from);
    return Optional.of(
        new Before(
            Optional.of(part.between(from, head + 1) + owner.map(o -> " of " + o).orElse(""))));
  }

  /**
   * "Kenya's Principal Secretary for Livestock, Hellen Naserian,": whatever stands between a
   * country, or "the", and the comma is an office if it names a known one.
   */
  private Optional<Before> named(Part part, int name) {
    int from = name;
    boolean head = false;
    while (from > 0
        && name - from < LONGEST_OFFICE
        && (from == name || part.token(from).joined())
        && !part.token(from).opens()
        && !part.token(from - 1).possessive()
        && partOfOffice(part, from - 1)) {
      from--;
      head |= lexicon.isHead(part.token(from).text());
    }
    while (from < name
        && (!part.token(from).capital() || lexicon.isFunctionWord(part.token(from).text()))) {
      from++;
    }
    if (!head || from == name || from == 0) {
      return Optional.empty();
    }
    Optional<String> owner = owner(part, from);
    if (owner.isEmpty() && !(part.token(from).joined() && determinerBefore(part, from))) {
      return Optional.empty();
    }
    return Optional.of(
        new Before(Optional.of(part.between(from, name) + owner.map(o -> " of " + o).orElse(""))));
  }

  private boolean partOfOffice(Part part, int i) {
    String word = part.token(i).text();
    if (word.equals("the")) {
      return i > 0 && lexicon.links.contains(part.token(i - 1).text());
    }
    return part.token(i).capital()
        || lexicon.links.contains(word)
        || lexicon.isHead(word)
        || lexicon.isModifier(word);
  }

  /** "X, the finance minister of Kenya," or "X, maire de Lyon,": the office behind the name. */
  Optional<String> behind(Part part, int nameEnd) {
    if (nameEnd >= part.tokens().size() || part.token(nameEnd).before() != ',') {
      return Optional.empty();
    }
    int i = nameEnd;
    int limit = Math.min(part.tokens().size(), nameEnd + 6);
    while (i < limit && (i == nameEnd || part.token(i).joined())) {
      Token token = part.token(i);
      boolean office = lexicon.isHead(token.text());
      if (office
          && !(i + 1 < limit
              && part.token(i + 1).joined()
              && lexicon.isHead(part.token(i + 1).text()))) {
        int from = Math.max(nameEnd, firstOfOffice(part, i));
        int to = complementEnd(part, i + 1);
        boolean possessor = part.token(i).possessive();
        return possessor ? Optional.empty() : Optional.of(part.between(from, to));
      }
      if (lexicon.speech.contains(token.text()) || token.text().equals("who")) {
        return Optional.empty();
      }
      i++;
    }
    return Optional.empty();
  }

  private int firstOfOffice(Part part, int head) {
    int from = head;
    while (from > 0
        && part.token(from).joined()
        && !part.token(from - 1).possessive()
        && (lexicon.isModifier(part.token(from - 1).text())
            || (lexicon.isHead(part.token(from - 1).text())
                && part.token(from - 1).capital() == part.token(head).capital()))) {
      from--;
    }
    return from;
  }

  /** The country that a possessive gives the office: "Kenya's". */
  private Optional<String> owner(Part part, int from) {
    if (from == 0 || !part.token(from).joined() || !part.token(from - 1).possessive()) {
      return Optional.empty();
    }
    return article
        .hit(part, from - 1)
        .filter(hit -> hit.name().kind() == TagKind.PLACE)
        .map(hit -> part.text().substring(hit.start(), hit.end()));
  }

  private boolean determinerBefore(Part part, int from) {
    if (from == 0) {
      return false;
    }
    String word = part.token(from - 1).text().toLowerCase(Locale.ROOT);
    return word.equals("the") || word.equals("its") || word.equals("their") || word.equals("our");
  }

  /** "Russian President", "Central Bank Governor": what the office belongs to, if it is a name. */
  private int withAttribute(Part part, int from) {
    if (from == 0 || !part.token(from).joined() || part.token(from - 1).possessive()) {
      return from;
    }
    Optional<Mention> organisation =
        article.claim(part, from - 1).filter(m -> m.kind() == TagKind.ORGANISATION);
    if (organisation.isPresent()) {
      return part.tokenAt(organisation.get().start());
    }
    Optional<Hit> place = article.hit(part, from - 1).filter(h -> h.name().kind() == TagKind.PLACE);
    if (place.isPresent() && part.token(from).capital()) {
      return place.get().from();
    }
    return Demonyms.isOne(part.token(from - 1).text()) ? from - 1 : from;
  }

  private int complementEnd(Part part, int from) {
    int last = from;
    int links = 0;
    for (int i = from; i < Math.min(part.tokens().size(), from + 7); i++) {
      Token token = part.token(i);
      boolean elided = token.before() == '\'' || token.before() == '’';
      if (token.opens() || !(token.joined() || elided)) {
        break;
      }
      if (token.capital()) {
        last = i + 1;
        links = 0;
      } else if (++links > 2 || !isLink(token.text())) {
        break;
      }
    }
    return last;
  }

  private boolean isLink(String word) {
    return (lexicon.links.contains(word) || lexicon.links.contains(word + "'"))
        && !word.equals("and")
        && !word.equals("for");
  }

  /** "ministra de Hacienda María Vidal", "ministre de l'Intérieur Paul Roux". */
  private Optional<Before> withComplement(Part part, int name) {
    if (!lexicon.language.equals("fr") && !lexicon.language.equals("es")) {
      return Optional.empty();
    }
    for (int i = name - 1; i >= Math.max(0, name - 7); i--) {
      Token token = part.token(i);
      if (lexicon.isHead(token.text())) {
        return Optional.of(new Before(Optional.of(part.between(firstOfOffice(part, i), name))));
      }
      boolean joined = token.joined() || token.before() == '\'' || token.before() == '’';
      if (!joined || token.opens() || !(token.capital() || isLink(token.text()))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
