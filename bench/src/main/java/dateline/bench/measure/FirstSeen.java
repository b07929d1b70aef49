package dateline.bench.measure;

import dateline.bench.push.Ledger.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** When each version was seen for the first time. Safe for use by several threads. */
final class FirstSeen {

  private final Map<VersionId, Instant> times = new HashMap<>();

  /** Notes that a version was seen; only the first time of each counts. */
  synchronized void note(VersionId version, Instant now) {
    times.putIfAbsent(version, now);
    notifyAll();
  }

  /** Everything seen so far. */
  synchronized Map<VersionId, Instant> all() {
    return Map.copyOf(times);
  }

  /**
   * Waits until all of these were seen, for the given time at most.
   *
   * @return those that were not
   */
  synchronized Set<VersionId> awaitAll(Set<VersionId> versions, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    Set<VersionId> missing = new HashSet<>(versions);
    missing.removeAll(times.keySet());
    long left = limit.toMillis();
    while (!missing.isEmpty() && left > 0) {
      wait(left);
      missing.removeAll(times.keySet());
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
    return missing;
  }
}
