package dateline.bench.measure;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dateline.bench.push.Ledger.Expected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Compares MongoDB with the ledger: every accepted article is there once, in its newest version and
 * killed if it was; each version has made one change, numbered without gaps; nothing else is there.
 */
public final class Audit {

  private final Map<String, Expected> expected;
  private final List<String> faults = new ArrayList<>();

  private Audit(Map<String, Expected> expected) {
    this.expected = expected;
  }

  /** What is wrong, in words; empty if all is as it must be. */
  public static List<String> faults(Stored stored, Map<String, Expected> expected) {
    Audit audit = new Audit(expected);
    audit.changes(stored);
    audit.articles(stored);
    return audit.faults;
  }

  private void changes(Stored stored) {
    Map<String, List<Long>> sequences = new HashMap<>();
    for (Document change :
        stored
            .database()
            .getCollection("changes")
            // Links that a later article adds to an earlier one are changes, but no deliveries.
            .find(Filters.ne("kind", "Linked"))
            .projection(Projections.include("uri", "sequence"))) {
      sequences
          .computeIfAbsent(change.getString("uri"), uri -> new ArrayList<>())
          .add(change.getLong("sequence"));
    }
    expected.forEach((uri, want) -> changes(uri, want, sequences.getOrDefault(uri, List.of())));
    sequences.keySet().stream()
        .filter(uri -> !expected.containsKey(uri))
        .forEach(uri -> faults.add(uri + ": changed, but nothing of it was accepted"));
  }

  private void changes(String uri, Expected want, List<Long> numbers) {
    if (numbers.size() != want.changes()) {
      faults.add("%s: %d changes instead of %d".formatted(uri, numbers.size(), want.changes()));
    } else if (numbers.stream().distinct().count() != numbers.size()
        || Collections.min(numbers) < 1) {
      faults.add("%s: changes are numbered %s".formatted(uri, numbers));
    }
  }

  private void articles(Stored stored) {
    Map<String, Document> articles = new HashMap<>();
    for (Document article :
        stored
            .database()
            .getCollection("articles")
            .find()
            .projection(Projections.include("pubStatus", "versionCreated", "withdrawn"))) {
      articles.put(article.getString("_id"), article);
    }
    expected.forEach((uri, want) -> article(uri, want, articles.get(uri)));
    articles.keySet().stream()
        .filter(uri -> !expected.containsKey(uri))
        .forEach(uri -> faults.add(uri + ": stored, but nothing of it was accepted"));
  }

  private void article(String uri, Expected want, Document article) {
    if (article == null) {
      faults.add(uri + ": accepted, but not stored");
    } else if (want.killed() != "canceled".equals(article.getString("pubStatus"))) {
      faults.add("%s: is %s".formatted(uri, article.getString("pubStatus")));
    } else if (!want.killed()
        && !want.newest().equals(article.getDate("versionCreated").toInstant())) {
      faults.add(
          "%s: version of %s instead of %s"
              .formatted(uri, article.getDate("versionCreated").toInstant(), want.newest()));
    }
  }
}
