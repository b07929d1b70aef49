package dateline.enrich.tag;

import java.util.List;
import java.util.Map;

/**
 * What the shape of a word says about its weight and word class, where no dictionary is at hand.
 */
final class WordShape {

  private static final Map<String, List<String>> NOUNS =
      Map.of(
          "en",
          List.of(
              "tion", "sion", "ment", "ity", "ism", "ness", "ship", "ance", "ence", "ency", "ure",
              "age", "ist", "logy", "hood", "dom", "cy", "er", "or"),
          "de",
          List.of("ung", "heit", "keit", "schaft", "tion", "ismus", "tät", "nis", "tum"),
          "fr",
          List.of("tion", "sion", "ment", "ité", "isme", "ance", "ence", "age", "eur", "logie"),
          "es",
          List.of("ción", "sión", "miento", "dad", "ismo", "anza", "encia", "aje", "logía"));

  private static final Map<String, List<String>> ADJECTIVES =
      Map.of(
          "en",
          List.of("al", "ic", "ive", "ous", "ful", "less", "able", "ible", "ary", "an"),
          "de",
          List.of(),
          "fr",
          List.of(),
          "es",
          List.of());

  private WordShape() {}

  /** From about 0.3 for short words to about 2 for long nouns. */
  static double weight(String word, String language) {
    double length = Math.min(14, word.length()) / 8.0;
    boolean adverb = language.equals("en") && word.endsWith("ly");
    boolean verb =
        language.equals("en")
            && (word.endsWith("ed")
                || word.endsWith("ing")
                || word.endsWith("ise")
                || word.endsWith("ize"));
    if (adverb) {
      return 0;
    }
    boolean weakVerb = language.equals("en") && word.length() > 6 && word.endsWith("ate");
    double shape =
        verb || weakVerb ? 0.45 : ends(word, NOUNS.getOrDefault(language, List.of())) ? 1.25 : 1;
    if (language.equals("de") && word.length() > 5) {
      shape *= 1.1;
    }
    return length * shape;
  }

  /** A word that says little when it stands alone. */
  static double aloneWeight(String word, String language) {
    return weight(word, language) * (adjective(word, language) ? 0.5 : 1);
  }

  static boolean adjective(String word, String language) {
    return ends(word, ADJECTIVES.getOrDefault(language, List.of()));
  }

  static boolean mayEndPhrase(String word, String language) {
    if (!language.equals("en")) {
      return true;
    }
    boolean verb = word.endsWith("ed") || word.endsWith("ly") || word.endsWith("ize");
    boolean adjective =
        word.endsWith("ous")
            || word.endsWith("ful")
            || word.endsWith("ive")
            || word.endsWith("ible");
    return !verb && !adjective;
  }

  static boolean mayBeginPhrase(String word, String language) {
    return !language.equals("en") || !word.endsWith("ly");
  }

  private static boolean ends(String word, List<String> endings) {
    for (String ending : endings) {
      if (word.length() > ending.length() + 2 && word.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
