package dateline.store.read;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.FindIterable;
import dateline.store.StoreConfig;
import dateline.store.write.Collections;
import dateline.store.write.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Reads the log of changes from any place on, without gaps: per partition only up to what the store
 * has applied, and everything up to there.
 */
@ApplicationScoped
public class ChangeLog {

  private static final Comparator<Document> OLDEST_FIRST =
      Comparator.<Document, java.util.Date>comparing(change -> change.getDate("at"))
          .thenComparing(ChangeLog::partition)
          .thenComparing(ChangeLog::offset);

  private final Collections collections;
  private final Articles articles;

  /** Reads the given collections; headlines come from the articles. */
  public ChangeLog(Collections collections, Articles articles, StoreConfig config) {
    this.collections = collections.within(config.read().timeout());
    this.articles = articles;
  }

  /**
   * A stretch of the log.
   *
   * @param changes the changes, oldest first within what was asked; in each partition in order
   * @param next the place behind them
   */
  record Page(List<Entry> changes, ChangeCursor next) {}

  /**
   * A change.
   *
   * @param partition partition in {@code news.articles}
   * @param offset offset there
   * @param json what readers see of it
   */
  record Entry(int partition, long offset, Map<String, Object> json) {}

  /** The place behind everything that is applied. */
  ChangeCursor end() {
    Map<Integer, Long> next = new HashMap<>();
    for (Document applied : collections.applied().find()) {
      next.put(applied.getInteger(Fields.ID), applied.getLong("next"));
    }
    return ChangeCursor.of(next);
  }

  /** Up to {@code limit} changes from one place on, none of them at or behind the other place. */
  Page read(ChangeCursor from, ChangeCursor until, int limit) {
    List<Document> found = new ArrayList<>();
    until
        .next()
        .forEach(
            (partition, end) -> {
              if (from.offset(partition) < end) {
                changes(partition, from.offset(partition), end).limit(limit).into(found);
              }
            });
    // In a partition the order of offsets stands, whatever the clocks said.
    found.sort(OLDEST_FIRST);
    List<Document> page = inOffsetOrder(found, limit);
    ChangeCursor next = from;
    for (Document change : page) {
      next = next.past(partition(change), offset(change));
    }
    if (page.size() == found.size() && page.size() < limit) {
      // Nothing is left before the end: skip what is no change (markers, dead letters).
      next = next.atLeast(until);
    }
    return new Page(entries(page), next);
  }

  FindIterable<Document> changes(int partition, long from, long until) {
    return collections
        .changes()
        .find(range(partition, from, until))
        .sort(new Document(Fields.ID, 1));
  }

  private static Bson range(int partition, long from, long until) {
    return and(gte(Fields.ID, place(partition, from)), lt(Fields.ID, place(partition, until)));
  }

  private static Document place(int partition, long offset) {
    return new Document("p", partition).append("o", offset);
  }

  // The clock may stand still or jump within a partition; sorting by time alone would then let a
  // page pass over an offset that its cursor claims to have shown.
  private static List<Document> inOffsetOrder(List<Document> byTime, int limit) {
    Map<Integer, java.util.ArrayDeque<Document>> queues = new HashMap<>();
    byTime.stream()
        .sorted(Comparator.comparingLong(ChangeLog::offset))
        .forEach(
            change ->
                queues
                    .computeIfAbsent(partition(change), p -> new java.util.ArrayDeque<>())
                    .add(change));
    List<Document> ordered = new ArrayList<>();
    for (Document slot : byTime) {
      if (ordered.size() == limit) {
        break;
      }
      ordered.add(queues.get(partition(slot)).remove());
    }
    return ordered;
  }

  private List<Entry> entries(List<Document> changes) {
    Set<String> uris =
        changes.stream().map(change -> change.getString("uri")).collect(Collectors.toSet());
    Map<String, String> headlines = new HashMap<>();
    if (!uris.isEmpty()) {
      for (Document article : articles.usable(uris, include("headlines"))) {
        headlines.put(article.getString(Fields.ID), Headline.of(article));
      }
    }
    List<Entry> entries = new ArrayList<>(changes.size());
    for (Document change : changes) {
      Map<String, Object> json = ArticleJson.of(change);
      String headline = headlines.get(change.getString("uri"));
      if (headline != null) {
        json.put("headline", headline);
      }
      entries.add(new Entry(partition(change), offset(change), json));
    }
    return entries;
  }

  private static int partition(Document change) {
    return change.get(Fields.ID, Document.class).getInteger("p");
  }

  private static long offset(Document change) {
    return change.get(Fields.ID, Document.class).getLong("o");
  }
}
