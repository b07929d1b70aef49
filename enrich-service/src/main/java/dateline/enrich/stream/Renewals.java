package dateline.enrich.stream;

import dateline.enrich.article.UnreadableItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Makes compaction certain. A compacted topic keeps the text of a killed article until its segment
 * is closed, and a segment is closed by the next record, which in a quiet partition never comes. So
 * some time after a kill, longer than {@code max.compaction.lag.ms}, the marker is written once
 * more, on {@code news.articles.latest} and to every state store's changelog.
 */
final class Renewals {

  private static final int AT_ONCE = 200;
  private static final String BETWEEN = "|";

  /** Longer than any number of milliseconds for ten thousand years. */
  private static final String DUE = "%016d";

  private final KeyValueStore<String, byte[]> store;
  private final List<KeyValueStore<String, byte[]>> others;
  private final Changes changes;
  private final Records records;
  private final Duration after;

  /**
   * Takes up what the store holds.
   *
   * @param others the stores whose logs may hold text, too
   * @param after how long after a kill
   */
  Renewals(
      KeyValueStore<String, byte[]> store,
      List<KeyValueStore<String, byte[]>> others,
      Changes changes,
      Records records,
      Duration after) {
    this.store = store;
    this.others = List.copyOf(others);
    this.changes = changes;
    this.records = records;
    this.after = after;
  }

  /** Notes an article that has lost its text. */
  void plan(String uri, Instant now) {
    store.put(String.format(DUE, now.plus(after).toEpochMilli()) + BETWEEN + uri, new byte[0]);
  }

  /** Writes what is due. */
  void renew(Instant now) {
    List<String> due = new ArrayList<>();
    String end = String.format(DUE, now.toEpochMilli()) + BETWEEN;
    try (KeyValueIterator<String, byte[]> range = store.range("", end)) {
      while (range.hasNext() && due.size() < AT_ONCE) {
        due.add(range.next().key);
      }
    }
    for (String key : due) {
      store.delete(key);
      renew(key.substring(key.indexOf(BETWEEN) + 1), now);
    }
    if (!due.isEmpty()) {
      // A tombstone for a key that is not there: a record in the log, and nothing else.
      others.forEach(other -> other.delete("renewed"));
    }
  }

  private void renew(String uri, Instant now) {
    Record<byte[], byte[]> record =
        new Record<>(uri.getBytes(StandardCharsets.UTF_8), null, now.toEpochMilli());
    try {
      changes.renew(uri, record, now);
    } catch (UnreadableItem e) {
      records.bury(record, e);
    }
  }
}
