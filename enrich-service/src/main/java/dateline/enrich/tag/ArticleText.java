package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The article's texts cut into words, with the gazetteers' hits, and a record of which words a
 * finder has already explained. For one thread and one article.
 */
final class ArticleText {

  /** What stands further down a text is not tagged: it bounds the time a hostile page can take. */
  private static final int MOST_CHARACTERS = 60_000;

  private final Lexicon lexicon;
  private final List<Part> parts = new ArrayList<>(3);
  private final Hit[][] hitAt = new Hit[3][];
  private final Mention[][] claims = new Mention[3][];
  private final List<Mention> mentions = new ArrayList<>();

  ArticleText(TaggerInput input, String language) {
    this.lexicon = Lexicon.of(language);
    NameIndex names = NameIndex.of(language);
    add(Tokenizer.read("headline", cut(input.headline(), 1_000), language), names);
    add(Tokenizer.read("standfirst", cut(input.standfirst(), 5_000), language), names);
    add(Tokenizer.read("body", cut(input.body(), MOST_CHARACTERS), language), names);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  private void add(Part part, NameIndex names) {
    Hit[] hits = new Hit[part.tokens().size()];
    for (Hit hit : names.find(part)) {
      for (int i = hit.from(); i < hit.to(); i++) {
        if (hits[i] == null) {
          hits[i] = hit;
        }
      }
    }
    parts.add(part);
    hitAt[order(part)] = hits;
    claims[order(part)] = new Mention[hits.length];
  }

  private static int order(Part part) {
    return switch (part.field()) {
      case "headline" -> 0;
      case "standfirst" -> 1;
      default -> 2;
    };
  }

  Lexicon lexicon() {
    return lexicon;
  }

  List<Part> parts() {
    return parts;
  }

  List<Mention> mentions() {
    return mentions;
  }

  /** The known name that covers a token. */
  Optional<Hit> hit(Part part, int token) {
    return Optional.ofNullable(hitAt[order(part)][token]);
  }

  /** Whether a name that means nothing but a place or organisation covers the token. */
  boolean surelyKnown(Part part, int token) {
    Hit hit = hitAt[order(part)][token];
    return hit != null && !hit.name().doubtful();
  }

  Optional<Mention> claim(Part part, int token) {
    return Optional.ofNullable(claims[order(part)][token]);
  }

  boolean free(Part part, int from, int to) {
    Mention[] taken = claims[order(part)];
    for (int i = from; i < to; i++) {
      if (taken[i] != null) {
        return false;
      }
    }
    return true;
  }

  /** Records a mention that explains the tokens from (inclusive) to (exclusive). */
  void claim(Mention mention, int from, int to) {
    Mention[] taken = claims[order(mention.part())];
    for (int i = from; i < to; i++) {
      taken[i] = mention;
    }
    mentions.add(mention);
  }

  /**
   * Whether the surroundings speak for a doubtful name: alone among small words, not the first word
   * of a sentence.
   */
  boolean standsAlone(Hit hit, Part part) {
    if (part.titleCase(hit.from()) || part.token(hit.from()).opens()) {
      return false;
    }
    Token first = part.token(hit.from());
    boolean nameBefore = first.joined() && part.token(hit.from() - 1).capital();
    boolean nameBehind =
        hit.to() < part.tokens().size()
            && part.token(hit.to()).joined()
            && !part.token(hit.to() - 1).possessive()
            && part.token(hit.to()).capital();
    boolean whole = hit.start() == first.start() && hit.end() == part.token(hit.to() - 1).end();
    return whole && !nameBefore && !nameBehind;
  }
}
