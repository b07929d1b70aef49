package dateline.store.read;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import dateline.store.StoreConfig;
import dateline.store.write.Collections;
import dateline.store.write.Fields;
import dateline.store.write.TextFree;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The one way to the texts of an article's versions. While the article is closed, no version of it
 * has any: a hold keeps the texts in the database, and here is what keeps them from readers.
 * Nothing else of this package may read the collection.
 */
@ApplicationScoped
public class Versions {

  private static final int MOST = 1_000;

  private final Collections collections;
  private final Articles articles;

  /** Reads the given collections; links are completed from the articles. */
  public Versions(Collections collections, Articles articles, StoreConfig config) {
    this.collections = collections.within(config.read().timeout());
    this.articles = articles;
  }

  /**
   * An article and its versions, in the order of their times, the newest first.
   *
   * @param article its state, or its marker where it is closed
   * @param versions its versions, without text where they may have none
   */
  record History(Document article, List<Document> versions) {}

  /** The history of an article, as readers may see it; empty where there is no such article. */
  Optional<History> of(String uri) {
    List<Document> versions = history(uri).into(new ArrayList<>());
    // Both asked after the versions were read: a ban that is known by now may not have reached them
    // yet, and a hold that stands by now hides what was open a moment ago.
    Map<String, Long> bans = bans(uri, versions);
    return articles.one(uri).map(article -> visible(uri, article, versions, bans));
  }

  FindIterable<Document> history(String uri) {
    return collections
        .versions()
        .find(eq("uri", uri))
        .sort(descending(Fields.SORT_TIME, Fields.ID))
        .limit(MOST);
  }

  private Map<String, Long> bans(String uri, List<Document> versions) {
    List<String> ids = new ArrayList<>();
    ids.add(uri);
    versions.forEach(version -> ids.add(version.getString(Fields.ID)));
    Map<String, Long> bans = new HashMap<>();
    for (Document ban :
        collections.bans().find(in(Fields.ID, ids)).projection(include(Fields.SEQUENCE))) {
      bans.put(ban.getString(Fields.ID), ban.getLong(Fields.SEQUENCE));
    }
    return bans;
  }

  private History visible(
      String uri, Document article, List<Document> versions, Map<String, Long> bans) {
    boolean closed = article.getBoolean(Fields.WITHDRAWN, false);
    long killedTo = bans.getOrDefault(uri, 0L);
    List<Document> visible = new ArrayList<>(versions.size());
    for (Document version : versions) {
      boolean killed =
          version.getLong(Fields.SEQUENCE) <= killedTo
              || bans.containsKey(version.getString(Fields.ID));
      if (killed) {
        visible.add(textFree(version, "canceled"));
      } else {
        visible.add(closed ? textFree(version, article.getString("pubStatus")) : version);
      }
    }
    return new History(article, Links.completed(visible, articles));
  }

  private static Document textFree(Document version, String pubStatus) {
    return TextFree.of(version).append("pubStatus", pubStatus);
  }
}
