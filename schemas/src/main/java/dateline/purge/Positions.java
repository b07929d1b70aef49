package dateline.purge;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where readers go on when the records that they have not read yet get new offsets. Told every
 * record of the old range in order, it counts those that are copied before each reader's position:
 * the first record that a reader has not read is the one after as many copies. One that is dropped
 * is passed over, never one that is kept.
 */
final class Positions {

  private final TreeSet<Long> ahead;
  private final Map<Long, Long> copiesBefore = new HashMap<>();
  private long copies;

  /**
   * For readers at these positions.
   *
   * @param positions offsets of the next record that each reader would read; before, in or at the
   *     end of the old range
   */
  Positions(Collection<Long> positions) {
    this.ahead = new TreeSet<>(positions);
  }

  /** The next record of the old range. */
  void next(long offset, boolean copied) {
    while (!ahead.isEmpty() && ahead.first() <= offset) {
      copiesBefore.put(ahead.pollFirst(), copies);
    }
    copies += copied ? 1 : 0;
  }

  /** How many records were copied. */
  long copies() {
    return copies;
  }

  /** Number of copies, at the end of the old range, of records before this position. */
  long copiesBefore(long position) {
    return copiesBefore.getOrDefault(position, copies);
  }
}
