package dateline.purge;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.Contract;
import dateline.DeadLetter;
import dateline.Topics;
import dateline.localstack.LocalStack;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of a real broker, written as enrich-service does: a transaction for each change. */
final class WireLog implements AutoCloseable {

  private final LocalStack stack;
  private final AvroKafkaSerializer<SpecificRecord> serializer = new AvroKafkaSerializer<>();
  private final AvroKafkaDeserializer<SpecificRecord> deserializer = new AvroKafkaDeserializer<>();
  private final Producer<byte[], byte[]> enrich;
  // Within what news.raw keeps: the broker looks at it while a test runs.
  private long clock = Instant.now().minus(Duration.ofHours(1)).toEpochMilli();

  WireLog(LocalStack stack) throws Exception {
    this.stack = stack;
    Contract.ensureTopics(kafka(), 2, Optional.empty());
    Contract.registerSchemas(stack.registry());
    serializer.configure(Contract.serdeConfig(stack.registry()), false);
    deserializer.configure(Contract.serdeConfig(stack.registry()), false);
    try (Admin admin = Admin.create(kafka())) {
      for (Topics topic : List.of(Topics.RAW, Topics.ARTICLES, Topics.DEAD_LETTERS)) {
        // As it stands on the disk, so that a word can be searched for; deleted without a delay.
        admin
            .incrementalAlterConfigs(
                Map.of(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic.topic()),
                    List.of(
                        set("compression.type", "uncompressed"), set("file.delete.delay.ms", "1"))))
            .all()
            .get();
      }
    }
    enrich = producer("test-enrich");
    enrich.initTransactions();
  }

  Map<String, Object> kafka() {
    return new HashMap<>(Map.of("bootstrap.servers", stack.kafka()));
  }

  TextPurge purge(Duration patience) {
    return new TextPurge(kafka(), stack.registry(), patience);
  }

  Producer<byte[], byte[]> producer(String transactionalId) {
    Map<String, Object> settings = kafka();
    settings.put("acks", "all");
    settings.put("linger.ms", 0);
    if (!transactionalId.isEmpty()) {
      settings.put("transactional.id", transactionalId);
    }
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes a change in a transaction of its own. */
  void change(int partition, ChangeKind kind, long sequence, Article article) {
    write(
        new TopicPartition(Topics.ARTICLES.topic(), partition),
        Items.change(kind, sequence, article));
  }

  void deadLetter(int partition, String uri, String text) {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setId("letter of " + uri)
            .setStage("enrich")
            .setReason("step-failed")
            .setMessage(text)
            .setAt(Items.AT)
            .setValue(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
            .setUri(uri)
            .build();
    enrich.beginTransaction();
    enrich.send(
        record(
            new TopicPartition(Topics.DEAD_LETTERS.topic(), partition),
            uri,
            encode(Topics.DEAD_LETTERS, letter)));
    enrich.commitTransaction();
  }

  void write(TopicPartition partition, ArticleChanged change) {
    enrich.beginTransaction();
    enrich.send(record(partition, change.getUri(), encode(Topics.ARTICLES, change)));
    enrich.commitTransaction();
  }

  /** Writes a change whose transaction is aborted. */
  void aborted(int partition, ArticleChanged change) {
    enrich.beginTransaction();
    enrich.send(
        record(
            new TopicPartition(Topics.ARTICLES.topic(), partition),
            change.getUri(),
            encode(Topics.ARTICLES, change)));
    enrich.flush();
    enrich.abortTransaction();
  }

  /** A record with a timestamp and a header of its own. */
  ProducerRecord<byte[], byte[]> record(TopicPartition partition, String uri, byte[] value) {
    clock += 1_000;
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            partition.topic(),
            partition.partition(),
            clock,
            uri.getBytes(StandardCharsets.UTF_8),
            value);
    record.headers().add("ce_id", Long.toString(clock).getBytes(StandardCharsets.UTF_8));
    return record;
  }

  byte[] encode(Topics topic, SpecificRecord value) {
    return serializer.serialize(topic.topic(), value);
  }

  <T> T decode(ConsumerRecord<byte[], byte[]> record, Class<T> type) {
    return type.cast(deserializer.deserialize(record.topic(), record.value()));
  }

  /** What a read-committed reader without a position gets of a partition, from its start. */
  List<ConsumerRecord<byte[], byte[]>> all(TopicPartition partition) {
    return read("", partition);
  }

  /** What a group gets that goes on where it was. Commits nothing. */
  List<ConsumerRecord<byte[], byte[]>> rest(String group, TopicPartition partition) {
    return read(group, partition);
  }

  void commit(String group, TopicPartition partition, OffsetAndMetadata position) throws Exception {
    try (Admin admin = Admin.create(kafka())) {
      admin.alterConsumerGroupOffsets(group, Map.of(partition, position)).all().get();
    }
  }

  OffsetAndMetadata committed(String group, TopicPartition partition) throws Exception {
    try (Admin admin = Admin.create(kafka())) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .get(partition);
    }
  }

  /** The files of a partition that hold a word. */
  List<Path> filesWith(TopicPartition partition, String word) throws IOException {
    Path folder = stack.folder().resolve("kafka").resolve("log").resolve(partition.toString());
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  @Override
  public void close() {
    enrich.close();
    serializer.close();
    deserializer.close();
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String group, TopicPartition partition) {
    Map<String, Object> settings = kafka();
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", group.isEmpty() ? "earliest" : "none");
    settings.put("enable.auto.commit", false);
    if (!group.isEmpty()) {
      settings.put("group.id", group);
    }
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        records.addAll(consumer.poll(Duration.ofMillis(100)).records(partition));
      }
    }
    return records;
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }
}
