package dateline.bench.measure;

import dateline.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When a reader of committed records first saw each article's withdrawal. */
public final class WithdrawalSightings implements AutoCloseable {

  private final Map<String, Instant> seen = new ConcurrentHashMap<>();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread reader = new Thread(this::read, "withdrawal-sightings");

  /** Looks from now on. */
  public WithdrawalSightings(String kafka) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.WITHDRAWALS.topic()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: without this, what comes before the first poll would be skipped.
    partitions.forEach(consumer::position);
    reader.setDaemon(true);
    reader.start();
  }

  /** When the article's first withdrawal was seen. */
  public Optional<Instant> of(String uri) {
    return Optional.ofNullable(seen.get(uri));
  }

  private void read() {
    try (consumer) {
      while (!Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          seen.putIfAbsent(record.key(), Instant.now());
        }
      }
    } catch (WakeupException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      // What it has not seen is missing from the count of sightings, which is printed.
      System.err.println("Reading withdrawals broke off: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
