package dateline.enrich.tag;

import java.util.regex.Pattern;

/**
 * Words with capitals that stand together, as a name would: "Amina Wanjiru", "Ursula von der
 * Leyen", "Bashar al-Assad".
 *
 * @param from first token
 * @param to behind the last
 */
record CapitalRun(int from, int to) {

  private static final Pattern ARABIC = Pattern.compile("(?:al|el|ul|as|ad|an|ar)-\\p{Lu}.*");

  /** The run that begins at a token; empty where none does. */
  static CapitalRun at(Part part, int from, Lexicon lexicon) {
    int to = from;
    int size = part.tokens().size();
    while (to < size) {
      Token token = part.token(to);
      if (to > from && (!token.joined() || part.token(to - 1).possessive())) {
        break;
      }
      if (nameLike(token)) {
        to++;
        continue;
      }
      int behind = behindParticles(part, to, lexicon);
      if (to > from && behind > to) {
        to = behind;
      } else {
        break;
      }
    }
    return new CapitalRun(from, to);
  }

  static boolean nameLike(Token token) {
    return token.capital() || ARABIC.matcher(token.text()).matches();
  }

  private static int behindParticles(Part part, int from, Lexicon lexicon) {
    int i = from;
    while (i < part.tokens().size()
        && i - from < 2
        && part.token(i).joined()
        && lexicon.particles.contains(part.token(i).text())) {
      i++;
    }
    boolean name =
        i > from && i < part.tokens().size() && part.token(i).joined() && part.token(i).capital();
    return name ? i + 1 : from;
  }

  boolean isEmpty() {
    return from == to;
  }
}
