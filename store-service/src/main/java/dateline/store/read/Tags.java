package dateline.store.read;

import dateline.store.write.Fields;
import jakarta.ws.rs.core.EntityTag;
import java.util.List;
import org.bson.Document;

/**
 * Entity tags (RFC 9110 section 8.8.3). Weak, since the bytes differ with compression. Made from
 * the guards of what is shown, as a document changes only together with its guard, and from its
 * links, which follow other articles.
 */
final class Tags {

  private Tags() {}

  static EntityTag of(Document article) {
    return of(List.of(article));
  }

  static EntityTag of(List<Document> documents, Document... more) {
    long sum = documents.size();
    for (Document document : documents) {
      sum = mix(sum, document);
    }
    for (Document document : more) {
      sum = mix(sum, document);
    }
    return new EntityTag(Long.toHexString(sum), true);
  }

  private static long mix(long sum, Document document) {
    long own = 31L * document.get(Fields.ID).hashCode() + document.getLong(Fields.GUARD);
    long withdrawn = document.getBoolean(Fields.WITHDRAWN, false) ? 1 : 0;
    int links = document.getList("relatedLinks", Document.class, List.of()).hashCode();
    return ((sum * 0x9E3779B97F4A7C15L + own) * 0x9E3779B97F4A7C15L + links) * 2 + withdrawn;
  }
}
