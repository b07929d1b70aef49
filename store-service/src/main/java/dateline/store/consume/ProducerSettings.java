package dateline.store.consume;

import dateline.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers for what is rare and must not be lost: acknowledged by all, without waiting. */
final class ProducerSettings {

  private ProducerSettings() {}

  /**
   * A producer.
   *
   * @param kafka connection and security, as given to the service
   * @param topic where it writes to
   * @param patience how long a record may take, all attempts together
   * @param mostBytes largest record
   */
  static KafkaProducer<byte[], byte[]> producer(
      Map<String, Object> kafka, Topics topic, Duration patience, int mostBytes) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, topic.compression());
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.toMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis() / 2);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    // Rare and alone: the default of 32 MB would be a fifth of the heap. One largest record fits.
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * mostBytes);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, mostBytes + 64 * 1024);
    config.remove("key.serializer");
    config.remove("value.serializer");
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
