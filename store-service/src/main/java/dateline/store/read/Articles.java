package dateline.store.read;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import dateline.store.StoreConfig;
import dateline.store.search.Facet;
import dateline.store.write.Collections;
import dateline.store.write.Fields;
import dateline.store.write.SortOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Reads articles in their current state, as readers may see them. Lists are walks along an index in
 * its order; a withdrawn article stands in no index that a list walks, and in no link.
 */
@ApplicationScoped
public class Articles {

  private static final ObjectId LAST = new ObjectId("ffffffffffffffffffffffff");
  private static final Bson NEWEST_FIRST = descending(Fields.ORDER);

  private final Collections collections;

  /** Reads the given collections. */
  public Articles(Collections collections, StoreConfig config) {
    this.collections = collections.within(config.read().timeout());
  }

  /** The articles of a query, newest first, one more than its limit where there are more. */
  List<Document> find(ArticleQuery query) {
    return Links.completed(list(query).into(new ArrayList<>()), this);
  }

  FindIterable<Document> list(ArticleQuery query) {
    return walk(filter(query)).projection(exclude("bodies", Fields.KEYS)).limit(query.limit() + 1);
  }

  /** The current state, or the marker of a withdrawn article. */
  Optional<Document> one(String uri) {
    List<Document> found =
        collections
            .articles()
            .find(eq(Fields.ID, uri))
            .projection(exclude(Fields.SEARCH))
            .into(new ArrayList<>());
    return Links.completed(found, this).stream().findFirst();
  }

  /** The current states of those of the articles that are there and not withdrawn. */
  List<Document> usable(Set<String> uris, Bson projection) {
    return collections
        .articles()
        .find(and(in(Fields.ID, uris), eq("pubStatus", "usable")))
        .projection(projection)
        .into(new ArrayList<>());
  }

  /** The articles that link to this one, newest first. */
  FindIterable<Document> linkingTo(String uri, int limit) {
    return walk(and(eq(Fields.KEYS, Facet.LINK.key(uri)), lt(Fields.ORDER, LAST)))
        .projection(exclude("bodies", Fields.KEYS))
        .limit(limit);
  }

  private FindIterable<Document> walk(Bson filter) {
    return collections.articles().find(filter).sort(NEWEST_FIRST);
  }

  private static Bson filter(ArticleQuery query) {
    List<Bson> common = new ArrayList<>();
    for (Set<String> anyOf : query.facets()) {
      common.add(
          anyOf.size() == 1 ? eq(Fields.KEYS, anyOf.iterator().next()) : in(Fields.KEYS, anyOf));
    }
    common.add(lt(Fields.ORDER, before(query)));
    query.from().ifPresent(from -> common.add(gte(Fields.ORDER, SortOrder.least(from))));
    List<Bson> readings = new ArrayList<>();
    for (List<String> terms : query.readings()) {
      List<Bson> all = new ArrayList<>();
      terms.forEach(term -> all.add(eq(Fields.KEYS, term)));
      all.addAll(common);
      readings.add(and(all));
    }
    return switch (readings.size()) {
      case 0 -> and(common);
      case 1 -> readings.get(0);
      default -> or(readings);
    };
  }

  private static ObjectId before(ArticleQuery query) {
    ObjectId before = query.to().map((Instant to) -> SortOrder.least(to)).orElse(LAST);
    return query.after().filter(after -> after.compareTo(before) < 0).orElse(before);
  }
}
