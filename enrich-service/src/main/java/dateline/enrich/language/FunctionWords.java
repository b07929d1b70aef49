package dateline.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * A second voice beside the character model: the share of a text's words that are function words
 * ("the", "und", "les") of a language, by Lucene's Snowball stop word lists.
 */
final class FunctionWords {

  private static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("en", "english"),
          Map.entry("de", "german"),
          Map.entry("fr", "french"),
          Map.entry("es", "spanish"),
          Map.entry("it", "italian"),
          Map.entry("pt", "portuguese"),
          Map.entry("nl", "dutch"),
          Map.entry("da", "danish"),
          Map.entry("no", "norwegian"),
          Map.entry("sv", "swedish"),
          Map.entry("fi", "finnish"),
          Map.entry("hu", "hungarian"),
          Map.entry("ru", "russian"),
          Map.entry("id", "indonesian"));

  /** Word to the languages that have it, as bits. */
  private final Map<String, Integer> languagesOf = new HashMap<>();

  private final List<String> languages = LISTS.keySet().stream().sorted().toList();

  FunctionWords() {
    for (int i = 0; i < languages.size(); i++) {
      int bit = 1 << i;
      for (Object word : read(LISTS.get(languages.get(i)) + "_stop.txt")) {
        languagesOf.merge(new String((char[]) word), bit, (a, b) -> a | b);
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

  private static CharArraySet read(String file) {
    try (InputStream in = SnowballFilter.class.getResourceAsStream(file);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return WordlistLoader.getSnowballWordSet(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("stop words can't be read: " + file, e);
    }
  }
}
