package dateline.store.read;

import static com.mongodb.client.model.Projections.include;

import dateline.store.write.Fields;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/** Related links as readers may see them: an article withdrawn since is in none. */
final class Links {

  private Links() {}

  /** The article's own links, without those to articles of ours that are not readable. */
  static List<Document> readable(Document article, Articles articles) {
    List<Document> links = article.getList("relatedLinks", Document.class, List.of());
    Set<String> ours =
        links.stream()
            .map(link -> link.getString("uri"))
            .filter(uri -> uri != null)
            .collect(Collectors.toSet());
    if (ours.isEmpty()) {
      return links;
    }
    Set<String> usable = new HashSet<>();
    articles
        .usable(ours, include(Fields.ID))
        .forEach(found -> usable.add(found.getString(Fields.ID)));
    return links.stream()
        .filter(link -> link.getString("uri") == null || usable.contains(link.getString("uri")))
        .toList();
  }

  /** A link to the article, seen from it: who links, and why. */
  static Map<String, Object> back(Document other, String uri) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("uri", other.getString("uri"));
    json.put("feed", other.getString("feed"));
    json.put("title", Headline.of(other));
    json.put(
        "links",
        other.getList("relatedLinks", Document.class, List.of()).stream()
            .filter(link -> uri.equals(link.getString("uri")))
            .map(ArticleJson::of)
            .toList());
    return json;
  }
}
