package dateline.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.PubStatus;
import dateline.Topics;
import dateline.localstack.LocalStack;
import dateline.localstack.Part;
import dateline.localstack.StackConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A broker with the contract's topics, and what tests of the purge have in common. */
abstract class PurgeOnBroker {

  static final Duration PATIENCE = Duration.ofSeconds(10);
  static final TopicPartition CHANGES_0 = partition(Topics.ARTICLES, 0);
  static final TopicPartition CHANGES_1 = partition(Topics.ARTICLES, 1);
  static final TopicPartition RAW_0 = partition(Topics.RAW, 0);
  static final TopicPartition RAW_1 = partition(Topics.RAW, 1);
  static final TopicPartition LETTERS_0 = partition(Topics.DEAD_LETTERS, 0);

  static LocalStack stack;
  static WireLog log;

  @BeforeAll
  static void start() throws Exception {
    stack = LocalStack.start(StackConfig.temporary().only(Part.KAFKA, Part.REGISTRY));
    log = new WireLog(stack);
  }

  @AfterAll
  static void stop() {
    log.close();
    stack.close();
  }

  static void purge(String uri) throws Exception {
    try (TextPurge purge = log.purge(PATIENCE)) {
      purge.run(Set.of(uri), report -> {});
    }
  }

  static void killedBetween(int partition, String killed, String text, String other) {
    log.change(partition, ChangeKind.Created, 1, Items.article(killed, PubStatus.usable, text));
    log.change(partition, ChangeKind.Created, 1, Items.article(other, PubStatus.usable, "Other"));
    log.change(partition, ChangeKind.Withdrawn, 2, Items.article(killed, PubStatus.canceled, ""));
    log.change(partition, ChangeKind.Updated, 2, Items.article(other, PubStatus.usable, "Other 2"));
  }

  static void assertTextFree(String uri, TopicPartition partition) {
    assertThat(log.all(partition))
        .map(record -> log.decode(record, ArticleChanged.class))
        .filteredOn(change -> change.getUri().equals(uri))
        .isNotEmpty()
        .allMatch(change -> change.getArticle().getHeadlines().isEmpty());
  }

  static void assertSameAround(
      ConsumerRecord<byte[], byte[]> copy, ConsumerRecord<byte[], byte[]> original) {
    assertThat(copy.key()).isEqualTo(original.key());
    assertThat(copy.timestamp()).isEqualTo(original.timestamp());
    assertThat(copy.headers()).isEqualTo(original.headers());
  }

  /** Deliveries, of which the purge only reads the key: article and value in turn. */
  static void deliver(TopicPartition partition, String... articlesAndValues) {
    try (Producer<byte[], byte[]> ingest = log.producer("")) {
      for (int i = 0; i < articlesAndValues.length; i += 2) {
        write(ingest, partition, articlesAndValues[i], articlesAndValues[i + 1]);
      }
    }
  }

  static void write(
      Producer<byte[], byte[]> ingest, TopicPartition partition, String uri, String value) {
    ingest.send(log.record(partition, uri, value.getBytes(StandardCharsets.UTF_8)));
    ingest.flush();
  }

  /** A group without members that has read up to and with this record. */
  static void stand(String group, ConsumerRecord<byte[], byte[]> last, String note)
      throws Exception {
    log.commit(
        group,
        new TopicPartition(last.topic(), last.partition()),
        new OffsetAndMetadata(last.offset() + 1, Optional.empty(), note));
  }

  static List<String> changes(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> log.decode(record, ArticleChanged.class))
        .map(change -> change.getKind() + " " + change.getSequence() + " " + change.getUri())
        .toList();
  }

  static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(r -> new String(r.value(), StandardCharsets.UTF_8)).toList();
  }

  static TopicPartition partition(Topics topic, int partition) {
    return new TopicPartition(topic.topic(), partition);
  }
}
