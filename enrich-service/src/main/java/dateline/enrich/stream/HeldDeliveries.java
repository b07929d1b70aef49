package dateline.enrich.stream;

import dateline.enrich.state.HeldDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deliveries that wait for an embargo, by article and version, in a store that outlives restarts.
 * When each article is due is kept in memory beside it, so that looking for what is due costs
 * nothing while nothing is. For one stream task.
 */
final class HeldDeliveries {

  /** Sorts behind every character of an article URI, and before {@code END}. */
  private static final String BETWEEN = "|";

  private static final String END = "}";

  private final KeyValueStore<String, byte[]> store;
  private final Map<String, Waiting> articles = new HashMap<>();
  private final NavigableMap<Instant, TreeSet<String>> due = new TreeMap<>();
  private int size;
  private int unreadable;

  /** Takes up what the store holds. */
  HeldDeliveries(KeyValueStore<String, byte[]> store) {
    this.store = store;
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        count(
            next.key.substring(0, next.key.lastIndexOf(BETWEEN)),
            Optional.ofNullable(StateCodec.held(next.value).getUntil()));
      }
    }
  }

  /** Number of deliveries. */
  int size() {
    return size;
  }

  /** Number of those that are never due: their embargo cannot be read. */
  int unreadable() {
    return unreadable;
  }

  /** Whether deliveries of the article wait. */
  boolean holds(String uri) {
    return articles.containsKey(uri);
  }

  /** The article's deliveries, which stay. */
  List<HeldDelivery> of(String uri) {
    return entries(uri).stream().map(entry -> entry.value).toList();
  }

  /**
   * Puts these deliveries in the place of all that the article had.
   *
   * @param until when they are due; empty for never
   * @param deliveries by version key
   */
  void replace(String uri, Optional<Instant> until, Map<String, HeldDelivery> deliveries) {
    remove(uri);
    deliveries.forEach(
        (version, delivery) -> {
          delivery.setUntil(until.orElse(null));
          store.put(uri + BETWEEN + version, StateCodec.bytes(delivery));
          count(uri, until);
        });
  }

  /** Forgets the article's deliveries. */
  void remove(String uri) {
    Waiting waiting = articles.remove(uri);
    if (waiting == null) {
      return;
    }
    entries(uri).forEach(entry -> store.delete(entry.key));
    size -= waiting.count;
    unreadable -= waiting.until.isEmpty() ? waiting.count : 0;
    waiting.until.ifPresent(
        until -> {
          due.get(until).remove(uri);
          if (due.get(until).isEmpty()) {
            due.remove(until);
          }
        });
  }

  /** Articles whose deliveries are due at this moment, longest due first, at most so many. */
  List<String> due(Instant now, int most) {
    return due.headMap(now, true).values().stream().flatMap(TreeSet::stream).limit(most).toList();
  }

  private void count(String uri, Optional<Instant> until) {
    Waiting waiting = articles.get(uri);
    if (waiting == null) {
      waiting = new Waiting(until);
      articles.put(uri, waiting);
      until.ifPresent(u -> due.computeIfAbsent(u, at -> new TreeSet<>()).add(uri));
    }
    waiting.count++;
    size++;
    unreadable += until.isEmpty() ? 1 : 0;
  }

  private List<KeyValue<String, HeldDelivery>> entries(String uri) {
    List<KeyValue<String, HeldDelivery>> entries = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> range = store.range(uri + BETWEEN, uri + END)) {
      range.forEachRemaining(
          next -> entries.add(KeyValue.pair(next.key, StateCodec.held(next.value))));
    }
    return entries;
  }

  /** One article's deliveries, which are due together. */
  private static final class Waiting {

    private final Optional<Instant> until;
    private int count;

    Waiting(Optional<Instant> until) {
      this.until = until;
    }
  }
}
