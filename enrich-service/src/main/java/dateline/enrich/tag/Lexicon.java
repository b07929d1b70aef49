package dateline.enrich.tag;

import dateline.enrich.language.StopWords;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The word sets of one language that the rules for names, sources and keywords lean on. */
final class Lexicon {

  private static final Map<String, Map<String, Set<String>>> SETS = load();
  private static final Set<String> GIVEN_NAMES = givenNames();
  private static final Map<String, Lexicon> LEXICONS = lexicons();
  private static final Set<String> OFFICE_PREFIXES =
      Set.of("vice", "ex", "co", "deputy", "sub", "under", "vize", "sous", "arch");
  private static final Lexicon OTHER = new Lexicon("");

  final String language;
  final Set<String> heads;
  final Set<String> modifiers;
  final Set<String> titles;
  final Set<String> speech;
  final Set<String> mediaHeads;
  final Set<String> organisationHeads;
  final Set<String> organisationStarts;
  final Set<String> organisationSuffixes;
  final Set<String> links;
  final Set<String> noNames;
  final Set<String> particles;
  final Set<String> dull;
  final Set<String> stopWords;
  final List<String[]> attributions;
  final List<String[]> attributed;
  final List<String[]> statements;

  private Lexicon(String language) {
    this.language = language;
    this.heads = lower(set("head"));
    this.modifiers = lower(set("modifier"));
    this.titles = set("title");
    this.speech = set("speech");
    this.mediaHeads = set("mediaHead");
    this.organisationHeads = set("organisationHead");
    this.organisationStarts = set("organisationStart");
    this.organisationSuffixes = set("organisationSuffix");
    this.links = set("link");
    this.noNames = set("noName");
    this.particles = set("particle");
    this.stopWords = StopWords.of(language);
    this.dull = set("dull");
    this.attributions = phrases(set("attribution"));
    this.attributed = phrases(set("attributed"));
    this.statements = phrases(set("statement"));
  }

  /** The sets of a language by ISO 639-1; a language without own sets gets those common to all. */
  static Lexicon of(String language) {
    return LEXICONS.getOrDefault(language, OTHER);
  }

  static boolean givenName(String word) {
    return GIVEN_NAMES.contains(word);
  }

  /** An office such as "Minister"; German compounds count by their end. */
  boolean isHead(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (heads.contains(lower)) {
      return true;
    }
    int hyphen = lower.lastIndexOf('-');
    if (hyphen > 0
        && OFFICE_PREFIXES.contains(lower.substring(0, hyphen))
        && heads.contains(lower.substring(hyphen + 1))) {
      return true;
    }
    return language.equals("de")
        && lower.length() > 8
        && Character.isUpperCase(word.charAt(0))
        && endsInHead(lower);
  }

  private boolean endsInHead(String lower) {
    for (int i = 3; i <= lower.length() - 4; i++) {
      if (heads.contains(lower.substring(i))) {
        return true;
      }
    }
    return false;
  }

  boolean isModifier(String word) {
    return modifiers.contains(word.toLowerCase(Locale.ROOT));
  }

  boolean isFunctionWord(String word) {
    return stopWords.contains(word.toLowerCase(Locale.ROOT));
  }

  boolean isDull(String lower) {
    return stopWords.contains(lower) || dull.contains(lower);
  }

  private Set<String> set(String name) {
    Set<String> words =
        new HashSet<>(SETS.getOrDefault("*", Map.of()).getOrDefault(name, Set.of()));
    words.addAll(SETS.getOrDefault(language, Map.of()).getOrDefault(name, Set.of()));
    return words;
  }

  private static Set<String> lower(Set<String> words) {
    Set<String> lower = new HashSet<>();
    words.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
    return lower;
  }

  private static List<String[]> phrases(Set<String> phrases) {
    return phrases.stream()
        .map(phrase -> phrase.toLowerCase(Locale.ROOT).replace('’', '\'').split("[ ']"))
        .toList();
  }

  private static Map<String, Map<String, Set<String>>> load() {
    Map<String, Map<String, Set<String>>> sets = new HashMap<>();
    for (String[] row : Resource.rows("lexicon.tsv")) {
      sets.computeIfAbsent(row[0], language -> new HashMap<>())
          .computeIfAbsent(row[1], name -> new HashSet<>())
          .addAll(Arrays.asList(row[2].split("\\|")));
    }
    return sets;
  }

  private static Map<String, Lexicon> lexicons() {
    Map<String, Lexicon> lexicons = new HashMap<>();
    for (String language : StopWords.languages()) {
      lexicons.put(language, new Lexicon(language));
    }
    return Map.copyOf(lexicons);
  }

  private static Set<String> givenNames() {
    Set<String> names = new HashSet<>();
    for (String[] row : Resource.rows("given-names.txt")) {
      names.addAll(Arrays.asList(row[0].split(" ")));
    }
    return names;
  }
}
