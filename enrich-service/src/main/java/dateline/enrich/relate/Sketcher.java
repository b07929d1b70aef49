package dateline.enrich.relate;

import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import dateline.enrich.language.StopWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes sketches. Without state; safe for use by many threads. */
final class Sketcher {

  static final int BANDS = 10;
  private static final int ROWS = 5;
  private static final int COMPONENTS = 96;
  private static final int SHINGLE = 3;

  /** What stands further down does not change which story it is. */
  private static final int MOST_CHARACTERS = 20_000;

  private static final int STEM = 6;
  private static final double HEADLINE = 2.5;
  private static final double NAME = 2;

  static final SimilarityHashPolicy POLICY = SimilarityHashing.superMinHash(COMPONENTS, 8);

  private static final Map<String, Set<String>> STOP_WORDS = new ConcurrentHashMap<>();

  Sketch sketch(Entry entry) {
    String body = entry.text();
    List<String> text = words(body.substring(0, Math.min(body.length(), MOST_CHARACTERS)));
    List<String> headline = words(entry.headline());
    long[] shingles = shingles(text.isEmpty() ? headline : text);
    byte[] signature = POLICY.createHasher().compute(ElementHashProvider.ofValues(shingles));
    Map<String, Double> names = new HashMap<>();
    entry.names().forEach(name -> addName(names, name));
    Map<String, Double> terms = new HashMap<>();
    Set<String> stopWords = STOP_WORDS.computeIfAbsent(entry.language(), StopWords::of);
    text.forEach(word -> addWord(terms, word, entry.language(), stopWords, 1));
    headline.forEach(word -> addWord(terms, word, entry.language(), stopWords, HEADLINE));
    return assemble(signature, shingles.length, names, terms, entry.language());
  }

  /** MinHash's estimate of two texts' similarity, corrected for components equal by chance. */
  static double jaccard(byte[] a, byte[] b) {
    double equal = POLICY.getFractionOfEqualComponents(a, b);
    double chance = 1.0 / 256;
    return Math.max(0, (equal - chance) / (1 - chance));
  }

  private static Sketch assemble(
      byte[] signature,
      int shingles,
      Map<String, Double> names,
      Map<String, Double> terms,
      String language) {
    int size = names.size() + terms.size();
    int[] hashes = new int[size];
    byte[] weights = new byte[size];
    String[] words = new String[size];
    int i = 0;
    for (Map<String, Double> map : List.of(names, terms)) {
      for (var term : map.entrySet()) {
        hashes[i] = (int) Hashing.komihash5_0().hashCharsToLong(term.getKey());
        weights[i] = (byte) Math.min(127, Math.round(8 * (1 + Math.log(term.getValue()))));
        words[i] = term.getKey().substring(term.getKey().indexOf(':') + 1);
        i++;
      }
    }
    return new Sketch(
        signature, shingles, bands(signature), hashes, weights, words, names.size(), language);
  }

  private static int[] bands(byte[] signature) {
    int[] bands = new int[BANDS];
    for (int band = 0; band < BANDS; band++) {
      long key = band;
      for (int row = 0; row < ROWS; row++) {
        key = key * 257 + (POLICY.getComponent(signature, band * ROWS + row) & 0xFF);
      }
      bands[band] = (int) (key ^ (key >>> 32)) * 31 + band;
    }
    return bands;
  }

  private static long[] shingles(List<String> words) {
    long[] hashed = new long[words.size()];
    for (int i = 0; i < hashed.length; i++) {
      hashed[i] = Hashing.komihash5_0().hashCharsToLong(words.get(i));
    }
    long[] hashes = new long[Math.max(1, hashed.length - SHINGLE + 1)];
    for (int i = 0; i < hashes.length; i++) {
      long hash = 1;
      for (int k = i; k < Math.min(hashed.length, i + SHINGLE); k++) {
        hash = hash * 0x9E3779B97F4A7C15L + hashed[k];
      }
      hashes[i] = hash ^ (hash >>> 32);
    }
    Arrays.sort(hashes);
    int distinct = 1;
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i] != hashes[distinct - 1]) {
        hashes[distinct++] = hashes[i];
      }
    }
    return Arrays.copyOf(hashes, distinct);
  }

  private static void addName(Map<String, Double> names, String name) {
    String normal = String.join(" ", words(name));
    if (!normal.isEmpty()) {
      names.merge("name:" + normal, NAME, Math::max);
    }
    // Languages spell given names in their own way more often than surnames.
    int space = normal.lastIndexOf(' ');
    if (space > 0 && normal.length() - space > 4) {
      names.merge("name:" + normal.substring(space + 1), 1.0, Math::max);
    }
  }

  private static void addWord(
      Map<String, Double> terms,
      String word,
      String language,
      Set<String> stopWords,
      double weight) {
    boolean short1 = word.length() < 3 && word.charAt(0) < 0x2E80;
    if (!short1 && !stopWords.contains(word)) {
      String stem = word.length() > STEM ? word.substring(0, STEM) : word;
      terms.merge(language + ":" + stem, weight, Double::sum);
    }
  }

  /** Words in lower case; in scripts without spaces each pair of signs is a word. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>(text.length() / 6 + 1);
    String lower = text.toLowerCase(Locale.ROOT);
    int from = -1;
    for (int i = 0; i <= lower.length(); i++) {
      char c = i < lower.length() ? lower.charAt(i) : ' ';
      if (ideographic(c)) {
        boolean pair = i + 1 < lower.length() && ideographic(lower.charAt(i + 1));
        words.add(lower.substring(i, i + (pair ? 2 : 1)));
      } else if (Character.isLetterOrDigit(c)
          || Character.getType(c) == Character.NON_SPACING_MARK) {
        from = from < 0 ? i : from;
        continue;
      }
      if (from >= 0) {
        words.add(lower.substring(from, i));
        from = -1;
      }
    }
    return words;
  }

  private static boolean ideographic(char c) {
    return c >= 0x2E80 && c <= 0xD7FF && Character.isLetter(c) && !(c >= 0xAC00 && c <= 0xD7A3)
        || c >= 0x0E00 && c <= 0x0E7F;
  }
}
