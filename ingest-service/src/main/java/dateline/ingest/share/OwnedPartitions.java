package dateline.ingest.share;

import dateline.FeedState;
import dateline.Topics;
import dateline.ingest.poll.FeedProgress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;

/**
 * The partitions of {@code news.feeds.state} that Kafka's group protocol gives this copy. A
 * partition is ours once all of its states are read, up to the last transaction of whoever had it
 * before us: the committed offsets are asked for first, which Kafka answers only when no
 * transaction on them is open (KIP-447), and whoever lost the partition can't begin another one.
 */
final class OwnedPartitions {

  private static final Logger LOG = Logger.getLogger(OwnedPartitions.class);

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final Function<byte[], Optional<FeedState>> decoder;
  private final BiConsumer<Integer, Map<String, FeedProgress>> owned;
  private final IntConsumer lost;
  private final int partitions;

  /** Read so far of partitions that are not ours yet, and how far there is to read. */
  private final Map<TopicPartition, Map<String, FeedProgress>> reading = new HashMap<>();

  private final Map<TopicPartition, Long> ends = new HashMap<>();

  /**
   * @param decoder reads a state; nothing for what is none
   * @param owned told when the feeds of a partition are ours, with their progress
   * @param lost told when they are no longer
   */
  OwnedPartitions(
      Consumer<byte[], byte[]> consumer,
      Function<byte[], Optional<FeedState>> decoder,
      BiConsumer<Integer, Map<String, FeedProgress>> owned,
      IntConsumer lost) {
    this.consumer = consumer;
    this.decoder = decoder;
    this.owned = owned;
    this.lost = lost;
    this.partitions = consumer.partitionsFor(Topics.FEED_STATES.topic()).size();
    if (partitions == 0) {
      throw new IllegalStateException("the topic is not there yet");
    }
    consumer.subscribe(List.of(Topics.FEED_STATES.topic()), new Changes());
  }

  /** The partition that a feed belongs to: where Kafka's producers put its key. */
  int partitionOf(String feed) {
    byte[] key = feed.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  /** Takes part in the group, and reads on in what is not ours yet. */
  void poll(Duration wait) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
      Map<String, FeedProgress> states =
          reading.get(new TopicPartition(record.topic(), record.partition()));
      if (states != null && record.key() != null) {
        apply(states, record);
      }
    }
    if (!reading.isEmpty()) {
      askForEnds();
      for (TopicPartition partition : List.copyOf(reading.keySet())) {
        if (ends.containsKey(partition) && consumer.position(partition) >= ends.get(partition)) {
          owned.accept(partition.partition(), reading.remove(partition));
          ends.remove(partition);
        }
      }
    }
  }

  /** What fences a transaction: our place in the group, and offsets of the partitions of it. */
  Map<TopicPartition, OffsetAndMetadata> offsets(Collection<Integer> numbers) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (int number : numbers) {
      TopicPartition partition = new TopicPartition(Topics.FEED_STATES.topic(), number);
      offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
    }
    return offsets;
  }

  /** Our place in the group. */
  ConsumerGroupMetadata member() {
    return consumer.groupMetadata();
  }

  private void askForEnds() {
    Set<TopicPartition> fresh = new HashSet<>(reading.keySet());
    fresh.removeAll(ends.keySet());
    if (!fresh.isEmpty()) {
      try {
        // Answered once no transaction on them is open; only then is the end the end.
        consumer.committed(fresh, PATIENCE);
        ends.putAll(consumer.endOffsets(fresh, PATIENCE));
      } catch (TimeoutException e) {
        LOG.debugf("the former owner's transaction on %s is still open", numbers(fresh));
      }
    }
  }

  private void apply(Map<String, FeedProgress> states, ConsumerRecord<byte[], byte[]> record) {
    String feed = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      states.remove(feed);
      return;
    }
    Optional<FeedProgress> progress = decoder.apply(record.value()).flatMap(StateRecords::read);
    if (progress.isPresent()) {
      states.put(feed, progress.get());
    } else {
      LOG.warnf(
          "the state of feed %s at %s-%d@%d can't be read: it goes on from an older one, or afresh",
          feed, record.topic(), record.partition(), record.offset());
    }
  }

  private final class Changes implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      assigned.forEach(partition -> reading.put(partition, new HashMap<>()));
      consumer.seekToBeginning(assigned);
      LOG.infof("feeds of partitions %s are ours to poll", numbers(assigned));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      revoked.forEach(this::gone);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> all) {
      all.forEach(this::gone);
    }

    private void gone(TopicPartition partition) {
      reading.remove(partition);
      ends.remove(partition);
      lost.accept(partition.partition());
    }
  }

  private static List<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).sorted().toList();
  }
}
