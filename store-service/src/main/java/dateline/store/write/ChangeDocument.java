package dateline.store.write;

import dateline.ArticleChanged;
import java.util.Date;
import org.bson.Document;

/** What {@code changes} keeps of a change: everything but text. */
final class ChangeDocument {

  private ChangeDocument() {}

  static Document of(Change change) {
    ArticleChanged event = change.event();
    Document document =
        new Document(Fields.ID, new Document("p", change.partition()).append("o", change.offset()))
            .append("id", event.getId())
            .append("uri", change.uri())
            .append("kind", event.getKind().name())
            .append(Fields.SEQUENCE, change.sequence())
            .append("at", Date.from(event.getAt()))
            .append("reason", event.getReason())
            .append("feed", event.getArticle().getFeed())
            .append("versionKey", event.getArticle().getVersionKey());
    if (event.getLateVersion() != null) {
      document.append("lateVersionKey", event.getLateVersion().getVersionKey());
    }
    if (event.getPreviousVersionKey() != null) {
      document.append("previousVersionKey", event.getPreviousVersionKey());
    }
    if (!event.getWithdrawnVersions().isEmpty()) {
      document.append("withdrawnVersions", event.getWithdrawnVersions());
    }
    return document.append("changedFields", event.getChangedFields());
  }
}
