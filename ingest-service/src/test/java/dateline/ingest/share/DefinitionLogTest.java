package dateline.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.FeedDefinition;
import dateline.Topics;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.TestFeeds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefinitionLogTest {

  private static final String TOPIC = Topics.FEEDS.topic();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Feeds feeds = new Feeds(Map.of(), InstantSource.fixed(TestFeeds.NOW));
  private final MockProducer<String, SpecificRecord> producer =
      new MockProducer<>(true, null, new StringSerializer(), (topic, value) -> new byte[0]);
  private final List<Log> opened = new ArrayList<>();
  private final DefinitionLog log =
      new DefinitionLog(
          () -> Optional.of(producer),
          this::open,
          feeds,
          new DefinitionDecoder(new Plain()),
          Duration.ofSeconds(5),
          registry);

  private int opens;

  @AfterEach
  void stop() {
    log.stop();
  }

  @Test
  void theLogIsReadWholeAndThenFollowed() {
    Log topic =
        new Log(List.of(record(0, "tide", "Tide"), record(1, "ebb", "Ebb"), gone(2, "ebb")));
    opened.add(topic);
    log.start();
    await(log::isComplete);
    assertThat(feeds.all()).extracting(feed -> feed.name()).containsExactly("Tide");
    topic.schedulePollTask(() -> topic.addRecord(record(3, "tide", "Spring tide")));
    await(() -> feeds.byId("tide").orElseThrow().name().equals("Spring tide"));
    topic.schedulePollTask(() -> topic.addRecord(gone(4, "tide")));
    await(() -> feeds.all().isEmpty());
  }

  @Test
  void aPoisonRecordIsCountedAndLeftOut() {
    opened.add(
        new Log(
            List.of(
                record(0, "tide", "Tide"),
                new ConsumerRecord<>(TOPIC, 0, 1, "tide", new byte[] {9, 9}),
                new ConsumerRecord<>(TOPIC, 0, 2, null, new byte[0]),
                record(3, "ebb", "Ebb"))));
    log.start();
    await(log::isComplete);
    assertThat(feeds.all()).extracting(feed -> feed.name()).containsExactly("Ebb", "Tide");
    assertThat(registry.counter("dateline.ingest.feeds.unreadable").count()).isEqualTo(2);
  }

  @Test
  void itStartsWithoutKafkaAndForgetsNothingWhenKafkaGoes() {
    opened.add(null);
    Log first = new Log(List.of(record(0, "tide", "Tide"), record(1, "ebb", "Ebb")));
    opened.add(first);
    opened.add(new Log(List.of(record(0, "tide", "Tide"))));
    log.start();
    await(log::isComplete);
    assertThat(feeds.all()).hasSize(2);
    first.setPollException(new org.apache.kafka.common.KafkaException("gone"));
    // Deleted while we were away, and its tombstone is compacted away by now.
    await(() -> feeds.byId("ebb").isEmpty());
    assertThat(feeds.byId("tide")).isPresent();
  }

  @Test
  void aWriteCompletesWhenItsOwnReaderHasSeenIt() {
    Log topic = new Log(List.of());
    opened.add(topic);
    log.start();
    await(log::isComplete);
    CompletableFuture<Void> written = log.write(settings("tide", "Tide")).toCompletableFuture();
    assertThat(producer.history()).hasSize(1);
    assertThat(producer.history().get(0).key()).isEqualTo("tide");
    assertThat(((FeedDefinition) producer.history().get(0).value()).getName()).isEqualTo("Tide");
    assertThat(written).isNotDone();
    topic.schedulePollTask(() -> topic.addRecord(record(0, "tide", "Tide")));
    await(written::isDone);
    assertThat(feeds.byId("tide")).isPresent();
    CompletableFuture<Void> deleted = log.delete("tide").toCompletableFuture();
    assertThat(producer.history().get(1).value()).isNull();
    topic.schedulePollTask(() -> topic.addRecord(gone(1, "tide")));
    await(deleted::isDone);
    assertThat(feeds.byId("tide")).isEmpty();
  }

  @Test
  void withoutAConnectionTheAnswerFails() {
    DefinitionLog unconnected =
        new DefinitionLog(
            Optional::empty,
            this::open,
            feeds,
            new DefinitionDecoder(new Plain()),
            Duration.ofSeconds(1),
            new SimpleMeterRegistry());
    CompletionStage<Void> answer = unconnected.write(settings("tide", "Tide"));
    assertThat(answer.toCompletableFuture()).isCompletedExceptionally();
  }

  private synchronized Log open() {
    Log next = opens < opened.size() ? opened.get(opens) : null;
    opens++;
    if (next == null) {
      throw new org.apache.kafka.common.KafkaException("no broker");
    }
    return next;
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
  }

  private static FeedSettings settings(String id, String name) {
    return TestFeeds.settings("{'id':'" + id + "','provider':'p','name':'" + name + "'}");
  }

  private static ConsumerRecord<String, byte[]> record(long offset, String id, String name) {
    try {
      ByteBuffer bytes = DefinitionRecord.of(settings(id, name)).toByteBuffer();
      byte[] value = new byte[bytes.remaining()];
      bytes.get(value);
      return new ConsumerRecord<>(TOPIC, 0, offset, id, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConsumerRecord<String, byte[]> gone(long offset, String id) {
    return new ConsumerRecord<>(TOPIC, 0, offset, id, null);
  }

  /** Avro without a registry. */
  private static final class Plain implements Deserializer<SpecificRecord> {

    @Override
    public SpecificRecord deserialize(String topic, byte[] data) {
      try {
        return FeedDefinition.fromByteBuffer(ByteBuffer.wrap(data));
      } catch (IOException e) {
        // As the registry's deserialiser: what the bytes did is no outage.
        throw new IllegalStateException(e.getMessage());
      }
    }
  }

  /** The topic, of one partition. */
  private static final class Log extends MockConsumer<String, byte[]> {

    private final List<ConsumerRecord<String, byte[]>> records;

    Log(List<ConsumerRecord<String, byte[]>> records) {
      super("earliest");
      this.records = records;
      Node node = new Node(0, "localhost", 9092);
      updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, new Node[0], new Node[0])));
      updateBeginningOffsets(Map.of(PARTITION, 0L));
      updateEndOffsets(Map.of(PARTITION, (long) records.size()));
    }

    @Override
    public synchronized void seekToBeginning(java.util.Collection<TopicPartition> partitions) {
      super.seekToBeginning(partitions);
      records.forEach(this::addRecord);
    }
  }
}
