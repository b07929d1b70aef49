package dateline.enrich.stream;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.PubStatus;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a subscriber of {@code news.articles} who does as the contract says knows of one article.
 */
final class Subscriber {

  private final Map<String, String> texts = new TreeMap<>();
  private PubStatus status;
  private String standing;
  private long sequence;

  void take(ArticleChanged change) {
    if (change.getSequence() != sequence + 1) {
      throw new AssertionError("change " + change.getSequence() + " behind " + sequence);
    }
    sequence = change.getSequence();
    Article article = change.getArticle();
    status = article.getPubStatus();
    standing = article.getVersionKey();
    if (change.getKind() == ChangeKind.Recorded) {
      if (change.getLateVersion() != null) {
        put(change.getLateVersion());
      }
    } else {
      put(article);
    }
    if (change.getKind() == ChangeKind.Withdrawn) {
      texts.replaceAll((version, text) -> "");
    }
    change.getWithdrawnVersions().forEach(version -> texts.replace(version, ""));
  }

  private void put(Article version) {
    texts.put(version.getVersionKey(), headline(version));
  }

  static String headline(Article article) {
    return article.getHeadlines().isEmpty() ? "" : article.getHeadlines().get(0).getValue();
  }

  /** Versions with the text that may be shown of each. */
  Map<String, String> readable() {
    Map<String, String> readable = new TreeMap<>(texts);
    if (status != PubStatus.usable) {
      readable.replaceAll((version, text) -> "");
    }
    return readable;
  }

  PubStatus status() {
    return status;
  }

  /** Key of the version that stands; under a kill or a hold none does. */
  String standing() {
    return status == PubStatus.usable ? standing : "";
  }
}
