package dateline.store.read;

import java.util.List;
import org.bson.Document;

/** The headline of a stored article. */
final class Headline {

  private Headline() {}

  /** The first headline; empty where there is none. */
  static String of(Document article) {
    List<Document> headlines = article.getList("headlines", Document.class, List.of());
    return headlines.isEmpty() ? "" : headlines.get(0).getString("value");
  }
}
