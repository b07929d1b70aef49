package dateline.store;

import dateline.ArticleChanged;
import dateline.Contract;
import dateline.DeadLetter;
import dateline.Topics;
import dateline.Withdrawal;
import dateline.WithdrawalReceipt;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other end of the topics: sends what enrichment would send, reads the dead letters. */
public final class Wire implements AutoCloseable {

  private final String kafka;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AvroKafkaSerializer<Object> serializer = new AvroKafkaSerializer<>();

  /** Connects to the given addresses, where it puts the contract in place. */
  public Wire(String kafka, String registry) throws Exception {
    // The service does the same at its start, on its own time.
    Contract.ensure(kafka, registry);
    this.kafka = kafka;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka,
                "linger.ms",
                20,
                "batch.size",
                262144,
                "compression.type",
                "gzip",
                "max.request.size",
                9_000_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    serializer.configure(Contract.serdeConfig(registry), false);
  }

  /** Sends a change. */
  public void send(ArticleChanged change) {
    send(Topics.ARTICLES, change.getUri(), change);
  }

  /** Sends a withdrawal. */
  public void send(Withdrawal withdrawal) {
    send(Topics.WITHDRAWALS, withdrawal.getUri(), withdrawal);
  }

  /** Sends a receipt. */
  public void send(WithdrawalReceipt receipt) {
    send(Topics.RECEIPTS, receipt.getUri(), receipt);
  }

  private void send(Topics topic, String key, Object value) {
    dispatch(
        topic, key.getBytes(StandardCharsets.UTF_8), serializer.serialize(topic.topic(), value));
  }

  /** The bytes of a change as they go over the wire. */
  public byte[] bytes(ArticleChanged change) {
    return serializer.serialize(Topics.ARTICLES.topic(), change);
  }

  /** Sends any bytes and waits until Kafka has them; tells where. */
  public RecordMetadata raw(Topics topic, byte[] key, byte[] value) {
    Future<RecordMetadata> sent = dispatch(topic, key, value);
    try {
      return sent.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("not sent", e);
    }
  }

  private Future<RecordMetadata> dispatch(Topics topic, byte[] key, byte[] value) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.topic(), key, value);
    record
        .headers()
        .add(
            "traceparent",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
                .getBytes(StandardCharsets.US_ASCII));
    return producer.send(record);
  }

  /** Waits until Kafka has everything that was sent. */
  public void flush() {
    producer.flush();
  }

  /** All dead letters so far. */
  public List<DeadLetter> deadLetters() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", kafka);
    List<DeadLetter> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.DEAD_LETTERS.topic()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          letters.add(letter(record.value()));
        }
      }
    }
    return letters;
  }

  // By hand: Apicurio finds the class through the thread's loader, and Awaitility's has another
  // one.
  private static DeadLetter letter(byte[] value) {
    SpecificData model = new SpecificData(DeadLetter.class.getClassLoader());
    model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    try {
      return new SpecificDatumReader<DeadLetter>(
              DeadLetter.getClassSchema(), DeadLetter.getClassSchema(), model)
          .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    serializer.close();
  }
}
