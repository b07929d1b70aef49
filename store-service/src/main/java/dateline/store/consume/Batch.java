package dateline.store.consume;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Records on their way into MongoDB. Remembers over repeated attempts what is decoded and what is
 * in the dead letters already, so that an outage in the middle doubles nothing.
 */
final class Batch<T extends SpecificRecord> {

  private static final Logger LOG = Logger.getLogger(Batch.class);

  private final List<ConsumerRecord<byte[], byte[]>> records;
  private final List<Received<T>> decoded = new ArrayList<>();
  private final Set<ConsumerRecord<byte[], byte[]>> dead;
  private int read;

  Batch(List<ConsumerRecord<byte[], byte[]>> records) {
    this(records, new HashSet<>());
  }

  private Batch(
      List<ConsumerRecord<byte[], byte[]>> records, Set<ConsumerRecord<byte[], byte[]>> dead) {
    this.records = new ArrayList<>(records);
    this.dead = dead;
  }

  /** The same records in two batches, one after the other; both know what is dead already. */
  List<Batch<T>> halves() {
    int half = records.size() / 2;
    return List.of(
        new Batch<>(records.subList(0, half), dead),
        new Batch<>(records.subList(half, records.size()), dead));
  }

  /** Parts records into batches of at most so many records and, beyond one record, bytes. */
  static <T extends SpecificRecord> List<Batch<T>> split(
      Iterable<ConsumerRecord<byte[], byte[]>> records, int mostRecords, long mostBytes) {
    List<Batch<T>> batches = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> current = new ArrayList<>();
    long bytes = 0;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      int size = Math.max(0, record.serializedValueSize());
      if (current.size() == mostRecords || (bytes + size > mostBytes && !current.isEmpty())) {
        batches.add(new Batch<>(current));
        current = new ArrayList<>();
        bytes = 0;
      }
      current.add(record);
      bytes += size;
    }
    if (!current.isEmpty()) {
      batches.add(new Batch<>(current));
    }
    return batches;
  }

  /** Drops the records of partitions that are not ours any more: their new owner has them. */
  void keepOnly(Predicate<TopicPartition> ours) {
    records.subList(read, records.size()).removeIf(record -> !ours.test(partition(record)));
    int unread = records.size() - read;
    records.subList(0, read).removeIf(record -> !ours.test(partition(record)));
    read = records.size() - unread;
    decoded.removeIf(received -> !ours.test(partition(received.record())));
  }

  /** Decodes, stores and dead-letters, going on where an earlier attempt was interrupted. */
  void process(RecordDecoder<T> decoder, LaneHandler<T> handler, DeadLetters deadLetters) {
    while (read < records.size()) {
      decode(records.get(read), decoder, handler, deadLetters);
      read++;
    }
    Map<Integer, String> rejected = handler.store(decoded, nextOffsets());
    for (Map.Entry<Integer, String> rejection : rejected.entrySet()) {
      ConsumerRecord<byte[], byte[]> record = decoded.get(rejection.getKey()).record();
      bury(record, "rejected-document", rejection.getValue(), null, deadLetters);
    }
  }

  int size() {
    return records.size();
  }

  /** What to commit once the batch is processed. */
  Map<TopicPartition, OffsetAndMetadata> commits() {
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      commits.put(
          partition(record), new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
    }
    return commits;
  }

  private Map<Integer, Long> nextOffsets() {
    Map<Integer, Long> next = new HashMap<>();
    records.forEach(record -> next.put(record.partition(), record.offset() + 1));
    return next;
  }

  private void decode(
      ConsumerRecord<byte[], byte[]> record,
      RecordDecoder<T> decoder,
      LaneHandler<T> handler,
      DeadLetters deadLetters) {
    try {
      T value = decoder.decode(record.value());
      String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
      if (!handler.uri(value).equals(key)) {
        throw new UndecodableException("the key is " + key + ", not the article's URI");
      }
      decoded.add(new Received<>(record, value));
    } catch (UndecodableException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      bury(record, "undecodable-record", e.getMessage(), cause.getClass().getName(), deadLetters);
    }
  }

  private void bury(
      ConsumerRecord<byte[], byte[]> record,
      String reason,
      String message,
      String exception,
      DeadLetters deadLetters) {
    if (dead.contains(record)) {
      return;
    }
    deadLetters.send(record, reason, message, exception);
    dead.add(record);
    MDC.put("traceId", TraceParent.traceId(record.headers()));
    MDC.put(
        "articleUri", record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8));
    LOG.warnf("%s: dead letter, %s: %s", partition(record), reason, message);
    MDC.remove("traceId");
    MDC.remove("articleUri");
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }
}
