package dateline.purge;

import dateline.ArticleChanged;
import dateline.Topics;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes the text out of the changes of the articles, and their headlines out of the links of
 * others. Every change stays, so that an article's sequence has no gap.
 */
final class ChangeErasure implements Erasure {

  private final Mentions mentions;
  private final Values values;
  private final Map<String, Long> withdrawn;

  /**
   * Makes the rule.
   *
   * @param withdrawn sequence of the change, by article, up to which it is known to be withdrawn
   */
  ChangeErasure(Map<String, Long> withdrawn, Values values) {
    this.mentions = new Mentions(withdrawn.keySet());
    this.values = values;
    this.withdrawn = Map.copyOf(withdrawn);
  }

  @Override
  public Fate of(ConsumerRecord<byte[], byte[]> record) throws IOException {
    boolean own = mentions.own(record);
    if (!own && !mentions.named(record)) {
      return new Fate.Stays();
    }
    Optional<ArticleChanged> read = values.read(Topics.ARTICLES, record, ArticleChanged.class);
    if (read.isEmpty()) {
      return own && record.value() != null ? new Fate.Dropped() : new Fate.Stays();
    }
    ArticleChanged change = read.get();
    ArticleChanged bare = own ? bare(change) : TextFree.links(change, mentions.uris());
    return bare.equals(change)
        ? new Fate.Stays()
        : new Fate.Replaced(values.write(Topics.ARTICLES, bare));
  }

  private ArticleChanged bare(ArticleChanged change) throws IOException {
    if (change.getSequence() > withdrawn.getOrDefault(change.getUri(), Long.MAX_VALUE)) {
      throw new IOException(change.getUri() + " has changed meanwhile: run the purge again");
    }
    return TextFree.change(change);
  }
}
