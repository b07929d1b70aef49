package dateline.purge;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A group with a member, which reads a topic, keeps what it gets of one partition, and commits. */
final class LiveReader implements AutoCloseable {

  private final List<ConsumerRecord<byte[], byte[]>> read = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean paused;
  private volatile boolean stopped;

  LiveReader(Map<String, Object> kafka, String group, TopicPartition partition) {
    kafka.put("group.id", group);
    kafka.put("isolation.level", "read_committed");
    kafka.put("auto.offset.reset", "earliest");
    kafka.put("enable.auto.commit", false);
    thread = new Thread(() -> run(kafka, partition), group);
    thread.start();
  }

  List<ConsumerRecord<byte[], byte[]>> read() {
    return List.copyOf(read);
  }

  /** It stays a member, and reads no more. */
  void pause() {
    paused = true;
  }

  @Override
  public void close() {
    stopped = true;
    await().until(() -> !thread.isAlive());
  }

  private void run(Map<String, Object> kafka, TopicPartition partition) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(partition.topic()));
      while (!stopped) {
        if (paused) {
          consumer.pause(consumer.assignment());
        }
        consumer.poll(Duration.ofMillis(50)).records(partition).forEach(read::add);
        consumer.commitSync();
      }
    }
  }
}
