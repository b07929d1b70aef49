package dateline.store.consume;

import com.fasterxml.uuid.Generators;
import dateline.Contract;
import dateline.DeadLetter;
import dateline.DeadLetterHeader;
import dateline.Topics;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;

/**
 * Puts records that can't be processed into {@code news.dead-letters}, byte for byte. Returns when
 * Kafka has the letter and throws {@link OutageException} when it does not take it, so that the
 * source's offset stays. Shared by the lanes.
 */
final class DeadLetters implements AutoCloseable {

  /** Name of this stage in letters and metrics. */
  static final String STAGE = "store";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaProducer<byte[], byte[]> producer;
  private final AvroKafkaSerializer<DeadLetter> serializer = new AvroKafkaSerializer<>();

  private final StoreMetrics metrics;

  DeadLetters(Map<String, Object> kafka, String registryUrl, StoreMetrics metrics) {
    this.metrics = metrics;
    this.producer =
        ProducerSettings.producer(kafka, Topics.DEAD_LETTERS, PATIENCE, Topics.MAX_RECORD_BYTES);
    serializer.configure(Contract.serdeConfig(registryUrl), false);
  }

  /**
   * Looks the letters' schema up, once: the first letter may be due while the registry is away.
   *
   * @throws OutageException if the registry does not answer or does not hold it
   */
  synchronized void prepare() {
    DeadLetter any =
        DeadLetter.newBuilder()
            .setId("")
            .setStage(STAGE)
            .setReason("")
            .setMessage("")
            .setAt(Instant.EPOCH)
            .build();
    try {
      serializer.serialize(Topics.DEAD_LETTERS.topic(), any);
    } catch (RuntimeException e) {
      throw new OutageException("the schema registry does not answer: " + e, e);
    }
  }

  /**
   * Sends one letter and waits for Kafka.
   *
   * @param record the record as it was read
   * @param reason stable code of the contract
   * @param message what was wrong, for a person
   * @param exception class of the failure, or null
   */
  synchronized void send(
      ConsumerRecord<byte[], byte[]> record, String reason, String message, String exception) {
    DeadLetter letter = letter(record, reason, message, exception);
    try {
      ProducerRecord<byte[], byte[]> out =
          new ProducerRecord<>(
              Topics.DEAD_LETTERS.topic(),
              record.key(),
              serializer.serialize(Topics.DEAD_LETTERS.topic(), letter));
      header(out, "ce_id", letter.getId());
      header(out, "ce_type", DeadLetter.class.getName());
      header(out, "ce_source", "dateline/store");
      header(out, "ce_time", letter.getAt().toString());
      Header trace = record.headers().lastHeader("traceparent");
      if (trace != null) {
        out.headers().add(trace);
      }
      producer.send(out).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      metrics.deadLetter(reason);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted", e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new OutageException("the dead-letter topic takes nothing: " + e, e);
    } catch (RuntimeException e) {
      // Apicurio's: the schema of the letter could not be looked up.
      throw new OutageException("the schema registry does not answer: " + e, e);
    }
  }

  private static DeadLetter letter(
      ConsumerRecord<byte[], byte[]> record, String reason, String message, String exception) {
    List<DeadLetterHeader> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      headers.add(new DeadLetterHeader(header.key(), bytes(header.value())));
    }
    return DeadLetter.newBuilder()
        .setId(Generators.timeBasedEpochGenerator().generate().toString())
        .setStage(STAGE)
        .setReason(reason)
        .setMessage(message)
        .setException(exception)
        .setAttempts(1)
        .setAt(Instant.now())
        .setTopic(record.topic())
        .setPartition(record.partition())
        .setOffset(record.offset())
        .setKey(bytes(record.key()))
        .setValue(bytes(record.value()))
        .setHeaders(headers)
        .setUri(record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8))
        .build();
  }

  private static ByteBuffer bytes(byte[] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  private static void header(ProducerRecord<byte[], byte[]> out, String name, String value) {
    out.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    serializer.close();
  }
}
