package dateline.bench.generate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What one generated article is about, and its words. Every version has the words of the one before
 * it and an addition, as a wire's updates have.
 */
final class Story {

  private static final int PERIOD_SECONDS = 36 * 3600;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Grammar grammar;
  private final long seed;
  private final Instant start;
  private final Instant created;
  private final Map<String, String> bound = new HashMap<>();

  Story(Grammar grammar, long seed, Instant start) {
    this.grammar = grammar;
    this.seed = seed;
    this.start = start;
    SplittableRandom random = new SplittableRandom(seed);
    created = start.plusSeconds(random.nextInt(PERIOD_SECONDS));
    for (String name : List.of("city", "country", "topic", "body", "day")) {
      bound.put(name, grammar.text(name, Map.of(), random));
    }
    bound.put("other", unlike("city", random));
    bound.put("rival", unlike("body", random));
    for (String name : List.of("first", "second")) {
      bound.put(name, person(random));
      bound.put(name + "Role", grammar.text("role", Map.of(), random));
    }
    bound.put("author", person(random));
  }

  private String person(SplittableRandom random) {
    return grammar.text("given", Map.of(), random) + " " + grammar.text("family", Map.of(), random);
  }

  private String unlike(String symbol, SplittableRandom random) {
    String other;
    do {
      other = grammar.text(symbol, Map.of(), random);
    } while (other.equals(bound.get(symbol)));
    return other;
  }

  /** A fact that the whole story shares: see the grammar's file. */
  String fact(String name) {
    return bound.get(name);
  }

  /** The day of its first version, as datelines have it. */
  String day() {
    return DAY.format(created);
  }

  /** When a version was created; later for each version. */
  Instant created(int version) {
    return created.plusSeconds(600L * (version - 1));
  }

  String headline() {
    return grammar.text(fact("topic") + ".news", bound, random("headline"));
  }

  String summary() {
    return sentence("summary", random("summary"));
  }

  String slug() {
    return grammar.text("slug", bound, random("slug")).toUpperCase(Locale.ROOT);
  }

  /** Headlines of other stories, as a page shows them around the article. */
  List<String> teasers(int count) {
    SplittableRandom random = random("teasers");
    List<String> teasers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      teasers.add(new Story(grammar, random.nextLong(), start).headline());
    }
    return teasers;
  }

  /**
   * The paragraphs of a version, with its dateline in the first.
   *
   * @param characters about how long all paragraphs together are; at most a sentence longer
   */
  List<String> paragraphs(int version, int characters, String wire) {
    List<String> paragraphs = new ArrayList<>();
    SplittableRandom random = random("body");
    String lead =
        "%s, %s (%s) - %s"
            .formatted(
                fact("city").toUpperCase(Locale.ROOT), day(), wire, sentence("lead", random));
    paragraphs.add(lead);
    for (int update = 2; update <= version; update++) {
      paragraphs.add(sentence("update", random("update " + update)));
    }
    int length = paragraphs.stream().mapToInt(String::length).sum();
    while (length < characters) {
      StringBuilder paragraph = new StringBuilder(sentence("sentence", random));
      for (int more = random.nextInt(3);
          more > 0 && length + paragraph.length() < characters;
          more--) {
        paragraph.append(' ').append(sentence("sentence", random));
      }
      paragraphs.add(paragraph.toString());
      length += paragraph.length();
    }
    return paragraphs;
  }

  private String sentence(String symbol, SplittableRandom random) {
    String text = grammar.text(symbol, bound, random);
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private SplittableRandom random(String part) {
    return new SplittableRandom(seed * 31 + part.hashCode());
  }
}
