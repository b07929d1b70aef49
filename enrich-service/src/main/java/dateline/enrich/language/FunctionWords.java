package dateline.enrich.language;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A second voice beside the character model: the share of a text's words that are function words
 * ("the", "und", "les") of a language, by Lucene's Snowball stop word lists.
 */
final class FunctionWords {

  /** Word to the languages that have it, as bits. */
  private final Map<String, Integer> languagesOf = new HashMap<>();

  private final List<String> languages = StopWords.languages().stream().sorted().toList();

  FunctionWords() {
    for (int i = 0; i < languages.size(); i++) {
      int bit = 1 << i;
      for (String word : StopWords.of(languages.get(i))) {
        languagesOf.merge(word, bit, (a, b) -> a | b);
      }
    }
  }

  boolean knows(String language) {
    return languages.contains(language);
  }

  /** Share of function words by language, from 0 to 1; languages without a hit are missing. */
  Map<String, Double> shares(String text) {
    int[] hits = new int[languages.size()];
    int words = 0;
    int from = 0;
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i <= lower.length(); i++) {
      if (i < lower.length() && Character.isLetter(lower.charAt(i))) {
        continue;
      }
      if (i > from) {
        words++;
        int bits = languagesOf.getOrDefault(lower.substring(from, i), 0);
        for (; bits != 0; bits &= bits - 1) {
          hits[Integer.numberOfTrailingZeros(bits)]++;
        }
      }
      from = i + 1;
    }
    Map<String, Double> shares = new HashMap<>();
    for (int i = 0; i < hits.length; i++) {
      if (hits[i] > 0) {
        shares.put(languages.get(i), hits[i] / (double) words);
      }
    }
    return shares;
  }
}
