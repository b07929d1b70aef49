package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the sources that the text attributes statements to: agencies and media behind or before the
 * words of attribution ("according to", "told", "laut", "selon", "según"), other organisations only
 * behind them or with what they said in a statement.
 */
final class SourceFinder {

  private static final Set<String> BETWEEN =
      Set.of(
          "a",
          "an",
          "the",
          "news",
          "agency",
          "state",
          "der",
          "die",
          "das",
          "dem",
          "den",
          "des",
          "l",
          "la",
          "le",
          "les",
          "el",
          "los",
          "agence",
          "agencia",
          "agentur",
          "nachrichtenagentur",
          "deutschen",
          "broadcaster",
          "newspaper",
          "daily",
          "zeitung",
          "journal",
          "diario",
          "quotidien",
          "agencias",
          "by",
          "with",
          "to");
  private static final Set<String> DATIVE = Set.of("der", "dem", "à", "au", "a", "al");
  private static final Set<String> VERBS =
      Set.of("told", "sagte", "quoted", "spoke", "confié", "dijo", "declaró", "statement");

  private final ArticleText article;
  private final Lexicon lexicon;

  SourceFinder(ArticleText article) {
    this.article = article;
    this.lexicon = article.lexicon();
  }

  List<FoundSource> find() {
    Map<String, List<Passage>> evidence = new LinkedHashMap<>();
    Map<String, String> labels = new LinkedHashMap<>();
    for (Mention mention : article.mentions()) {
      if (mention.kind() == TagKind.ORGANISATION && attributed(mention)) {
        Part part = mention.part();
        Sentence sentence = part.sentenceOf(part.tokenAt(mention.start()));
        Passage passage = part.passage(sentence.start(), sentence.end());
        labels.putIfAbsent(mention.key(), mention.label());
        List<Passage> passages = evidence.computeIfAbsent(mention.key(), key -> new ArrayList<>());
        if (!passages.contains(passage) && passages.size() < FoundTag.MOST_PASSAGES) {
          passages.add(passage);
        }
      }
    }
    List<FoundSource> sources = new ArrayList<>();
    evidence.forEach(
        (key, passages) -> sources.add(new FoundSource(labels.get(key), "attribution", passages)));
    return sources;
  }

  private boolean attributed(Mention mention) {
    boolean press = mention.known().map(KnownName::press).orElse(pressByName(mention.label()));
    Part part = mention.part();
    int from = part.tokenAt(mention.start());
    int to = part.tokenAt(mention.end() - 1) + 1;
    int before = from;
    while (before > 0
        && !part.token(before).opens()
        && BETWEEN.contains(part.token(before - 1).text().toLowerCase(Locale.ROOT))
        && from - before < 4) {
      before--;
      if (matchesBefore(part, before, press)) {
        return true;
      }
    }
    return matchesBefore(part, from, press)
        || statesInWriting(part, from, to)
        || (press && (matchesBehind(part, to) || saidTo(part, from)));
  }

  /**
   * "sagte Jan Kern der dpa", "a déclaré Jean Roux à l'AFP": the verb stands before the speaker.
   */
  private boolean saidTo(Part part, int from) {
    boolean dative = false;
    for (int i = from - 1; i >= Math.max(0, from - 3) && !part.token(i + 1).opens(); i--) {
      dative |= DATIVE.contains(part.token(i).text());
    }
    if (!dative) {
      return false;
    }
    for (int i = from - 2; i >= Math.max(0, from - 9) && !part.token(i + 1).opens(); i--) {
      if (lexicon.speech.contains(part.token(i).text())) {
        return true;
      }
    }
    return false;
  }

  /** Something like "The Coastal Herald" that the gazetteer does not know. */
  private boolean pressByName(String label) {
    String name = label.split(" (?:of|for) ", 2)[0];
    return lexicon.mediaHeads.contains(name.substring(name.lastIndexOf(' ') + 1))
        || label.endsWith(" News Agency")
        || label.endsWith(" Press Agency");
  }

  /** "X said on Monday in a statement", "In a statement, X said": what was put in writing. */
  private boolean statesInWriting(Part part, int from, int to) {
    int size = part.tokens().size();
    if (to >= size || !part.token(to).joined() || !lexicon.speech.contains(part.token(to).text())) {
      return false;
    }
    for (int i = to + 1; i <= Math.min(to + 5, size - 1) && !part.token(i).opens(); i++) {
      if (statement(part, i)) {
        return true;
      }
    }
    for (int i = from - 1; i >= Math.max(2, from - 2) && !part.token(i + 1).opens(); i--) {
      if (statement(part, i - 2)) {
        return true;
      }
    }
    return false;
  }

  private boolean statement(Part part, int start) {
    for (String[] phrase : lexicon.statements) {
      if (start + phrase.length <= part.tokens().size() && matches(part, start, phrase)) {
        return true;
      }
    }
    return false;
  }

  private boolean matchesBefore(Part part, int end, boolean press) {
    for (String[] phrase : lexicon.attributions) {
      int start = end - phrase.length;
      if (start < 0 || (!press && VERBS.contains(phrase[0]))) {
        continue;
      }
      if (matches(part, start, phrase)) {
        return true;
      }
    }
    return false;
  }

  private boolean matchesBehind(Part part, int start) {
    for (String[] phrase : lexicon.attributed) {
      if (start + phrase.length <= part.tokens().size()
          && !part.token(start).opens()
          && matches(part, start, phrase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(Part part, int start, String[] phrase) {
    for (int i = 0; i < phrase.length; i++) {
      if (!part.token(start + i).text().equalsIgnoreCase(phrase[i])) {
        return false;
      }
    }
    return true;
  }
}
