package dateline.store.consume;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumer configuration: the connection from outside, what we promise from here. */
final class ConsumerSettings {

  private ConsumerSettings() {}

  /**
   * Configuration of a lane's consumer.
   *
   * @param kafka connection and security, as given to the service
   * @param group consumer group
   * @param mostRecords most records of one poll
   * @param mostBytes most bytes of one fetch
   * @param wait how long the broker may gather records before it answers; zero for not at all
   */
  static Map<String, Object> of(
      Map<String, Object> kafka, String group, int mostRecords, long mostBytes, Duration wait) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, mostRecords);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, (int) mostBytes);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, (int) mostBytes / 4);
    if (!wait.isZero()) {
      config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, (int) mostBytes / 16);
      config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) wait.toMillis());
    }
    // Another copy takes over 12 s after a crash; a batch may last far longer than that.
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 12_000);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    // A broker that comes back is found within a second, not after the default's growing waits.
    config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return config;
  }
}
