package dateline.purge;

import dateline.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes the text of withdrawn articles out of every topic that keeps history: {@code news.raw},
 * {@code news.raw.urgent}, {@code news.articles} and {@code news.dead-letters}. What it promises
 * and what it asks for is in {@link dateline.Purge}. Not for use by several threads.
 */
public final class TextPurge implements AutoCloseable {

  /** In the order in which records pass through them. */
  private static final List<Topics> TOPICS =
      List.of(Topics.RAW, Topics.URGENT, Topics.ARTICLES, Topics.DEAD_LETTERS);

  private final Map<String, Object> kafka;
  private final Values values;
  private final Patience patience;
  private final Admin admin;
  private final Reader reader;
  private final History history;

  /**
   * Connects.
   *
   * @param kafka settings of the Kafka clients: {@code bootstrap.servers}, and what SASL or TLS
   *     need
   * @param registryUrl the registry's base URL
   * @param patience how long to wait for open transactions and for groups with members
   * @throws org.apache.kafka.common.KafkaException if a setting is impossible
   */
  public TextPurge(Map<String, ?> kafka, String registryUrl, Duration patience) {
    this.kafka = new HashMap<>(kafka);
    this.patience = new Patience(patience);
    this.values = new Values(registryUrl);
    this.admin = Admin.create(this.kafka);
    this.reader = new Reader(this.kafka, this.patience);
    this.history = new History(admin, this.patience);
  }

  /**
   * Purges the text of these articles. Run again, it ends what was interrupted, and otherwise
   * changes nothing.
   *
   * @param progress is told each partition when it is done
   * @throws PurgeRefused if one of them is not withdrawn or not known; nothing has changed then
   * @throws IOException if broker or registry do not answer, or the services' state does not allow
   *     it yet. The partitions told to {@code progress} are done
   */
  public void run(Set<String> uris, Consumer<PartitionReport> progress)
      throws IOException, InterruptedException, PurgeRefused {
    Map<String, Long> withdrawn = withdrawn(uris);
    Map<Topics, Erasure> rules = rules(withdrawn);
    for (Topics topic : TOPICS) {
      for (PartitionPurge partition : partitions(topic)) {
        partition.finishFormer();
        if (partition.count(rules.get(topic)) > 0) {
          PartitionReport report = partition.copy(rules.get(topic));
          partition.deleteOriginals(report.end());
          verify(partition, report.partition(), rules.get(topic));
          progress.accept(report);
        }
      }
    }
  }

  /** The purge of each partition of a topic; none where there is no such topic. */
  List<PartitionPurge> partitions(Topics topic) throws IOException, InterruptedException {
    List<PartitionPurge> partitions = new ArrayList<>();
    for (TopicPartition partition : history.partitions(topic.topic())) {
      partitions.add(
          new PartitionPurge(topic, partition.partition(), kafka, admin, reader, patience));
    }
    return partitions;
  }

  /** The sequence up to which each article is withdrawn. */
  Map<String, Long> withdrawn(Set<String> uris)
      throws IOException, InterruptedException, PurgeRefused {
    Survey survey = new Survey(uris, values);
    for (PartitionPurge partition : partitions(Topics.ARTICLES)) {
      partition.finishFormer();
      partition.read(survey::change);
    }
    for (PartitionPurge partition : partitions(Topics.LATEST)) {
      partition.read(survey::state);
    }
    return survey.withdrawn();
  }

  /** The rule of each topic. */
  Map<Topics, Erasure> rules(Map<String, Long> withdrawn) {
    Mentions mentions = new Mentions(withdrawn.keySet());
    Map<Topics, Erasure> rules = new EnumMap<>(Topics.class);
    rules.put(Topics.RAW, new DeliveryErasure(mentions));
    rules.put(Topics.URGENT, new DeliveryErasure(mentions));
    rules.put(Topics.ARTICLES, new ChangeErasure(withdrawn, values));
    rules.put(Topics.DEAD_LETTERS, new DeadLetterErasure(mentions, values));
    return rules;
  }

  private static void verify(PartitionPurge purge, TopicPartition partition, Erasure rule)
      throws IOException, InterruptedException {
    long left = purge.count(rule);
    if (left > 0) {
      throw new IOException(
          "%d records of %s still hold text: they came while it was purged. Run it again"
              .formatted(left, partition));
    }
  }

  @Override
  public void close() {
    reader.close();
    admin.close();
    values.close();
  }
}
