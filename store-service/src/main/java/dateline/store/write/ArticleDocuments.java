package dateline.store.write;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.Withdrawal;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * The documents of {@code articles} and {@code versions}: what each holds, with and without text.
 */
final class ArticleDocuments {

  private ArticleDocuments() {}

  /**
   * What is stored of an article as it came: what the documents of its state and of its version
   * have in common, to be made once for both.
   */
  static Document content(Article article) {
    return LinkWords.removed(BsonMapping.document(article));
  }

  /** The article's state after a change. */
  static Document state(Change change, Document content, Instant now, int mostTerms) {
    ArticleChanged event = change.event();
    Document document = base(change, event.getArticle(), content, now);
    document.put(Fields.ID, change.uri());
    document.put("change", change(event));
    return Ban.of(change)
        .map(ban -> marker(document, ban))
        .orElseGet(() -> searchable(document, event.getArticle(), mostTerms));
  }

  /** A version of the article, as its newest state. */
  static Document version(Change change, Article version, Document content, Instant now) {
    Document document = base(change, version, content, now);
    document.put(Fields.ID, change.uri() + "|" + version.getVersionKey());
    return document;
  }

  /** A version that a ban covers: the same document without anything of its text. */
  static Document banned(Document version, Ban ban) {
    return TextFree.of(version).append("pubStatus", ban.pubStatus().name());
  }

  /** The marker that the fast lane leaves until the change itself arrives. */
  static Document marker(Withdrawal withdrawal, Ban ban, Instant now) {
    Document document =
        new Document(Fields.ID, ban.uri())
            .append("uri", ban.uri())
            .append("feed", withdrawal.getFeed())
            .append("provider", withdrawal.getProvider())
            .append("received", Date.from(withdrawal.getReceived()))
            .append(Fields.SEQUENCE, ban.sequence())
            .append(Fields.GUARD, Guard.ofFastLane(ban.sequence()))
            .append(Fields.STORED, Date.from(now));
    return marker(document, ban);
  }

  private static Document marker(Document full, Ban ban) {
    return banned(full, ban).append("withdrawal", withdrawal(ban));
  }

  private static Document withdrawal(Ban ban) {
    return new Document("reason", ban.reason()).append("at", Date.from(ban.at()));
  }

  private static Document base(Change change, Article article, Document content, Instant now) {
    Document document = new Document(content);
    document.put("uri", change.uri());
    document.put(Fields.SORT_TIME, Date.from(SortOrder.time(article)));
    document.put(Fields.SEQUENCE, change.sequence());
    document.put(Fields.GUARD, Guard.ofChange(change.sequence()));
    document.put(Fields.STORED, Date.from(now));
    return document;
  }

  private static Document searchable(Document document, Article article, int mostTerms) {
    return document.append(
        Fields.SEARCH,
        new Document("order", SortOrder.of(SortOrder.time(article), article.getUri()))
            .append("keys", SearchKeys.of(article, mostTerms)));
  }

  private static Document change(ArticleChanged event) {
    Document change =
        new Document("id", event.getId())
            .append("kind", event.getKind().name())
            .append("at", Date.from(event.getAt()))
            .append("reason", event.getReason());
    if (event.getPreviousVersionKey() != null) {
      change.append("previousVersionKey", event.getPreviousVersionKey());
    }
    return change.append("changedFields", event.getChangedFields());
  }
}
