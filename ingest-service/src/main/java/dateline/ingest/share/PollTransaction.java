package dateline.ingest.share;

import dateline.FeedState;
import dateline.Topics;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.poll.Polled;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.OutgoingRecords;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.jboss.logging.Logger;

/**
 * Carries polls out in Kafka: their items and their feeds' new states get there together, or not at
 * all, and only while the feeds are ours: the group's offsets go along, which Kafka takes from
 * nobody who has lost his partitions.
 */
final class PollTransaction {

  private static final Logger LOG = Logger.getLogger(PollTransaction.class);

  /** Room that Kafka's own framing takes of a request. */
  private static final int FRAMING = 16 * 1024;

  private final Producer<String, byte[]> producer;
  private final Serializer<SpecificRecord> serializer;
  private final ToIntFunction<String> partitions;

  /**
   * @param producer transactional, initialised
   * @param partitions the partition of a feed's state
   */
  PollTransaction(
      Producer<String, byte[]> producer,
      Serializer<SpecificRecord> serializer,
      ToIntFunction<String> partitions) {
    this.producer = producer;
    this.serializer = serializer;
    this.partitions = partitions;
  }

  /**
   * Commits. Blocks until Kafka has it.
   *
   * @throws org.apache.kafka.common.KafkaException if it is not known to be there; after that, the
   *     producer is of no more use unless {@link #abort} succeeds
   */
  void commit(
      Collection<Polled> polls,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata member,
      Instant now) {
    producer.beginTransaction();
    for (Polled polled : polls) {
      if (polled.delivery().isPresent()) {
        Delivery delivery = polled.delivery().get();
        delivery.items().forEach(item -> producer.send(record(delivery, item)));
      }
      FeedState state = StateRecords.of(polled.after(), now);
      producer.send(
          new ProducerRecord<>(
              Topics.FEED_STATES.topic(),
              partitions.applyAsInt(state.getFeed()),
              state.getFeed(),
              serializer.serialize(Topics.FEED_STATES.topic(), state)));
    }
    producer.sendOffsetsToTransaction(offsets, member);
    producer.commitTransaction();
  }

  /** Commits that feeds are no more. */
  void forget(
      Collection<String> feeds,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata member) {
    producer.beginTransaction();
    for (String feed : feeds) {
      producer.send(
          new ProducerRecord<>(
              Topics.FEED_STATES.topic(), partitions.applyAsInt(feed), feed, null));
    }
    producer.sendOffsetsToTransaction(offsets, member);
    producer.commitTransaction();
  }

  /** Takes back what is open. */
  void abort() {
    producer.abortTransaction();
  }

  /** Serialised here, since a record that the producer refuses would end the whole transaction. */
  private ProducerRecord<String, byte[]> record(Delivery delivery, Delivery.Outgoing item) {
    if (!(item.entry() instanceof Entry.Sound sound)) {
      return serialized(delivery, item);
    }
    Entry dead;
    try {
      ProducerRecord<String, byte[]> record = serialized(delivery, item);
      if (record.value().length <= Topics.MAX_RECORD_BYTES - FRAMING) {
        return record;
      }
      dead = OutgoingRecords.tooLarge(sound);
    } catch (IllegalArgumentException | NullPointerException | AvroRuntimeException e) {
      // One item that the contract has no place for must not keep all others back for ever.
      LOG.errorf(e, "an item of feed %s can't be published", delivery.feed().id());
      dead =
          new Entry.Broken(
              sound.item().payload(), List.of(new Fault("", "can't be published: " + e)));
    }
    return serialized(delivery, new Delivery.Outgoing(item.id(), dead));
  }

  private ProducerRecord<String, byte[]> serialized(Delivery delivery, Delivery.Outgoing item) {
    ProducerRecord<String, SpecificRecord> record = placed(delivery, item);
    return new ProducerRecord<>(
        record.topic(),
        record.partition(),
        record.key(),
        serializer.serialize(record.topic(), record.value()),
        record.headers());
  }

  private ProducerRecord<String, SpecificRecord> placed(Delivery delivery, Delivery.Outgoing item) {
    return OutgoingRecords.placed(
        OutgoingRecords.of(delivery, item), topic -> producer.partitionsFor(topic).size());
  }
}
