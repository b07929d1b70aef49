package dateline.store.write;

import dateline.Article;
import dateline.ChangeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;

/**
 * What a batch of changes writes: the newest state per article, the newest state per version, and
 * the bans. One document per key, since the writes of an unordered bulk have no order.
 *
 * @param bans the highest ban that the batch pronounces, per article
 * @param states documents of {@code articles}
 * @param versions documents of {@code versions}
 * @param unfit changes that no document can be made from
 */
record BatchPlan(
    Collection<Ban> bans, List<Planned> states, List<Planned> versions, List<Rejection> unfit) {

  /** A document and the change that it comes from. */
  record Planned(Change change, Document document) {}

  /**
   * Plans a batch.
   *
   * @param changes the changes, of any number of articles, in any order
   * @param known bans that stand already, by article
   * @param now when it is stored
   * @param mostTerms most search terms of an article
   */
  static BatchPlan of(List<Change> changes, Map<String, Ban> known, Instant now, int mostTerms) {
    Map<String, Ban> own = new LinkedHashMap<>();
    Map<String, Change> newest = new LinkedHashMap<>();
    Map<String, Change> newestOfVersion = new LinkedHashMap<>();
    for (Change change : changes) {
      Ban.of(change).ifPresent(ban -> own.merge(ban.uri(), ban, Ban::later));
      newest.merge(change.uri(), change, BatchPlan::later);
      newestOfVersion.merge(versionId(change), change, BatchPlan::later);
    }
    Map<String, Ban> all = new HashMap<>(known);
    own.forEach((uri, ban) -> all.merge(uri, ban, Ban::later));

    Map<Article, Document> contents = new IdentityHashMap<>();
    List<Rejection> unfit = new ArrayList<>();
    List<Planned> states =
        planned(
            newest.values(),
            change ->
                ArticleDocuments.state(
                    change, content(change.event().getArticle(), contents), now, mostTerms),
            unfit);
    List<Planned> versions =
        planned(
            newestOfVersion.values(),
            change ->
                versionDocument(
                    change, content(version(change), contents), all.get(change.uri()), now),
            unfit);
    return new BatchPlan(own.values(), states, versions, unfit);
  }

  private static Document content(Article article, Map<Article, Document> contents) {
    return contents.computeIfAbsent(article, ArticleDocuments::content);
  }

  private static Change later(Change one, Change other) {
    return other.sequence() > one.sequence() ? other : one;
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

  private static boolean isLate(Change change) {
    return change.event().getKind() == ChangeKind.Recorded
        && change.event().getLateVersion() != null;
  }

  private static String versionId(Change change) {
    return change.uri() + "|" + version(change).getVersionKey();
  }

  private static Article version(Change change) {
    return isLate(change) ? change.event().getLateVersion() : change.event().getArticle();
  }

  private static Document versionDocument(Change change, Document content, Ban ban, Instant now) {
    boolean late = isLate(change);
    Document document = ArticleDocuments.version(change, version(change), content, now);
    if (late) {
      document.append(Fields.LATE, true);
    }
    return ban != null && ban.covers(change.sequence(), late)
        ? ArticleDocuments.banned(document, ban)
        : document;
  }
}
