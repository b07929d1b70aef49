package dateline.store.write;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;

/**
 * What a batch of changes writes: the newest state per article, the newest state per version, and
 * the bans. One document per key, since the writes of an unordered bulk have no order.
 *
 * @param bans the bans that the batch pronounces
 * @param states documents of {@code articles}
 * @param versions documents of {@code versions}
 * @param unfit changes that no document can be made from
 */
record BatchPlan(BanSet bans, List<Planned> states, List<Planned> versions, List<Rejection> unfit) {

  /** A document and the change that it comes from. */
  record Planned(Change change, Document document) {}

  /**
   * Plans a batch.
   *
   * @param changes the changes, of any number of articles, in any order
   * @param known bans that stand already
   * @param now when it is stored
   * @param mostTerms most search terms of an article
   */
  static BatchPlan of(List<Change> changes, BanSet known, Instant now, int mostTerms) {
    BanSet own = new BanSet();
    Map<String, Change> newest = new LinkedHashMap<>();
    Map<String, Change> newestOfVersion = new LinkedHashMap<>();
    for (Change change : changes) {
      Ban.of(change).forEach(own::add);
      newest.merge(change.uri(), change, BatchPlan::later);
      newestOfVersion.merge(versionId(change, version(change)), change, BatchPlan::laterOfVersion);
    }
    BanSet all = new BanSet();
    all.addAll(known);
    all.addAll(own);

    Map<Article, Document> contents = new IdentityHashMap<>();
    List<Rejection> unfit = new ArrayList<>();
    List<Planned> states =
        planned(newest.values(), change -> state(change, contents, all, now, mostTerms), unfit);
    List<Planned> versions =
        planned(newestOfVersion.values(), change -> version(change, contents, all, now), unfit);
    return new BatchPlan(own, states, versions, unfit);
  }

  /** Keys of everything that a batch writes and that a ban may cover. */
  static Set<String> ids(List<Change> changes) {
    Set<String> ids = new HashSet<>();
    for (Change change : changes) {
      ids.add(change.uri());
      ids.add(versionId(change, change.event().getArticle()));
      ids.add(versionId(change, version(change)));
    }
    return ids;
  }

  private static Document content(Article article, Map<Article, Document> contents) {
    return contents.computeIfAbsent(article, ArticleDocuments::content);
  }

  private static Change later(Change one, Change other) {
    return other.sequence() > one.sequence() ? other : one;
  }

  private static Change laterOfVersion(Change one, Change other) {
    return guard(other) > guard(one) ? other : one;
  }

  private static long guard(Change change) {
    return ArticleDocuments.versionGuard(change, version(change));
  }

  private static List<Planned> planned(
      Collection<Change> changes, Function<Change, Document> maker, List<Rejection> unfit) {
    List<Planned> planned = new ArrayList<>(changes.size());
    for (Change change : changes) {
      try {
        planned.add(new Planned(change, maker.apply(change)));
      } catch (RuntimeException e) {
        // Whatever is wrong with one article must not stop the others.
        unfit.add(new Rejection(change, e.toString()));
      }
    }
    return planned;
  }

  private static String versionId(Change change, Article version) {
    return ArticleDocuments.versionId(change.uri(), version.getVersionKey());
  }

  private static Article version(Change change) {
    ArticleChanged event = change.event();
    return event.getKind() == ChangeKind.Recorded && event.getLateVersion() != null
        ? event.getLateVersion()
        : event.getArticle();
  }

  private static Document state(
      Change change, Map<Article, Document> contents, BanSet bans, Instant now, int mostTerms) {
    Article article = change.event().getArticle();
    return ArticleDocuments.state(
        change, content(article, contents), one(bans, change, article), now, mostTerms);
  }

  private static Document version(
      Change change, Map<Article, Document> contents, BanSet bans, Instant now) {
    Article version = version(change);
    return ArticleDocuments.version(
        change, version, content(version, contents), one(bans, change, version), now);
  }

  private static Optional<Ban> one(BanSet bans, Change change, Article version) {
    return bans.covering(change.uri(), version.getVersionKey(), change.sequence());
  }
}
