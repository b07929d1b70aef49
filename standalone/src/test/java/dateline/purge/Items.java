package dateline.purge;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ArticleUri;
import dateline.ChangeKind;
import dateline.PubStatus;
import dateline.RelatedLink;
import dateline.Text;
import java.time.Instant;
import java.util.List;

/** Articles and changes of an invented wire. */
final class Items {

  static final Instant AT = Instant.parse("2026-03-14T08:00:00Z");

  private Items() {}

  static String uri(String guid) {
    return ArticleUri.of("kestrel", guid);
  }

  static Article article(String uri, PubStatus status, String text) {
    return Article.newBuilder()
        .setUri(uri)
        .setVersionKey("key-" + status)
        .setContentHash("hash")
        .setPubStatus(status)
        .setHeadlines(
            text.isEmpty() ? List.of() : List.of(new Text("main", "text/plain", text, null, null)))
        .setFeed("kestrel-main")
        .setProvider("kestrel")
        .setFirstSeen(AT)
        .setReceived(AT)
        .setEnriched(AT)
        .build();
  }

  static RelatedLink link(String uri, String title) {
    return RelatedLink.newBuilder()
        .setKind("sameStory")
        .setUri(uri)
        .setTitle(title)
        .setCreator("rule:recent-window/1")
        .build();
  }

  static ArticleChanged change(ChangeKind kind, long sequence, Article article) {
    return ArticleChanged.newBuilder()
        .setId(article.getUri() + "/" + sequence)
        .setUri(article.getUri())
        .setKind(kind)
        .setSequence(sequence)
        .setAt(AT.plusSeconds(sequence))
        .setReason("rule")
        .setArticle(article)
        .build();
  }
}
