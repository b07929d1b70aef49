package dateline.purge;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Has the broker begin a new segment file, so that no file holds both records that are to go and
 * records that stay: a file is deleted only as a whole, and never while it is the one written to.
 *
 * <p>Kafka has no request for that. A segment is full when the next record's timestamp is {@code
 * segment.ms} after its first one's; so that is set to its least for a moment, and a record that
 * nobody sees, because its transaction is aborted, is written with a timestamp past all others.
 */
final class SegmentRoll {

  private static final String LEAST = "1";

  private final Admin admin;
  private final History history;
  private final Patience patience;

  SegmentRoll(Admin admin, History history, Patience patience) {
    this.admin = admin;
    this.history = history;
    this.patience = patience;
  }

  /** Begins a new segment of the partition, and leaves the topic's configuration as it was. */
  void roll(TopicPartition partition, Producer<byte[], byte[]> producer)
      throws IOException, InterruptedException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, partition.topic());
    ConfigEntry before = segmentMs(topic);
    set(
        topic,
        new AlterConfigOp(new ConfigEntry(TopicConfig.SEGMENT_MS_CONFIG, LEAST), OpType.SET));
    try {
      if (!patience.until(() -> segmentMs(topic).value().equals(LEAST))) {
        throw new IOException(topic.name() + " does not take segment.ms");
      }
      // A broker tells the setting a moment before it goes by it.
      for (int time = 1; time <= 4; time++) {
        patience.pause();
        writeUnseen(partition, producer);
      }
    } finally {
      set(topic, former(before));
    }
  }

  private void writeUnseen(TopicPartition partition, Producer<byte[], byte[]> producer)
      throws IOException, InterruptedException {
    long last = history.end(partition);
    long timestamp = Math.max(System.currentTimeMillis(), history.newest(partition) + 10);
    producer.beginTransaction();
    producer.send(
        new ProducerRecord<>(
            partition.topic(), partition.partition(), timestamp, null, new byte[0]));
    producer.flush();
    producer.abortTransaction();
    if (!patience.until(() -> history.end(partition) >= last + 2)) {
      throw new IOException("The abort of a transaction does not arrive at " + partition);
    }
  }

  /** One left behind by a purge that was interrupted here goes, too. */
  private static AlterConfigOp former(ConfigEntry before) {
    boolean own = before.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
    return own && !before.value().equals(LEAST)
        ? new AlterConfigOp(
            new ConfigEntry(TopicConfig.SEGMENT_MS_CONFIG, before.value()), OpType.SET)
        : new AlterConfigOp(new ConfigEntry(TopicConfig.SEGMENT_MS_CONFIG, ""), OpType.DELETE);
  }

  private void set(ConfigResource topic, AlterConfigOp change)
      throws IOException, InterruptedException {
    Answers.of(admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all());
  }

  private ConfigEntry segmentMs(ConfigResource topic) throws IOException, InterruptedException {
    return Answers.of(admin.describeConfigs(List.of(topic)).all())
        .get(topic)
        .get(TopicConfig.SEGMENT_MS_CONFIG);
  }
}
