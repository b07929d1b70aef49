package dateline.purge;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.PubStatus;
import dateline.Topics;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the log says of the articles: whether they are withdrawn, by which change. The change with
 * the highest sequence decides; where the log of changes has none, the article's current state.
 */
final class Survey {

  private final Mentions mentions;
  private final Values values;
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, PubStatus> changes = new HashMap<>();
  private final Map<String, PubStatus> states = new HashMap<>();

  Survey(Set<String> uris, Values values) {
    this.mentions = new Mentions(uris);
    this.values = values;
  }

  /** Looks at a record of {@code news.articles}. */
  void change(ConsumerRecord<byte[], byte[]> record) throws IOException {
    if (!mentions.own(record)) {
      return;
    }
    Optional<ArticleChanged> change = values.read(Topics.ARTICLES, record, ArticleChanged.class);
    if (change.isPresent()
        && change.get().getSequence() >= sequences.getOrDefault(change.get().getUri(), 0L)) {
      sequences.put(change.get().getUri(), change.get().getSequence());
      changes.put(change.get().getUri(), change.get().getArticle().getPubStatus());
    }
  }

  /** Looks at a record of {@code news.articles.latest}. */
  void state(ConsumerRecord<byte[], byte[]> record) throws IOException {
    if (!mentions.own(record)) {
      return;
    }
    values
        .read(Topics.LATEST, record, Article.class)
        .ifPresent(article -> states.put(article.getUri(), article.getPubStatus()));
  }

  /**
   * The sequence of the change up to which each article is withdrawn; 0 where the log has none.
   *
   * @throws PurgeRefused if one is not withdrawn, or not known
   */
  Map<String, Long> withdrawn() throws PurgeRefused {
    Map<String, Long> withdrawn = new TreeMap<>();
    for (String uri : mentions.uris()) {
      PubStatus status = changes.getOrDefault(uri, states.get(uri));
      if (status == null) {
        throw new PurgeRefused("No article has the URI " + uri);
      }
      if (status != PubStatus.canceled) {
        throw new PurgeRefused(
            "Only a withdrawn article can be purged, and %s is %s. Kill it first"
                .formatted(uri, status));
      }
      withdrawn.put(uri, sequences.getOrDefault(uri, 0L));
    }
    return withdrawn;
  }
}
