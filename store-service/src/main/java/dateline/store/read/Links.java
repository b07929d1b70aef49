package dateline.store.read;

import static com.mongodb.client.model.Projections.include;

import dateline.store.write.Fields;
import dateline.store.write.LinkWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * Related links as readers may see them: those to articles that can be read, with the title and
 * address that these have now. A link to anything withdrawn, or not there, is none.
 */
final class Links {

  private static final String LINKS = "relatedLinks";

  private Links() {}

  /** The same articles, or versions of them, with links that may be shown. */
  static List<Document> completed(List<Document> documents, Articles articles) {
    Set<String> uris = new HashSet<>();
    for (Document document : documents) {
      links(document).stream()
          .map(link -> link.getString("uri"))
          .filter(uri -> uri != null)
          .forEach(uris::add);
    }
    Map<String, Document> targets = new HashMap<>();
    if (!uris.isEmpty()) {
      articles
          .usable(uris, include("headlines", "url"))
          .forEach(target -> targets.put(target.getString(Fields.ID), target));
    }
    for (Document document : documents) {
      if (document.containsKey(LINKS)) {
        document.put(LINKS, completed(links(document), targets));
      }
    }
    return documents;
  }

  /** A link to the article, seen from it: who links, and why. */
  static Map<String, Object> back(Document other, String uri) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("uri", other.getString("uri"));
    json.put("feed", other.getString("feed"));
    json.put("title", Headline.of(other));
    json.put(
        "links",
        links(other).stream()
            .filter(link -> uri.equals(link.getString("uri")))
            .map(ArticleJson::of)
            .toList());
    return json;
  }

  private static List<Document> completed(List<Document> links, Map<String, Document> targets) {
    List<Document> completed = new ArrayList<>(links.size());
    for (Document link : links) {
      Document target = targets.get(link.getString("uri"));
      if (target != null && LinkWords.ofOthers(link)) {
        completed.add(withWords(link, target));
      } else if (target != null || link.getString("uri") == null) {
        completed.add(link);
      }
    }
    return completed;
  }

  private static Document withWords(Document link, Document target) {
    Document complete = new Document(link);
    LinkWords.FIELDS.forEach(complete::remove);
    if (!Headline.of(target).isEmpty()) {
      complete.put("title", Headline.of(target));
    }
    if (target.getString("url") != null) {
      complete.put("url", target.getString("url"));
    }
    return complete;
  }

  private static List<Document> links(Document document) {
    return document.getList(LINKS, Document.class, List.of());
  }
}
