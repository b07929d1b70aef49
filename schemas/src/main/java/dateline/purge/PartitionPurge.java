package dateline.purge;

import dateline.Topics;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The purge of one partition, in steps that may end after any of them: nothing has happened before
 * the copies' transaction is committed, and from then on {@link #finishFormer} knows what is left
 * to do.
 */
final class PartitionPurge {

  private static final int ATTEMPTS = 3;

  private final Topics topic;
  private final TopicPartition partition;
  private final Map<String, Object> kafka;
  private final Patience patience;
  private final History history;
  private final Groups groups;
  private final SegmentRoll segments;
  private final Reader reader;

  PartitionPurge(
      Topics topic,
      int partition,
      Map<String, Object> kafka,
      Admin admin,
      Reader reader,
      Patience patience) {
    this.topic = topic;
    this.partition = new TopicPartition(topic.topic(), partition);
    this.kafka = kafka;
    this.patience = patience;
    this.history = new History(admin, patience);
    this.groups = new Groups(admin, patience);
    this.segments = new SegmentRoll(admin, history, patience);
    this.reader = reader;
  }

  /**
   * Ends what a purge that was interrupted has left: aborts its copies, or deletes the originals.
   */
  void finishFormer() throws IOException, InterruptedException {
    if (!history.isDecided(partition, history.end(partition))) {
      try (Producer<byte[], byte[]> producer = producer()) {
        producer.initTransactions();
      }
    }
    long copied = groups.journal(partition);
    if (copied > history.start(partition)) {
      deleteOriginals(copied);
    }
  }

  /** How many records the rule takes something from. */
  long count(Erasure erasure) throws IOException, InterruptedException {
    long[] found = {0};
    read(record -> found[0] += erasure.of(record) instanceof Fate.Stays ? 0 : 1);
    return found[0];
  }

  /** Shows every committed record up to the present end. */
  void read(Reader.Visitor visitor) throws IOException, InterruptedException {
    long end = history.decidedEnd(partition);
    reader.read(partition, history.start(partition), end, visitor);
  }

  /**
   * Appends the copies and moves the groups that have no members, all or nothing.
   *
   * @throws IOException if that can't be; nothing has happened then
   */
  PartitionReport copy(Erasure erasure) throws IOException, InterruptedException {
    try (Producer<byte[], byte[]> producer = producer()) {
      producer.initTransactions();
      segments.roll(partition, producer);
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        PartitionReport report = attempt(producer, erasure, attempt == ATTEMPTS);
        if (report != null) {
          return report;
        }
      }
    }
    throw new IOException(
        "Others write to %s while it is copied, which would change the order of its records. Stop"
                .formatted(partition)
            + " enrich-service and try again");
  }

  /** Deletes the records before the copies, once no group stands there any more. */
  void deleteOriginals(long end) throws IOException, InterruptedException {
    groups.awaitPast(partition, end);
    history.deleteBefore(partition, end);
  }

  private PartitionReport attempt(Producer<byte[], byte[]> producer, Erasure erasure, boolean last)
      throws IOException, InterruptedException {
    long start = history.start(partition);
    long end = history.decidedEnd(partition);
    Copy copy = new Copy(producer, partition, end, erasure, groups.positions(partition));
    producer.beginTransaction();
    try {
      reader.read(partition, start, end, copy::take);
      if (!copy.written() && !(last && topic != Topics.ARTICLES)) {
        producer.abortTransaction();
        return null;
      }
      PartitionReport report = copy.moveGroups(start);
      producer.commitTransaction();
      return report;
    } catch (IOException | RuntimeException e) {
      abort(producer, e);
      throw e;
    }
  }

  private static void abort(Producer<byte[], byte[]> producer, Exception reason) {
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      // The broker does so itself, when the transaction's time is over.
      reason.addSuppressed(e);
    }
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>();
    // The longest that a broker allows by its default: all copies are one transaction.
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15 * 60_000);
    settings.putAll(kafka);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "dateline-purge-" + partition);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, topic.compression());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    // What is in the log fitted when it was written; the broker has the last word.
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * Topics.MAX_RECORD_BYTES);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
