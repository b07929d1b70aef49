package dateline.standalone;

import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.Contract;
import dateline.Topics;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what committed readers see of a topic, decoded by the registry's schemas. */
final class TopicReader {

  private TopicReader() {}

  /** All records with this key, oldest first. */
  static <T extends SpecificRecord> List<T> of(Topics topic, String key, Class<T> type) {
    return all(topic, type).stream()
        .filter(record -> key.equals(record.key()))
        .map(ConsumerRecord::value)
        .toList();
  }

  /** All changes of an article. */
  static List<ArticleChanged> changes(String uri) {
    return of(Topics.ARTICLES, uri, ArticleChanged.class);
  }

  /** Without the changes that only add links, which depend on what else is about. */
  static List<ArticleChanged> editorialChanges(String uri) {
    return changes(uri).stream().filter(c -> c.getKind() != ChangeKind.Linked).toList();
  }

  /** All records of a topic, in order within each partition. Values without schema are refused. */
  static <T extends SpecificRecord> List<ConsumerRecord<String, T>> all(
      Topics topic, Class<T> type) {
    Map<String, Object> config = new HashMap<>(Contract.serdeConfig(Running.pipeline().registry()));
    config.put("bootstrap.servers", Running.pipeline().kafka());
    config.put("isolation.level", "read_committed");
    Deserializer<T> values = new AvroKafkaDeserializer<>();
    values.configure(config, false);
    try (KafkaConsumer<String, T> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topic()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, T>> found = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }
}
