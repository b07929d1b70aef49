package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.PubStatus;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a subscriber of {@code news.articles} who does as the contract says knows of one article. It
 * fails at a gap, and at a text that was withdrawn or that an embargo forbids.
 */
final class Subscriber {

  private final RandomHistory history;
  private final Map<String, String> texts = new TreeMap<>();
  private final Set<String> withdrawn = new TreeSet<>();
  private int killedThrough;
  private PubStatus status;
  private String standing;
  private long sequence;

  Subscriber(RandomHistory history) {
    this.history = history;
  }

  void take(ArticleChanged change) {
    assertThat(change.getSequence()).isEqualTo(sequence + 1);
    sequence = change.getSequence();
    Article article = change.getArticle();
    status = article.getPubStatus();
    standing = article.getVersionKey();
    put(article, change);
    if (change.getLateVersion() != null) {
      put(change.getLateVersion(), change);
    }
    if (change.getKind() == ChangeKind.Withdrawn) {
      texts.replaceAll((version, text) -> "");
      killedThrough = Math.max(killedThrough, Integer.parseInt(article.getVersion()));
    }
    change.getWithdrawnVersions().forEach(version -> texts.replace(version, ""));
    withdrawn.addAll(change.getWithdrawnVersions());
  }

  private void put(Article version, ArticleChanged change) {
    String headline =
        version.getHeadlines().isEmpty() ? "" : version.getHeadlines().get(0).getValue();
    boolean adds = change.getKind() != ChangeKind.Recorded || version == change.getLateVersion();
    if (adds) {
      texts.put(version.getVersionKey(), headline);
    }
    for (String word : history.words(headline + version.getBodies())) {
      assertThat(history.isOutOfEmbargo(word, change.getAt()))
          .as("%s is out of its embargo at %s: %s", word, change.getAt(), history)
          .isTrue();
      assertThat(history.version(word))
          .as("%s after a kill: %s", word, history)
          .isGreaterThan(killedThrough);
      assertThat(withdrawn).as("%s: %s", word, history).doesNotContain(version.getVersionKey());
    }
    if (version.getPubStatus() != PubStatus.usable) {
      assertThat(history.words(version.toString())).as("%s", history).isEmpty();
    }
  }

  /** Versions with the headline that may be shown of each. */
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

  /** Key of the version that stands; of an article that is closed none counts more than others. */
  String standing() {
    return status == PubStatus.usable ? standing : "";
  }
}
