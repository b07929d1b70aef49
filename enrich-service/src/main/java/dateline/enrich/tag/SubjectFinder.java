package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds IPTC Media Topics: by the provider's categories, and by words and phrases of the text. A
 * topic brings its broader topics along, so that a search for politics finds a story on diplomacy.
 */
final class SubjectFinder {

  static final String CREATOR = "rule:media-topics/1";

  private static final int MOST_TOPICS = 5;
  private static final int LEAD = 250;
  private static final double ENOUGH = 2.6;

  private final ArticleText article;
  private final MediaTopics topics = MediaTopics.get();

  SubjectFinder(ArticleText article) {
    this.article = article;
  }

  /** What speaks for a topic. */
  private static final class Case {
    final Map<String, Double> terms = new HashMap<>();
    final List<Passage> evidence = new ArrayList<>();
    boolean strong;
    boolean inFront;

    double score() {
      double score = 0;
      for (double weight : terms.values()) {
        score += weight > 1 ? 1 + Math.log(weight) : weight;
      }
      return score * (strong ? 1 : 0.6);
    }
  }

  List<FoundTag> find(List<ProviderTag> categories, String language) {
    Map<String, FoundTag> found = new LinkedHashMap<>();
    for (ProviderTag category : categories) {
      mapped(category).ifPresent(topic -> addMapped(found, topic, language));
    }
    Map<String, Case> cases = cases(language);
    double length = Math.max(1, Math.log(words() / 150.0 + 1) + 0.6);
    cases.entrySet().stream()
        .filter(entry -> convincing(entry.getValue(), length))
        .sorted(Comparator.comparingDouble(entry -> -entry.getValue().score()))
        .limit(MOST_TOPICS)
        .forEach(entry -> addRead(found, entry.getKey(), entry.getValue(), length, language));
    return new ArrayList<>(found.values());
  }

  private Optional<MediaTopics.Topic> mapped(ProviderTag category) {
    boolean medtop =
        category.scheme().filter(s -> s.contains("medtop")).isPresent()
            || category.uri().filter(u -> u.contains("mediatopic")).isPresent();
    if (medtop) {
      return Optional.empty();
    }
    return TagKind.of(category.kind()) == TagKind.SUBJECT
        ? topics.named(category.label())
        : Optional.empty();
  }

  private int words() {
    return article.parts().stream().mapToInt(part -> part.tokens().size()).sum();
  }

  private static boolean convincing(Case c, double length) {
    boolean several = c.terms.size() >= 2;
    double score = c.score();
    return (several && score >= ENOUGH * length)
        || (c.strong && c.inFront && several && score >= 3)
        || (c.strong && c.inFront && score >= 2 && length < 1.5);
  }

  private Map<String, Case> cases(String language) {
    TopicTerms terms = TopicTerms.of(language);
    Map<String, Case> cases = new HashMap<>();
    for (Part part : article.parts()) {
      List<String> words =
          part.tokens().stream().map(token -> token.text().toLowerCase(Locale.ROOT)).toList();
      for (int i = 0; i < words.size(); i++) {
        for (TopicTerms.Term term : terms.at(words, i)) {
          if (inName(part, i, term)) {
            continue;
          }
          Case c = cases.computeIfAbsent(term.topic(), topic -> new Case());
          boolean front = front(part, i);
          double weight = part.field().equals("headline") ? 3 : front ? 2 : 1;
          double counted = term.weak() ? weight * 0.6 : weight * 1.8;
          c.terms.merge(String.join(" ", term.words()), counted, Double::sum);
          c.strong |= !term.weak();
          c.inFront |= front && !term.weak();
          Token last = part.token(i + term.words().length - 1);
          if (c.evidence.size() < FoundTag.MOST_PASSAGES) {
            c.evidence.add(part.passage(part.token(i).start(), last.end()));
          }
        }
      }
    }
    return cases;
  }

  /** Headline and standfirst; where the page has no standfirst, the body's first lines. */
  private boolean front(Part part, int token) {
    return !part.field().equals("body")
        || (part.token(token).start() < LEAD
            && article.parts().stream()
                .noneMatch(p -> p.field().equals("standfirst") && !p.tokens().isEmpty()));
  }

  /** A word inside a person's name says nothing on the subject: "Judge", "Pope", "Bishop". */
  private boolean inName(Part part, int i, TopicTerms.Term term) {
    return term.words().length == 1
        && article.claim(part, i).filter(m -> m.kind() == TagKind.PERSON).isPresent();
  }

  private void addMapped(Map<String, FoundTag> found, MediaTopics.Topic topic, String language) {
    for (MediaTopics.Topic each : topics.path(topic.id())) {
      found.putIfAbsent(each.id(), tag(each, language, "about", 70, 85, List.of()));
    }
  }

  private void addRead(
      Map<String, FoundTag> found, String id, Case c, double length, String language) {
    int confidence = (int) Math.round(40 + 50 * (1 - Math.exp(-c.score() / (6 * length))));
    int relevance = (int) Math.round(100 * (1 - Math.exp(-c.score() / (6 * length))));
    Set<String> below = new HashSet<>();
    for (MediaTopics.Topic topic : topics.path(id)) {
      String rel = c.inFront || relevance >= 60 ? "about" : "mentions";
      FoundTag known = found.get(topic.id());
      boolean first = below.isEmpty();
      FoundTag tag = tag(topic, language, rel, relevance, confidence, c.evidence);
      if (known == null || (first && known.evidence().isEmpty())) {
        found.put(topic.id(), tag);
      }
      below.add(topic.id());
    }
  }

  private static FoundTag tag(
      MediaTopics.Topic topic,
      String language,
      String rel,
      int relevance,
      int confidence,
      List<Passage> evidence) {
    return new FoundTag(
        TagKind.SUBJECT,
        topic.label(language),
        Optional.of(topic.uri()),
        Optional.empty(),
        Optional.of("medtop"),
        rel,
        Optional.empty(),
        Optional.empty(),
        Optional.of(relevance),
        Optional.of(confidence),
        CREATOR,
        evidence);
  }
}
