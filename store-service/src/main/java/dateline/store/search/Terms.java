package dateline.store.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Turns text into search terms: the words as the language's Lucene analyser normalises them (case,
 * accents, stop words, stems). The same rule reads articles and queries, so that they meet.
 */
public final class Terms {

  /** Most terms of one query's reading; longer ones are refused by their number of words. */
  private static final int MOST_OF_QUERY = 100;

  private static final int LONGEST = 40;

  private Terms() {}

  /**
   * Distinct terms of the texts, in order of appearance, at most so many.
   *
   * @param language BCP 47 tag; only its primary language counts. Null or unknown: words are only
   *     lower-cased
   */
  public static Set<String> of(List<String> texts, String language, int most) {
    Set<String> terms = new LinkedHashSet<>();
    Analyzer analyzer = Analyzers.forLanguage(primary(language));
    for (String text : texts) {
      read(analyzer, text, terms, most);
    }
    return terms;
  }

  /**
   * The readings of a query whose language is not known: one list of terms for every way in which
   * some language reads it. An article matches if it has all terms of one reading.
   */
  public static List<List<String>> readings(String query) {
    Set<List<String>> readings = new LinkedHashSet<>();
    for (Analyzer analyzer : Analyzers.all()) {
      Set<String> terms = new LinkedHashSet<>();
      read(analyzer, query, terms, MOST_OF_QUERY);
      // A language to which all words are stop words says nothing about the article.
      if (!terms.isEmpty()) {
        readings.add(List.copyOf(terms));
      }
    }
    return new ArrayList<>(readings);
  }

  private static String primary(String language) {
    return language == null ? "" : language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static void read(Analyzer analyzer, String text, Set<String> terms, int most) {
    try (TokenStream tokens = analyzer.tokenStream("", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (terms.size() < most && tokens.incrementToken()) {
        if (term.length() <= LONGEST) {
          terms.add(term.toString());
        }
      }
      if (terms.size() < most) {
        tokens.end();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("analysers read from memory", e);
    }
  }
}
