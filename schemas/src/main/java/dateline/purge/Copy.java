package dateline.purge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The copies of one partition's history within one transaction: written in order, and in the end
 * the positions of the groups that have no members, so that a reader finds all of it or nothing.
 */
final class Copy {

  private final Producer<byte[], byte[]> producer;
  private final TopicPartition partition;
  private final long end;
  private final Erasure erasure;
  private final List<Groups.Position> groups;
  private final Positions positions;
  private long replaced;
  private long dropped;
  private long sent;

  // Written by the producer's own thread, read after a flush.
  private volatile long acknowledged;
  private volatile boolean alone = true;
  private volatile Exception failure;

  /**
   * For the records before {@code end}, in a transaction that is open.
   *
   * @param groups where every group stands
   */
  Copy(
      Producer<byte[], byte[]> producer,
      TopicPartition partition,
      long end,
      Erasure erasure,
      List<Groups.Position> groups) {
    this.producer = producer;
    this.partition = partition;
    this.end = end;
    this.erasure = erasure;
    this.groups = groups;
    this.positions =
        new Positions(
            groups.stream().map(Groups.Position::offset).filter(offset -> offset <= end).toList());
  }

  /**
   * Takes the next record of the old range.
   *
   * @throws IOException if it is to be dropped and a group has still to read it
   */
  void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
    Fate fate = erasure.of(record);
    positions.next(record.offset(), !(fate instanceof Fate.Dropped));
    if (fate instanceof Fate.Dropped) {
      refuseUnread(record);
      dropped++;
    } else if (fate instanceof Fate.Replaced bare) {
      send(record, bare.value());
      replaced++;
    } else {
      send(record, record.value());
    }
  }

  /**
   * Waits until all copies are written.
   *
   * @return whether nobody else has written between the old range and the last copy
   * @throws IOException if one can't be written
   */
  boolean written() throws IOException {
    producer.flush();
    if (acknowledged < sent) {
      throw new IOException("%s takes no copy: %s".formatted(partition, failure), failure);
    }
    return alone;
  }

  /**
   * Adds to the transaction where the groups go on, and the journal. Call after {@link #written}.
   */
  PartitionReport moveGroups(long start) {
    Map<String, Long> moved = new TreeMap<>();
    List<String> staying = new ArrayList<>();
    for (Groups.Position group : groups) {
      if (group.offset() > end) {
        continue;
      }
      if (group.stopped()) {
        long target = target(group.offset());
        note(group.group(), group.movedTo(target));
        moved.put(group.group(), target);
      } else {
        staying.add(group.group());
      }
    }
    note(Groups.JOURNAL, new OffsetAndMetadata(end));
    return new PartitionReport(
        partition, start, end, sent - replaced, replaced, dropped, moved, List.copyOf(staying));
  }

  /**
   * Where others have written between the copies, a group that stood anywhere in the old range has
   * not read what they wrote: it goes to the first record after the range, and meets again what it
   * has read.
   */
  private long target(long position) {
    return alone ? end + positions.copiesBefore(position) : end;
  }

  private void note(String group, OffsetAndMetadata position) {
    producer.sendOffsetsToTransaction(
        Map.of(partition, position), new ConsumerGroupMetadata(group));
  }

  private void refuseUnread(ConsumerRecord<byte[], byte[]> record) throws IOException {
    for (Groups.Position group : groups) {
      if (group.offset() <= record.offset()) {
        throw new IOException(
            ("%s at %d is of an article to be purged, and group %s has not read it yet (it is at"
                    + " %d). Let it catch up, or delete the group if nobody uses it")
                .formatted(partition, record.offset(), group.group(), group.offset()));
      }
    }
  }

  private void send(ConsumerRecord<byte[], byte[]> record, byte[] value) {
    Long timestamp = record.timestamp() < 0 ? null : record.timestamp();
    producer.send(
        new ProducerRecord<>(
            record.topic(), record.partition(), timestamp, record.key(), value, record.headers()),
        this::acknowledge);
    sent++;
  }

  private void acknowledge(RecordMetadata written, Exception refusal) {
    if (refusal == null) {
      alone &= written.offset() == end + acknowledged;
      acknowledged++;
    } else if (failure == null) {
      failure = refusal;
    }
  }
}
