package dateline.bench.push;

import dateline.ArticleUri;
import dateline.bench.generate.Delivery;
import dateline.bench.generate.Delivery.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the push API has answered 202 to. Safe for use by several threads. */
public final class Ledger {

  private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();

  /**
   * What must be stored of an article.
   *
   * @param changes number of its changes: one for each different version, one for a kill
   * @param newest time of its newest version
   * @param killed whether no text of it may be there
   */
  public record Expected(int changes, Instant newest, boolean killed) {

    private Expected with(Delivery delivery) {
      Instant created = delivery.versionCreated();
      return new Expected(
          changes + 1,
          created.isAfter(newest) ? created : newest,
          killed || delivery.kind() == Kind.KILL);
    }
  }

  /** Identifies one version of one article. */
  public record VersionId(String uri, Instant created) {}

  /** Provider name of a feed, by its number. */
  public static String provider(int feed) {
    return "bench-" + feed;
  }

  /** URI of the article that a delivery is about. */
  public static String uri(Delivery delivery) {
    return ArticleUri.of(provider(delivery.feed()), delivery.guid());
  }

  /** Adds an accepted delivery. */
  public void add(Accepted entry) {
    accepted.add(entry);
  }

  /** Everything accepted, in no order. */
  public List<Accepted> entries() {
    return List.copyOf(accepted);
  }

  /** The first acceptance of each version: those after it are duplicates. */
  public Map<VersionId, Accepted> firsts() {
    Map<VersionId, Accepted> firsts = new HashMap<>();
    for (Accepted entry : accepted) {
      VersionId id = new VersionId(uri(entry.delivery()), entry.delivery().versionCreated());
      firsts.merge(id, entry, Ledger::earlier);
    }
    return firsts;
  }

  /** What must be there in the end, by article. */
  public static Map<String, Expected> expected(Collection<Ledger> ledgers) {
    Map<String, Expected> expected = new HashMap<>();
    for (Ledger ledger : ledgers) {
      ledger
          .firsts()
          .forEach(
              (id, entry) ->
                  expected.put(
                      id.uri(),
                      expected
                          .getOrDefault(id.uri(), new Expected(0, Instant.MIN, false))
                          .with(entry.delivery())));
    }
    return expected;
  }

  private static Accepted earlier(Accepted one, Accepted other) {
    return other.acknowledged().isBefore(one.acknowledged()) ? other : one;
  }
}
