package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tags an article by rules, offline and without state: the same input gives the same tags. Safe for
 * use by many threads. Names and subjects come with the passages they were read from; a provider's
 * statements keep its own words and scheme.
 */
public final class Tagger {

  /** Tags an article. Never fails on a text; an empty text has no tags but the provider's. */
  public TagResult tag(TaggerInput input) {
    String language = primary(input.language());
    ArticleText article = new ArticleText(input, language);
    new OrganisationFinder(article).find();
    List<Person> people = new PersonFinder(article).find();
    new PlaceFinder(article).find();

    List<FoundTag> tags = new ArrayList<>();
    for (ProviderTag category : input.categories()) {
      tags.add(asGiven(category, input.provider()));
    }
    tags.addAll(new SubjectFinder(article).find(input.categories(), language));
    NameTags names = new NameTags(article);
    add(tags, names.people(people));
    add(tags, names.organisations());
    add(tags, names.places());
    add(tags, new KeywordFinder(article).find());
    return new TagResult(tags, new SourceFinder(article).find());
  }

  private static void add(List<FoundTag> tags, List<FoundTag> found) {
    found.stream()
        .sorted(Comparator.comparingInt(tag -> -tag.relevance().orElse(0)))
        .forEach(tags::add);
  }

  private static FoundTag asGiven(ProviderTag category, String provider) {
    return new FoundTag(
        TagKind.of(category.kind()),
        category.label(),
        category.uri(),
        category.literal(),
        Optional.of(category.scheme().orElse("provider:" + provider)),
        "about",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "provider",
        List.of());
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
  }
}
