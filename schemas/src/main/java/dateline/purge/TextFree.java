package dateline.purge;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.DeadLetter;
import dateline.RelatedLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Records of the contract without the text that they carry: what identifies, orders and explains
 * them stays, so that a reader of the log meets the same records in the same order.
 */
final class TextFree {

  private TextFree() {}

  /** The same change, whose article is the marker that stands for a withdrawn one. */
  static ArticleChanged change(ArticleChanged change) {
    ArticleChanged.Builder bare = ArticleChanged.newBuilder(change);
    bare.setArticle(article(change.getArticle()));
    if (change.getLateVersion() != null) {
      bare.setLateVersion(article(change.getLateVersion()));
    }
    return bare.build();
  }

  /** The marker that stands for this state of an article: nothing editorial. */
  static Article article(Article article) {
    return Article.newBuilder()
        .setUri(article.getUri())
        .setType(article.getType())
        .setVersion(article.getVersion())
        .setVersionKey(article.getVersionKey())
        .setContentHash(article.getContentHash())
        .setPubStatus(article.getPubStatus())
        .setUrgency(article.getUrgency())
        .setVersionCreated(article.getVersionCreated())
        .setFeed(article.getFeed())
        .setProvider(article.getProvider())
        .setFirstSeen(article.getFirstSeen())
        .setReceived(article.getReceived())
        .setEnriched(article.getEnriched())
        .setFaults(new ArrayList<>(article.getFaults()))
        .build();
  }

  /** The same change of another article, whose links to these no longer quote their headlines. */
  static ArticleChanged links(ArticleChanged change, Set<String> uris) {
    ArticleChanged.Builder bare = ArticleChanged.newBuilder(change);
    bare.setArticle(links(change.getArticle(), uris));
    if (change.getLateVersion() != null) {
      bare.setLateVersion(links(change.getLateVersion(), uris));
    }
    return bare.build();
  }

  /** The same dead letter without what was delivered and without the words of the failure. */
  static DeadLetter deadLetter(DeadLetter letter) {
    return DeadLetter.newBuilder(letter)
        .setValue(null)
        .setMessage("")
        .setHeaders(List.of())
        .build();
  }

  private static Article links(Article article, Set<String> uris) {
    List<RelatedLink> links = new ArrayList<>();
    for (RelatedLink link : article.getRelatedLinks()) {
      links.add(
          link.getUri() != null && uris.contains(link.getUri())
              ? RelatedLink.newBuilder(link).setTitle(null).setEvidence(List.of()).build()
              : link);
    }
    return Article.newBuilder(article).setRelatedLinks(links).build();
  }
}
