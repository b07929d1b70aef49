package dateline.store.write;

import dateline.Article;
import dateline.RelatedLink;
import dateline.Tag;
import dateline.Text;
import dateline.store.search.Facet;
import dateline.store.search.Terms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that an article can be found by: the keys of the one search index. */
final class SearchKeys {

  private static final String PLAIN = "text/plain";

  private SearchKeys() {}

  /** Terms of headline, standfirst and body, and the keys of feed, language, tags and links. */
  static List<String> of(Article article, int mostTerms) {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(Facet.FEED.key(article.getFeed()));
    String language = article.getLanguage();
    if (language != null) {
      keys.add(Facet.LANGUAGE.key(language));
      keys.add(Facet.LANGUAGE.key(language.split("[-_]", 2)[0]));
    }
    article.getTags().forEach(tag -> addTag(keys, tag));
    for (RelatedLink link : article.getRelatedLinks()) {
      if (link.getUri() != null) {
        keys.add(Facet.LINK.key(link.getUri()));
      }
    }
    keys.addAll(Terms.of(texts(article), language, mostTerms));
    return new ArrayList<>(keys);
  }

  private static void addTag(Set<String> keys, Tag tag) {
    Facet.ofTag(tag.getKind())
        .ifPresent(
            facet -> {
              keys.add(facet.key(tag.getLabel()));
              addIfPresent(keys, facet, tag.getUri());
              addIfPresent(keys, facet, tag.getLiteral());
              addIfPresent(keys, facet, tag.getCountryCode());
            });
  }

  private static void addIfPresent(Set<String> keys, Facet facet, String value) {
    if (value != null) {
      keys.add(facet.key(value));
    }
  }

  private static List<String> texts(Article article) {
    List<String> texts = new ArrayList<>();
    for (List<Text> group :
        List.of(article.getHeadlines(), article.getDescriptions(), article.getBodies())) {
      for (Text text : group) {
        // Markup repeats what the plain text says.
        if (text.getContentType().equals(PLAIN)) {
          texts.add(text.getValue());
        }
      }
    }
    return texts;
  }
}
