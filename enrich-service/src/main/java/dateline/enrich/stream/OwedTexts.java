package dateline.enrich.stream;

import dateline.enrich.state.HeldDelivery;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Versions that came while their provider held the article back: they stand in the history without
 * text, and their text comes out when the hold ends. For one stream task.
 */
final class OwedTexts {

  /** As in {@link HeldDeliveries}: sorts behind every character of an article URI. */
  private static final String BETWEEN = "|";

  private static final String END = "}";

  private final KeyValueStore<String, byte[]> store;
  private int size;

  /** Takes up what the store holds. */
  OwedTexts(KeyValueStore<String, byte[]> store) {
    this.store = store;
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(entry -> size++);
    }
  }

  /** Number of versions. */
  int size() {
    return size;
  }

  void owe(String uri, String version, HeldDelivery delivery) {
    if (store.get(key(uri, version)) == null) {
      size++;
    }
    store.put(key(uri, version), StateCodec.bytes(delivery));
  }

  /** Forgets a version: a kill has taken its text. */
  void forget(String uri, String version) {
    if (store.delete(key(uri, version)) != null) {
      size--;
    }
  }

  /** All that is owed of the article, which is owed no more. */
  List<HeldDelivery> settle(String uri) {
    List<KeyValue<String, byte[]>> entries = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> range = store.range(uri + BETWEEN, uri + END)) {
      range.forEachRemaining(entries::add);
    }
    entries.forEach(entry -> store.delete(entry.key));
    size -= entries.size();
    return entries.stream().map(entry -> StateCodec.held(entry.value)).toList();
  }

  private static String key(String uri, String version) {
    return uri + BETWEEN + version;
  }
}
