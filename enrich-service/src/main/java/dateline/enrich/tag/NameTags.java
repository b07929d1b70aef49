package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the mentions of each name into one tag, with relevance by frequency and position. */
final class NameTags {

  /** A list page names hundreds; what is named once at its end is no tag. */
  private static final int MOST_OF_A_KIND = 40;

  /** A page with more names than this is a list, where short forms are not to be expected. */
  private static final int MOST_MERGED = 300;

  private final ArticleText article;
  private final double words;

  NameTags(ArticleText article) {
    this.article = article;
    this.words = article.parts().stream().mapToInt(part -> part.tokens().size()).sum();
  }

  List<FoundTag> people(List<Person> people) {
    return people.stream()
        .filter(person -> !person.mentions.isEmpty())
        .map(
            person ->
                tag(
                    TagKind.PERSON,
                    person.label(),
                    person.mentions,
                    person.role(),
                    Optional.empty(),
                    "rule:people/1"))
        .sorted(Comparator.comparingInt(tag -> -tag.relevance().orElse(0)))
        .limit(MOST_OF_A_KIND)
        .toList();
  }

  List<FoundTag> organisations() {
    Map<String, List<Mention>> byKey = byKey(TagKind.ORGANISATION);
    mergeShortForms(byKey);
    List<FoundTag> tags = new ArrayList<>();
    for (List<Mention> mentions : byKey.values()) {
      String label = longest(mentions);
      tags.add(
          tag(
              TagKind.ORGANISATION,
              label,
              mentions,
              Optional.empty(),
              Optional.empty(),
              "rule:organisations/1"));
    }
    return first(tags);
  }

  List<FoundTag> places() {
    List<FoundTag> tags = new ArrayList<>();
    for (List<Mention> mentions : byKey(TagKind.PLACE).values()) {
      Mention first = mentions.get(0);
      tags.add(
          tag(
              TagKind.PLACE,
              first.label(),
              mentions,
              Optional.empty(),
              first.known(),
              "rule:places/1"));
    }
    return first(tags);
  }

  private static List<FoundTag> first(List<FoundTag> tags) {
    return tags.stream()
        .sorted(Comparator.comparingInt(tag -> -tag.relevance().orElse(0)))
        .limit(MOST_OF_A_KIND)
        .toList();
  }

  private Map<String, List<Mention>> byKey(TagKind kind) {
    Map<String, List<Mention>> byKey = new LinkedHashMap<>();
    for (Mention mention : article.mentions()) {
      if (mention.kind() == kind) {
        byKey.computeIfAbsent(mention.key(), key -> new ArrayList<>()).add(mention);
      }
    }
    return byKey;
  }

  /** "the Foreign Ministry" means the one "Russian Foreign Ministry" that the text names. */
  private static void mergeShortForms(Map<String, List<Mention>> byKey) {
    if (byKey.size() > MOST_MERGED) {
      return;
    }
    for (String key : List.copyOf(byKey.keySet())) {
      List<String> longer =
          byKey.keySet().stream()
              .filter(other -> other.endsWith(" " + key) || other.startsWith(key + " of "))
              .toList();
      if (longer.size() == 1 && byKey.get(key).get(0).known().isEmpty()) {
        byKey.get(longer.get(0)).addAll(byKey.remove(key));
      }
    }
  }

  private static String longest(List<Mention> mentions) {
    return mentions.stream()
        .map(Mention::label)
        .max(Comparator.comparingInt(String::length))
        .orElseThrow();
  }

  private FoundTag tag(
      TagKind kind,
      String label,
      List<Mention> mentions,
      Optional<String> role,
      Optional<KnownName> known,
      String creator) {
    double weight = 0;
    boolean front = false;
    int confidence = 0;
    for (Mention mention : mentions) {
      weight +=
          switch (mention.part().field()) {
            case "headline" -> 3;
            case "standfirst" -> 2;
            default -> mention.start() < 600 ? 1.3 : 1;
          };
      front |= !mention.part().field().equals("body");
      confidence = Math.max(confidence, mention.confidence());
    }
    double scale = 2.5 + words / 400;
    int relevance = (int) Math.round(100 * (1 - Math.exp(-weight / scale)));
    Optional<String> country = known.flatMap(KnownName::countryCode);
    boolean isCountry = known.filter(KnownName::country).isPresent();
    return new FoundTag(
        kind,
        label,
        isCountry ? country.map(c -> "http://cvx.iptc.org/iso3166-1a2/" + c) : Optional.empty(),
        Optional.empty(),
        isCountry ? Optional.of("iso3166-1a2") : Optional.empty(),
        front || relevance >= 70 ? "about" : "mentions",
        role,
        country,
        Optional.of(relevance),
        Optional.of(confidence),
        creator,
        mentions.stream().map(Mention::passage).toList());
  }
}
