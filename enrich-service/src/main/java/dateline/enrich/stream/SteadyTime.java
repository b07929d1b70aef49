package dateline.enrich.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * Another host's clock, from what it said now and then and this process' own counter of elapsed
 * time. It is never ahead of that clock: a {@code Date} header names the second that has begun, and
 * was written before it was read. Of the last answers the one that says most counts. A change of
 * this host's clock changes nothing. Safe for use by several threads.
 */
final class SteadyTime {

  /** So many answers are kept, so that the two clocks may drift apart slowly. */
  private static final int KEPT = 20;

  /** What the other clock said at a moment of the counter, as its zero point. */
  private final Deque<Instant> zeros = new ArrayDeque<>();

  /** The other clock's word, heard when the counter stood there. */
  synchronized void heard(Instant said, long nanos) {
    zeros.addLast(said.minus(Duration.ofNanos(nanos)));
    if (zeros.size() > KEPT) {
      zeros.removeFirst();
    }
  }

  /** What the other clock says when the counter stands there; empty before its first word. */
  synchronized Optional<Instant> at(long nanos) {
    return zeros.stream()
        .max(Comparator.naturalOrder())
        .map(zero -> zero.plus(Duration.ofNanos(nanos)));
  }
}
