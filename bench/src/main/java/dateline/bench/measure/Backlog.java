package dateline.bench.measure;

import dateline.Topics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far consumer groups are behind: offsets from what they have committed to the end. On topics
 * that are written in transactions their markers count along, about one a commit and partition.
 */
public final class Backlog implements AutoCloseable {

  private final Admin admin;

  /** Asks the broker at this address. */
  public Backlog(String kafka) {
    admin = Admin.create(Map.of("bootstrap.servers", kafka));
  }

  /**
   * Offsets of the topic that the group has not committed.
   *
   * @throws IOException if the broker can't say
   */
  public long of(String group, Topics topic) throws IOException, InterruptedException {
    try {
      String name = topic.topic();
      List<TopicPartition> partitions =
          admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions().stream()
              .map(info -> new TopicPartition(name, info.partition()))
              .toList();
      Map<TopicPartition, OffsetAndMetadata> at =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, ListOffsetsResultInfo> starts =
          offsets(partitions, OffsetSpec.earliest());
      Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
      long behind = 0;
      for (TopicPartition partition : partitions) {
        OffsetAndMetadata committed = at.get(partition);
        long from = committed == null ? starts.get(partition).offset() : committed.offset();
        behind += Math.max(0, ends.get(partition).offset() - from);
      }
      return behind;
    } catch (ExecutionException e) {
      throw new IOException("backlog of " + group + ": " + e.getCause().getMessage(), e.getCause());
    }
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      List<TopicPartition> partitions, OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> spec)))
        .all()
        .get();
  }

  @Override
  public void close() {
    admin.close();
  }
}
