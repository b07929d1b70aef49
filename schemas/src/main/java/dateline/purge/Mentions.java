package dateline.purge;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds the records that have to do with some articles without decoding the others: Avro writes a
 * string as its UTF-8 bytes, so that an article's URI stands in the value of every record that
 * names it.
 */
final class Mentions {

  private final Set<String> uris;
  private final List<byte[]> patterns;

  Mentions(Collection<String> uris) {
    this.uris = Set.copyOf(uris);
    this.patterns = uris.stream().map(u -> u.getBytes(StandardCharsets.UTF_8)).toList();
  }

  Set<String> uris() {
    return uris;
  }

  /** Whether the record's key is one of the articles. */
  boolean own(ConsumerRecord<byte[], byte[]> record) {
    return record.key() != null && uris.contains(new String(record.key(), StandardCharsets.UTF_8));
  }

  /** Whether the record's value names one of the articles. */
  boolean named(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    return value != null && patterns.stream().anyMatch(p -> contains(value, p));
  }

  private static boolean contains(byte[] value, byte[] pattern) {
    for (int at = 0; at <= value.length - pattern.length; at++) {
      int same = 0;
      while (same < pattern.length && value[at + same] == pattern[same]) {
        same++;
      }
      if (same == pattern.length) {
        return true;
      }
    }
    return false;
  }
}
