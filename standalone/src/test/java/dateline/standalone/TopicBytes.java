package dateline.standalone;

import dateline.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What stands in the records of a topic, whatever their schema: a text in UTF-8 is one in Avro. */
final class TopicBytes {

  private TopicBytes() {}

  /** Where a topic ends now. */
  static Map<TopicPartition, Long> end(Topics topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
      return consumer.endOffsets(partitions(consumer, topic));
    }
  }

  /** All committed records from these places on; from the start where there is none. */
  static String from(Topics topic, Map<TopicPartition, Long> start) {
    StringBuilder all = new StringBuilder();
    records(topic, start, "read_committed").forEach(record -> all.append(text(record)));
    return all.toString();
  }

  /** The last record of each key. */
  static Map<String, String> state(Topics topic) {
    Map<String, String> last = new LinkedHashMap<>();
    records(topic, Map.of(), "read_committed")
        .forEach(record -> last.put(latin(record.key()), text(record)));
    return last;
  }

  /** All that the broker has, also what was never committed. */
  static List<ConsumerRecord<byte[], byte[]>> all(Topics topic) {
    return records(topic, Map.of(), "read_uncommitted");
  }

  /** Key, headers and value. */
  static String text(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder text = new StringBuilder(latin(record.key())).append(' ');
    record.headers().forEach(h -> text.append(h.key()).append('=').append(latin(h.value())));
    return text.append(latin(record.value())).append('\n').toString();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(
      Topics topic, Map<TopicPartition, Long> start, String isolation) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      start.forEach(consumer::seek);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", Running.pipeline().kafka(), "isolation.level", isolation),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, Topics topic) {
    return consumer.partitionsFor(topic.topic()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static String latin(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
