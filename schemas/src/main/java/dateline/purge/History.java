package dateline.purge;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** What the broker keeps of a partition: from where, to where. */
final class History {

  private final Admin admin;
  private final Patience patience;

  History(Admin admin, Patience patience) {
    this.admin = admin;
    this.patience = patience;
  }

  /** The topic's partitions; none where there is no such topic. */
  List<TopicPartition> partitions(String topic) throws IOException, InterruptedException {
    Set<String> present = Answers.of(admin.listTopics().names());
    if (!present.contains(topic)) {
      return List.of();
    }
    int count =
        Answers.of(admin.describeTopics(List.of(topic)).allTopicNames())
            .get(topic)
            .partitions()
            .size();
    return IntStream.range(0, count).mapToObj(p -> new TopicPartition(topic, p)).toList();
  }

  /** Offset of the first record that readers get. */
  long start(TopicPartition partition) throws IOException, InterruptedException {
    return ask(partition, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED).offset();
  }

  /** Offset of the next record that anyone writes. */
  long end(TopicPartition partition) throws IOException, InterruptedException {
    return ask(partition, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED).offset();
  }

  /** Whether it is known of every record before this offset if it is committed or aborted. */
  boolean isDecided(TopicPartition partition, long end) throws IOException, InterruptedException {
    return ask(partition, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED).offset() >= end;
  }

  /**
   * The present end, once it is known of every record before it if it is committed or aborted.
   *
   * @throws IOException if a transaction stays open
   */
  long decidedEnd(TopicPartition partition) throws IOException, InterruptedException {
    // What decides the records before the first end are records after it: those count, too.
    awaitDecided(partition, end(partition));
    long end = end(partition);
    awaitDecided(partition, end);
    return end;
  }

  private void awaitDecided(TopicPartition partition, long end)
      throws IOException, InterruptedException {
    if (!patience.until(() -> isDecided(partition, end))) {
      throw new IOException(
          "A transaction stays open on %s. Stop who writes there and try again"
              .formatted(partition));
    }
  }

  /** The largest timestamp of a record, in milliseconds since 1970; -1 where there is none. */
  long newest(TopicPartition partition) throws IOException, InterruptedException {
    return ask(partition, OffsetSpec.maxTimestamp(), IsolationLevel.READ_UNCOMMITTED).timestamp();
  }

  /** Moves the start. */
  void deleteBefore(TopicPartition partition, long offset)
      throws IOException, InterruptedException {
    Answers.of(admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset))).all());
  }

  private ListOffsetsResultInfo ask(
      TopicPartition partition, OffsetSpec what, IsolationLevel isolation)
      throws IOException, InterruptedException {
    return Answers.of(
        admin
            .listOffsets(Map.of(partition, what), new ListOffsetsOptions(isolation))
            .partitionResult(partition));
  }
}
