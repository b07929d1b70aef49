package dateline.store.write;

import dateline.Article;
import java.util.List;
import org.bson.Document;

/** What stays of an article when its text must go. */
public final class TextFree {

  /**
   * The fields that stay. A list of what may stay and not of what must go, so that a field added to
   * the contract is gone until somebody decides. Sluglines, links, addresses and tags all tell the
   * story, so they go, too.
   */
  public static final List<String> FIELDS =
      List.of(
          "uri",
          "type",
          "version",
          "versionKey",
          "firstCreated",
          "versionCreated",
          "feed",
          "provider",
          "firstSeen",
          "received",
          "enriched",
          Fields.SORT_TIME,
          Fields.SEQUENCE,
          Fields.GUARD,
          Fields.LATE,
          Fields.STORED);

  private TextFree() {}

  /** Whether there is anything in the article to hide. */
  static boolean hasText(Article article) {
    return !(article.getHeadlines().isEmpty()
        && article.getDescriptions().isEmpty()
        && article.getBodies().isEmpty()
        && article.getMedia().isEmpty());
  }

  /** A new document with the fields that stay, and the key. */
  public static Document of(Document full) {
    Document free = new Document(Fields.ID, full.get(Fields.ID));
    for (String field : FIELDS) {
      if (full.containsKey(field)) {
        free.put(field, full.get(field));
      }
    }
    return free.append(Fields.WITHDRAWN, true);
  }
}
