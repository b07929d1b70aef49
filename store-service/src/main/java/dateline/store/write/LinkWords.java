package dateline.store.write;

import java.util.List;
import org.bson.Document;

/**
 * The words of other articles that a computed link brings along. They are not stored: a kill of the
 * other article would have to find every copy of them, in the history, too, and in whatever arrives
 * later. Readers get them from the other article, as long as it stands. The link's evidence stays,
 * since it names what this article has itself; so do the publisher's links, which are its own text.
 */
public final class LinkWords {

  /** The fields of a link that only the other article may give. */
  public static final List<String> FIELDS = List.of("title", "url");

  private static final String PUBLISHERS = "editorial";

  private LinkWords() {}

  /** The article without them; its links are replaced, nothing else is touched. */
  static Document removed(Document article) {
    for (Document link : article.getList("relatedLinks", Document.class, List.of())) {
      if (ofOthers(link)) {
        FIELDS.forEach(link::remove);
      }
    }
    return article;
  }

  /** Whether title and address of a link are another article's, and not the publisher's words. */
  public static boolean ofOthers(Document link) {
    return !PUBLISHERS.equals(link.getString("kind"));
  }
}
