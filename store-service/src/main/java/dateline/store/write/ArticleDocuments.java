package dateline.store.write;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.PubStatus;
import dateline.Withdrawal;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * The documents of {@code articles} and {@code versions}: what each holds, with and without text.
 */
public final class ArticleDocuments {

  private ArticleDocuments() {}

  /**
   * What is stored of an article as it came: what the documents of its state and of its version
   * have in common, to be made once for both.
   */
  public static Document content(Article article) {
    return LinkWords.removed(BsonMapping.document(article));
  }

  /** Key of a version. */
  static String versionId(String uri, String versionKey) {
    return uri + "|" + versionKey;
  }

  /** The article's state after a change: searchable, or a marker where it is closed or banned. */
  static Document state(
      Change change, Document content, Optional<Ban> ban, Instant now, int mostTerms) {
    ArticleChanged event = change.event();
    Article article = event.getArticle();
    Document document = base(change, article, content, now);
    document.put(Fields.ID, change.uri());
    document.put(Fields.GUARD, Guard.ofChange(change.sequence()));
    document.put("change", change(event));
    return Closing.of(event)
        .map(status -> marker(document, status, why(event.getReason(), event.getAt())))
        .or(() -> ban.map(killed -> marker(document, PubStatus.canceled, why(killed))))
        .orElseGet(() -> searchable(document, article, mostTerms));
  }

  /** A version of the article, as its newest state; without text where that must not be kept. */
  static Document version(
      Change change, Article version, Document content, Optional<Ban> ban, Instant now) {
    Optional<PubStatus> closed = closing(change.event(), version);
    Document document = base(change, version, content, now);
    document.put(Fields.ID, versionId(change.uri(), version.getVersionKey()));
    document.put(Fields.GUARD, versionGuard(change, version));
    if (version == change.event().getLateVersion()) {
      document.put(Fields.LATE, true);
    }
    return ban.map(killed -> PubStatus.canceled)
        .or(() -> closed)
        .map(status -> closed(document, status))
        .orElse(document);
  }

  /** What a version's document must exceed to replace another; bans play no part in it. */
  static long versionGuard(Change change, Article version) {
    boolean open = closing(change.event(), version).isEmpty();
    return Guard.ofVersion(change.sequence(), open && TextFree.hasText(version));
  }

  /** The marker that the fast lane leaves until the change itself arrives. */
  static Document marker(Withdrawal withdrawal, PubStatus status, Instant now) {
    Document document =
        new Document(Fields.ID, withdrawal.getUri())
            .append("uri", withdrawal.getUri())
            .append("feed", withdrawal.getFeed())
            .append("provider", withdrawal.getProvider())
            .append("received", Date.from(withdrawal.getReceived()))
            .append(Fields.SEQUENCE, withdrawal.getSequence())
            .append(Fields.GUARD, Guard.ofFastLane(withdrawal.getSequence()))
            .append(Fields.STORED, Date.from(now));
    return marker(document, status, why(withdrawal.getReason(), withdrawal.getAt()));
  }

  /** What a reader of a killed article is told. */
  static Document why(Ban ban) {
    return why(ban.reason(), ban.at());
  }

  private static Document why(String reason, Instant at) {
    return new Document("reason", reason).append("at", Date.from(at));
  }

  private static Document marker(Document full, PubStatus status, Document why) {
    return closed(full, status).append("withdrawal", why);
  }

  private static Document closed(Document full, PubStatus status) {
    return TextFree.of(full).append("pubStatus", status.name());
  }

  private static Optional<PubStatus> closing(ArticleChanged event, Article version) {
    return version == event.getLateVersion()
        ? Optional.of(version.getPubStatus()).filter(status -> status != PubStatus.usable)
        : Closing.of(event);
  }

  private static Document base(Change change, Article article, Document content, Instant now) {
    Document document = new Document(content);
    document.put("uri", change.uri());
    document.put(Fields.SORT_TIME, Date.from(SortOrder.time(article)));
    document.put(Fields.SEQUENCE, change.sequence());
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
