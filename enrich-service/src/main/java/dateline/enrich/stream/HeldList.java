package dateline.enrich.stream;

import dateline.RawArticle;
import dateline.Topics;
import dateline.enrich.state.HeldDelivery;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What this copy of the service holds back, read from its stores beside the stream. */
@Singleton
class HeldList {

  private final KafkaStreams streams;
  private final Codec codec;

  HeldList(KafkaStreams streams, Schemas schemas) {
    this.streams = streams;
    this.codec = schemas.codec();
  }

  /**
   * What is held, what is due first in front.
   *
   * @param texts whether headlines and sluglines may be seen
   * @param most how many
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while partitions are handed
   *     over
   */
  List<HeldItem> items(boolean texts, int most) {
    List<HeldItem> items = new ArrayList<>();
    for (HeldDelivery held : all(ArticleProcessor.HELD_STORE)) {
      items.add(item(held, held.getUntil() == null ? "unreadable" : "embargo", texts));
    }
    for (HeldDelivery held : all(ArticleProcessor.OWED_STORE)) {
      items.add(item(held, "hold", texts));
    }
    for (HeldDelivery held : takes()) {
      items.add(item(held, "take", texts));
    }
    Comparator<HeldItem> due =
        Comparator.comparing(item -> item.until().orElse(java.time.Instant.MAX));
    return items.stream().sorted(due.thenComparing(HeldItem::uri)).limit(most).toList();
  }

  /**
   * Partitions of {@code news.raw} that this copy works on: other copies hold what is in others.
   */
  TreeSet<Integer> partitions() {
    TreeSet<Integer> partitions = new TreeSet<>();
    streams
        .metadataForLocalThreads()
        .forEach(
            thread ->
                thread.activeTasks().stream()
                    .flatMap(task -> task.topicPartitions().stream())
                    .filter(partition -> partition.topic().equals(Topics.RAW.topic()))
                    .forEach(partition -> partitions.add(partition.partition())));
    return partitions;
  }

  private HeldItem item(HeldDelivery held, String reason, boolean texts) {
    try {
      byte[] value = Delivery.held(held, java.time.Instant.EPOCH).value();
      return HeldItem.of(held, codec.decode(Topics.RAW, value, RawArticle.class), reason, texts);
    } catch (Codec.Undecodable e) {
      throw new IllegalStateException("held, and not to be read: " + e.getMessage(), e);
    }
  }

  private List<HeldDelivery> all(String store) {
    List<HeldDelivery> all = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> entries = store(store).all()) {
      entries.forEachRemaining(entry -> all.add(StateCodec.held(entry.value)));
    }
    return all;
  }

  /** Takes whose predecessors have not come. */
  private List<HeldDelivery> takes() {
    ReadOnlyKeyValueStore<String, byte[]> store = store(ArticleProcessor.TAKES_STORE);
    List<HeldDelivery> waiting = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<String, byte[]> entry = entries.next();
        if (Takes.isWaiting(entry.key, store)) {
          waiting.add(StateCodec.held(entry.value));
        }
      }
    }
    return waiting;
  }

  private ReadOnlyKeyValueStore<String, byte[]> store(String name) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
  }
}
