package dateline.enrich.language;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A second voice beside the character model: the share of a text's words that are function words
 * ("the", "und", "les") of a language, by Lucene's Snowball stop word lists.
 */
final class FunctionWords {

  private static final Set<String> DISTINCT = Set.of("en", "de", "fr", "hu", "fi");
  private static final int LONG_ENOUGH = 250;

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

  /**
   * The language of a text where its function words leave no doubt: a saving, since the model takes
   * ten times as long. Only for languages without a near relative that has no list here.
   */
  Optional<LanguageResult> clearly(String text) {
    if (text.length() < LONG_ENOUGH) {
      return Optional.empty();
    }
    Map<String, Double> shares = shares(text);
    List<Map.Entry<String, Double>> ranked =
        shares.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(2)
            .toList();
    if (ranked.isEmpty() || !DISTINCT.contains(ranked.get(0).getKey())) {
      return Optional.empty();
    }
    double first = ranked.get(0).getValue();
    double second = ranked.size() > 1 ? ranked.get(1).getValue() : 0;
    return first >= 0.25 && first >= 2 * second
        ? Optional.of(new LanguageResult(Optional.of(ranked.get(0).getKey()), 0.98))
        : Optional.empty();
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
