package dateline.purge;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed of a part of a partition, in order. Not for use by several threads. */
final class Reader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final Patience patience;

  Reader(Map<String, ?> kafka, Patience patience) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // So that memory is bounded by one fetch, whatever the history's size.
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 * 1024 * 1024);
    // What is read is there: a fetch that waits at the end of one partition holds up the next one.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.patience = patience;
  }

  /** What is done with each record. */
  interface Visitor {
    void visit(ConsumerRecord<byte[], byte[]> record) throws IOException;
  }

  /**
   * Shows every committed record from one offset up to another one, without it.
   *
   * @throws IOException if the visitor says so, or the partition can't be read to the end
   */
  void read(TopicPartition partition, long start, long end, Visitor visitor) throws IOException {
    consumer.assign(List.of(partition));
    consumer.seek(partition, start);
    long reached = start;
    long since = System.nanoTime();
    while (reached < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
        if (record.offset() < end) {
          visitor.visit(record);
        }
      }
      // Past control records and what was aborted, too.
      long position = consumer.position(partition);
      if (position > reached) {
        reached = position;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > patience.limit().toNanos()) {
        throw new IOException("Can't read %s past %d".formatted(partition, reached));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
