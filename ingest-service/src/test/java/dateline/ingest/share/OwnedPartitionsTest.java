package dateline.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.FeedState;
import dateline.Topics;
import dateline.ingest.poll.FeedProgress;
import dateline.ingest.poll.TestPolls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class OwnedPartitionsTest {

  private static final String TOPIC = Topics.FEED_STATES.topic();
  private static final TopicPartition ZERO = new TopicPartition(TOPIC, 0);
  private static final TopicPartition ONE = new TopicPartition(TOPIC, 1);

  private final Group group = new Group(4);
  private final Map<Integer, Map<String, FeedProgress>> owned = new HashMap<>();
  private final List<Integer> lost = new ArrayList<>();
  private final OwnedPartitions partitions =
      new OwnedPartitions(
          group,
          OwnedPartitionsTest::decoded,
          owned::put,
          partition -> {
            lost.add(partition);
            owned.remove(partition);
          });

  private static Optional<FeedState> decoded(byte[] value) {
    if (new String(value, StandardCharsets.UTF_8).equals("outage")) {
      throw new IllegalStateException("the schema registry does not answer");
    }
    try {
      return Optional.of(FeedState.fromByteBuffer(java.nio.ByteBuffer.wrap(value)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static byte[] state(String feed, int polls) {
    FeedProgress first = TestPolls.first(TestPolls.feed(feed, "'fullText':'never'"));
    FeedState state = StateRecords.of(first, TestPolls.NOW);
    state.setPolls((long) polls);
    return bytes(state);
  }

  private static byte[] bytes(FeedState state) {
    try {
      return state.toByteBuffer().array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void poll() {
    partitions.poll(Duration.ZERO);
  }

  @Test
  void aPartitionIsOursOnceItIsReadToItsEnd() {
    group.holds(ZERO, "tide", state("tide", 1), "ebb", state("ebb", 1), "tide", state("tide", 2));
    group.end(ZERO, 4);
    group.assign(ZERO);
    poll();
    assertThat(owned).as("three of four records are there").isEmpty();
    group.holds(ZERO, "ebb", null);
    poll();
    assertThat(owned).containsOnlyKeys(0);
    assertThat(owned.get(0)).containsOnlyKeys("tide");
    assertThat(owned.get(0).get("tide").totals().polls()).isEqualTo(2);
  }

  @Test
  void anEmptyPartitionIsOursAtOnce() {
    group.end(ZERO, 0);
    group.end(ONE, 0);
    group.assign(ZERO, ONE);
    poll();
    assertThat(owned).containsOnlyKeys(0, 1);
    assertThat(owned.get(0)).isEmpty();
  }

  @Test
  void aPartitionIsNotOursWhileATransactionOnItIsOpen() {
    group.end(ZERO, 0);
    group.unstable = true;
    group.assign(ZERO);
    poll();
    poll();
    assertThat(owned).isEmpty();
    // What the former owner committed then is read before it is ours.
    group.unstable = false;
    group.holds(ZERO, "tide", state("tide", 7));
    group.end(ZERO, 1);
    poll();
    poll();
    assertThat(owned.get(0).get("tide").totals().polls()).isEqualTo(7);
  }

  @Test
  void poisonStatesAreLeftOutAndTheOthersAreRead() {
    FeedState nowhere = StateRecords.of(StateRecordsTest.FULL, TestPolls.NOW);
    nowhere.setUrl("no address <");
    group.holds(
        ZERO,
        "torn",
        new byte[] {1, 2, 3},
        "empty",
        new byte[0],
        "nowhere",
        bytes(nowhere),
        "tide",
        state("tide", 1));
    group.end(ZERO, 5);
    group.assign(ZERO);
    group.addRecord(new ConsumerRecord<>(TOPIC, 0, 4, null, state("x", 1)));
    poll();
    assertThat(owned.get(0)).containsOnlyKeys("tide");
  }

  @Test
  void aRegistryThatDoesNotAnswerIsNoPoison() {
    group.holds(ZERO, "tide", "outage".getBytes(StandardCharsets.UTF_8));
    group.end(ZERO, 1);
    group.assign(ZERO);
    assertThatThrownBy(this::poll).isInstanceOf(IllegalStateException.class);
    assertThat(owned).isEmpty();
  }

  @Test
  void whatComesAfterTheEndIsOursAndChangesNothing() {
    group.end(ZERO, 0);
    group.assign(ZERO);
    poll();
    Map<String, FeedProgress> before = owned.get(0);
    group.holds(ZERO, "tide", state("tide", 1));
    poll();
    assertThat(owned.get(0)).isSameAs(before).isEmpty();
  }

  @Test
  void aPartitionThatIsRevokedIsLost() {
    group.end(ZERO, 0);
    group.end(ONE, 0);
    group.assign(ZERO, ONE);
    poll();
    group.assign(ONE);
    assertThat(lost).contains(0);
  }

  @Test
  void aPartitionThatIsRevokedBeforeItWasReadIsNeverOurs() {
    group.holds(ZERO, "tide", state("tide", 1));
    group.end(ZERO, 2);
    group.assign(ZERO);
    poll();
    group.assign();
    group.end(ZERO, 1);
    poll();
    assertThat(owned).isEmpty();
    assertThat(lost).contains(0);
  }

  @Test
  void aPartitionThatComesBackIsReadAnew() {
    group.holds(ZERO, "tide", state("tide", 1));
    group.end(ZERO, 1);
    group.assign(ZERO);
    poll();
    group.assign();
    assertThat(owned).isEmpty();
    group.holds(ZERO, "tide", state("tide", 9));
    group.end(ZERO, 2);
    group.assign(ZERO);
    poll();
    poll();
    assertThat(owned.get(0).get("tide").totals().polls()).isEqualTo(9);
  }

  @Test
  void theOffsetsOfATransactionAreOurPositions() {
    group.holds(ZERO, "tide", state("tide", 1));
    group.end(ZERO, 1);
    group.assign(ZERO);
    poll();
    assertThat(partitions.offsets(Set.of(0)))
        .containsExactly(Map.entry(ZERO, new OffsetAndMetadata(1)));
    assertThat(partitions.member().groupId()).isNotEmpty();
  }

  @Test
  void aFeedBelongsWhereKafkaPutsItsKey() {
    for (String feed : List.of("tide", "ebb", "прилив", "a.b_c-d")) {
      int kafka =
          org.apache.kafka.clients.producer.internals.BuiltInPartitioner.partitionForKey(
              feed.getBytes(StandardCharsets.UTF_8), 4);
      assertThat(partitions.partitionOf(feed)).isEqualTo(kafka);
    }
  }

  @Test
  void aTopicThatIsNotThereYetIsSaidSo() {
    assertThatThrownBy(
            () ->
                new OwnedPartitions(
                    new Group(0), OwnedPartitionsTest::decoded, owned::put, lost::add))
        .hasMessageContaining("not there yet");
  }

  /** A group that gives us what the test says, and a topic that keeps its records. */
  private static final class Group extends MockConsumer<byte[], byte[]> {

    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    private boolean unstable;

    Group(int partitions) {
      super("earliest");
      updatePartitions(
          TOPIC,
          IntStream.range(0, partitions)
              .mapToObj(
                  number ->
                      new PartitionInfo(TOPIC, number, Node.noNode(), new Node[0], new Node[0]))
              .toList());
      Map<TopicPartition, Long> beginnings = new HashMap<>();
      IntStream.range(0, partitions)
          .forEach(number -> beginnings.put(new TopicPartition(TOPIC, number), 0L));
      updateBeginningOffsets(beginnings);
    }

    void end(TopicPartition partition, long end) {
      updateEndOffsets(Map.of(partition, end));
    }

    void assign(TopicPartition... partitions) {
      rebalance(List.of(partitions));
    }

    /** Keys and values in turn. */
    void holds(TopicPartition partition, Object... keysAndValues) {
      for (int i = 0; i < keysAndValues.length; i += 2) {
        ConsumerRecord<byte[], byte[]> record =
            new ConsumerRecord<>(
                TOPIC,
                partition.partition(),
                log.stream().filter(r -> r.partition() == partition.partition()).count(),
                ((String) keysAndValues[i]).getBytes(StandardCharsets.UTF_8),
                (byte[]) keysAndValues[i + 1]);
        log.add(record);
        if (assignment().contains(partition)) {
          addRecord(record);
        }
      }
    }

    /** The mock forgets the records that it gave out once. */
    @Override
    public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
      super.seekToBeginning(partitions);
      log.stream()
          .filter(record -> partitions.contains(new TopicPartition(TOPIC, record.partition())))
          .forEach(this::addRecord);
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
        Set<TopicPartition> partitions, Duration timeout) {
      if (unstable) {
        throw new TimeoutException("there are unstable offsets that need to be cleared");
      }
      return Map.of();
    }
  }
}
