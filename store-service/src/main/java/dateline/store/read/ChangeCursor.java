package dateline.store.read;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A place in the log of changes: per partition of {@code news.articles} the next offset to read. No
 * clock and no counter, so it has no gaps, never goes back, and means the same after the database
 * was rebuilt. Readers see an opaque text.
 *
 * @param next next offset by partition; a partition that is missing is unread
 */
record ChangeCursor(SortedMap<Integer, Long> next) {

  private static final byte FORMAT = 1;
  private static final int MOST_PARTITIONS = 10_000;
  private static final int ENTRY = 20;

  ChangeCursor {
    next = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(next));
  }

  static ChangeCursor start() {
    return new ChangeCursor(new TreeMap<>());
  }

  static ChangeCursor of(Map<Integer, Long> next) {
    return new ChangeCursor(new TreeMap<>(next));
  }

  long offset(int partition) {
    return next.getOrDefault(partition, 0L);
  }

  /** This place with one more change behind it. */
  ChangeCursor past(int partition, long offset) {
    if (offset < offset(partition)) {
      return this;
    }
    TreeMap<Integer, Long> moved = new TreeMap<>(next);
    moved.put(partition, offset + 1);
    return new ChangeCursor(moved);
  }

  /** The further one of both places, in each partition that the other one knows. */
  ChangeCursor atLeast(ChangeCursor other) {
    TreeMap<Integer, Long> moved = new TreeMap<>(next);
    other.next.forEach((partition, offset) -> moved.merge(partition, offset, Math::max));
    return new ChangeCursor(moved);
  }

  /** Whether a change stands before this place. */
  boolean covers(int partition, long offset) {
    return offset < offset(partition);
  }

  String encode() {
    ByteBuffer bytes = ByteBuffer.allocate(1 + ENTRY * next.size());
    bytes.put(FORMAT);
    next.forEach(
        (partition, offset) -> {
          putNumber(bytes, partition);
          putNumber(bytes, offset);
        });
    byte[] used = new byte[bytes.position()];
    bytes.flip().get(used);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(used);
  }

  /**
   * Reads a cursor that we gave.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static ChangeCursor decode(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    TreeMap<Integer, Long> next = new TreeMap<>();
    try {
      if (bytes.get() != FORMAT) {
        throw new IllegalArgumentException("another format");
      }
      while (bytes.hasRemaining()) {
        long partition = number(bytes);
        long offset = number(bytes);
        if (partition < 0 || partition >= MOST_PARTITIONS || offset < 0) {
          throw new IllegalArgumentException("out of range");
        }
        next.put((int) partition, offset);
      }
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("cut off", e);
    }
    return new ChangeCursor(next);
  }

  // Seven bits a byte, the least first: most offsets take two to four bytes.
  private static void putNumber(ByteBuffer bytes, long number) {
    long left = number;
    while (left > 0x7f) {
      bytes.put((byte) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    bytes.put((byte) left);
  }

  private static long number(ByteBuffer bytes) {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = bytes.get();
      number |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }
}
