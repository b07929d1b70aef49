package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds keywords: words and short phrases between stop words, ranked by frequency, position and how
 * much a word of their shape tends to say (long words and nouns by their ending say more). Names
 * that are tagged otherwise are no keywords.
 */
final class KeywordFinder {

  static final String CREATOR = "rule:keywords/1";

  private static final int MOST = 12;
  private static final int LONGEST_PHRASE = 3;

  /** Longer "words" are addresses and slugs. */
  private static final int LONGEST_WORD = 32;

  private final ArticleText article;
  private final Lexicon lexicon;
  private final Map<String, Candidate> candidates = new HashMap<>();

  KeywordFinder(ArticleText article) {
    this.article = article;
    this.lexicon = article.lexicon();
  }

  /** A word or phrase with all that speaks for it. */
  private static final class Candidate {
    final String[] words;
    final Map<String, Integer> surfaces = new HashMap<>();
    final List<Passage> evidence = new ArrayList<>();
    double weight;
    int count;
    boolean possessive;
    boolean inFront;
    boolean common;
    private String label;

    Candidate(String[] words) {
      this.words = words;
    }

    /** The surface seen most, the shortest of several; asked for once all are collected. */
    String label() {
      if (label == null) {
        label =
            surfaces.entrySet().stream()
                .max(
                    Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(e -> -e.getKey().length()))
                .orElseThrow()
                .getKey();
      }
      return label;
    }
  }

  List<FoundTag> find() {
    for (Part part : article.parts()) {
      collect(part);
    }
    List<Candidate> ranked = new ArrayList<>(candidates.values());
    Map<Candidate, Double> scores = new HashMap<>();
    ranked.forEach(candidate -> scores.put(candidate, score(candidate)));
    ranked.removeIf(candidate -> scores.get(candidate) <= 0);
    ranked.sort(
        Comparator.<Candidate>comparingDouble(c -> -scores.get(c)).thenComparing(Candidate::label));
    List<FoundTag> found = new ArrayList<>();
    Set<String> chosen = new HashSet<>();
    double best = ranked.isEmpty() ? 1 : scores.get(ranked.get(0));
    int most = Math.min(MOST, 5 + words() / 40);
    for (Candidate candidate : ranked) {
      if (found.size() == most) {
        break;
      }
      if (Arrays.stream(candidate.words).anyMatch(word -> !chosen.contains(word))
          && !repeats(candidate, chosen)) {
        chosen.addAll(Arrays.asList(candidate.words));
        found.add(tag(candidate, scores.get(candidate) / best));
      }
    }
    return found;
  }

  private int words() {
    return article.parts().stream().mapToInt(part -> part.tokens().size()).sum();
  }

  /** A phrase that adds less than half its words to what is chosen is no keyword of its own. */
  private static boolean repeats(Candidate candidate, Set<String> chosen) {
    long known = Arrays.stream(candidate.words).filter(chosen::contains).count();
    return candidate.words.length > 1 && known * 2 > candidate.words.length;
  }

  private void collect(Part part) {
    double weight =
        switch (part.field()) {
          case "headline" -> 2.5;
          case "standfirst" -> 2;
          default -> 1;
        };
    int size = part.tokens().size();
    for (int i = 0; i < size; i++) {
      if (!content(part, i)) {
        continue;
      }
      double here = weight * (part.field().equals("body") && i < 80 ? 1.3 : 1);
      for (int to = i + 1; to <= Math.min(size, i + LONGEST_PHRASE); to++) {
        if (to > i + 1 && !(part.token(to - 1).joined() && content(part, to - 1))) {
          break;
        }
        add(part, i, to, here);
      }
    }
  }

  private boolean content(Part part, int i) {
    Token token = part.token(i);
    String text = token.text();
    if (text.length() < 3
        || text.length() > LONGEST_WORD
        || !Character.isLetter(text.charAt(0))
        || article.claim(part, i).isPresent()) {
      return false;
    }
    boolean nounsCapital = lexicon.language.equals("de");
    boolean name = token.capital() && !token.opens() && !nounsCapital && !part.titleCase(i);
    boolean known = article.surelyKnown(part, i);
    return !name
        && !known
        && !Demonyms.isOne(text)
        && !lexicon.isDull(text.toLowerCase(Locale.ROOT));
  }

  private void add(Part part, int from, int to, double weight) {
    String[] words = new String[to - from];
    boolean possessive = false;
    for (int i = from; i < to; i++) {
      words[i - from] = stem(part.token(i).text().toLowerCase(Locale.ROOT));
      possessive |= i < to - 1 && part.token(i).possessive();
    }
    Candidate candidate =
        candidates.computeIfAbsent(String.join(" ", words), key -> new Candidate(words));
    String surface = part.between(from, to);
    if (!lexicon.language.equals("de")) {
      surface = surface.toLowerCase(Locale.ROOT);
    }
    candidate.surfaces.merge(surface, 1, Integer::sum);
    candidate.weight += weight;
    candidate.count++;
    candidate.possessive |= possessive;
    candidate.common |= lexicon.language.equals("de") || !part.token(from).capital();
    candidate.inFront |= !part.field().equals("body");
    if (candidate.evidence.size() < FoundTag.MOST_PASSAGES) {
      candidate.evidence.add(part.passage(part.token(from).start(), part.token(to - 1).end()));
    }
  }

  private double score(Candidate candidate) {
    if (!candidate.common) {
      return 0; // never written small: a name that no rule knows, or a word of a title
    }
    double informative = 0;
    for (String word : candidate.words) {
      informative += WordShape.weight(word, lexicon.language);
    }
    informative /= candidate.words.length;
    double frequency = Math.log(1 + candidate.weight);
    if (candidate.words.length == 1) {
      return frequency * WordShape.aloneWeight(candidate.words[0], lexicon.language);
    }
    String last = candidate.words[candidate.words.length - 1];
    String first = candidate.words[0];
    boolean phrase =
        candidate.possessive
            || candidate.count > 1
            || (candidate.inFront && WordShape.adjective(first, lexicon.language));
    if (!phrase
        || !WordShape.mayEndPhrase(last, lexicon.language)
        || !WordShape.mayBeginPhrase(first, lexicon.language)) {
      return 0;
    }
    return frequency * informative * (candidate.count > 1 ? 1.5 : 1.25);
  }

  /** Plurals and singulars are one keyword. */
  private String stem(String word) {
    boolean plural =
        word.length() > 4
            && word.endsWith("s")
            && !word.endsWith("ss")
            && !word.endsWith("us")
            && !word.endsWith("is");
    return plural && !lexicon.language.equals("de") ? word.substring(0, word.length() - 1) : word;
  }

  private static FoundTag tag(Candidate candidate, double share) {
    int relevance = (int) Math.round(Math.max(1, 100 * share));
    return new FoundTag(
        TagKind.KEYWORD,
        candidate.label(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        candidate.inFront || relevance >= 60 ? "about" : "mentions",
        Optional.empty(),
        Optional.empty(),
        Optional.of(relevance),
        Optional.of(candidate.words.length > 1 ? 70 : 60),
        CREATOR,
        candidate.evidence);
  }
}
