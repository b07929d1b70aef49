package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The words and phrases of one language that speak for Media Topics, found by their first word. */
final class TopicTerms {

  /**
   * A term.
   *
   * @param topic identifier of the Media Topic it speaks for
   * @param words lower-case words, an asterisk at the end standing for any ending
   * @param weak whether it needs others beside it
   */
  record Term(String topic, String[] words, boolean weak) {

    boolean matches(List<String> text, int at) {
      if (at + words.length > text.size()) {
        return false;
      }
      for (int i = 0; i < words.length; i++) {
        if (!matches(words[i], text.get(at + i))) {
          return false;
        }
      }
      return true;
    }

    private static boolean matches(String pattern, String word) {
      int last = pattern.length() - 1;
      return pattern.charAt(last) == '*'
          ? word.startsWith(pattern.substring(0, last))
          : word.equals(pattern);
    }
  }

  /** No stem of the resource is shorter. */
  private static final int SHORTEST_STEM = 3;

  private static final Map<String, TopicTerms> BY_LANGUAGE = new ConcurrentHashMap<>();

  private final Map<String, List<Term>> byWord = new HashMap<>();
  private final Map<String, List<Term>> byStem = new HashMap<>();

  private TopicTerms() {}

  /** Terms of a language by ISO 639-1; none where the language has none. */
  static TopicTerms of(String language) {
    if (BY_LANGUAGE.isEmpty()) {
      BY_LANGUAGE.putAll(load());
    }
    TopicTerms terms = BY_LANGUAGE.get(language);
    return terms == null ? new TopicTerms() : terms;
  }

  private static Map<String, TopicTerms> load() {
    Map<String, TopicTerms> all = new HashMap<>();
    for (String[] row : Resource.rows("topic-terms.tsv")) {
      TopicTerms terms = all.computeIfAbsent(row[1], language -> new TopicTerms());
      for (String term : row[2].split("\\|")) {
        boolean weak = term.startsWith("~");
        terms.add(new Term(row[0], words(weak ? term.substring(1) : term, row[1]), weak));
      }
    }
    return all;
  }

  /** Words as the tokenizer leaves them: without possessive endings, French elisions apart. */
  private static String[] words(String term, String language) {
    return language.equals("fr")
        ? term.split("[ ']")
        : term.replace("'s ", " ").replace("s' ", "s ").split(" ");
  }

  private void add(Term term) {
    String first = term.words()[0];
    if (first.endsWith("*")) {
      byStem.computeIfAbsent(first.substring(0, SHORTEST_STEM), k -> new ArrayList<>()).add(term);
    } else {
      byWord.computeIfAbsent(first, k -> new ArrayList<>()).add(term);
    }
  }

  /** The terms that the words match at a position. */
  List<Term> at(List<String> words, int at) {
    List<Term> found = new ArrayList<>(2);
    String word = words.get(at);
    collect(byWord.get(word), words, at, found);
    if (word.length() >= SHORTEST_STEM) {
      collect(byStem.get(word.substring(0, SHORTEST_STEM)), words, at, found);
    }
    return found;
  }

  private static void collect(List<Term> candidates, List<String> words, int at, List<Term> found) {
    if (candidates != null) {
      for (Term term : candidates) {
        if (term.matches(words, at)) {
          found.add(term);
        }
      }
    }
  }
}
