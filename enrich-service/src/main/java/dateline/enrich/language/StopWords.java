package dateline.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/** Function words ("the", "und", "les") by language, from Lucene's Snowball lists. */
public final class StopWords {

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

  private StopWords() {}

  /** ISO 639-1 codes of the languages that have a list. */
  public static Set<String> languages() {
    return LISTS.keySet();
  }

  /** The words of a language, in lower case; none where it has no list. */
  public static Set<String> of(String language) {
    String name = LISTS.get(language);
    if (name == null) {
      return Set.of();
    }
    try (InputStream in = SnowballFilter.class.getResourceAsStream(name + "_stop.txt");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      Set<String> words = new HashSet<>();
      for (Object word : WordlistLoader.getSnowballWordSet(reader)) {
        words.add(new String((char[]) word));
      }
      // Not Set.copyOf: these are looked up for every word of every text, and a HashSet is faster.
      return Collections.unmodifiableSet(words);
    } catch (IOException e) {
      throw new UncheckedIOException("stop words can't be read: " + name, e);
    }
  }
}
