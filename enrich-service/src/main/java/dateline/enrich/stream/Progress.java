package dateline.enrich.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Notices a stream that has stopped without an exception: a partition with records to come whose
 * committed offset stands still. Safe for use by several threads.
 */
final class Progress {

  /** A partition's committed offset and since when it stands there with records to come. */
  private record Standing(long committed, Instant since) {}

  private final Map<String, Standing> partitions = new HashMap<>();

  /** What is seen of a partition: how far this copy has come and where its records end. */
  synchronized void seen(String partition, long committed, long end, Instant now) {
    Standing before = partitions.get(partition);
    boolean stands = before != null && before.committed() == committed && committed < end;
    partitions.put(partition, stands ? before : new Standing(committed, now));
  }

  /** Forgets all partitions but these: others work on them now. */
  synchronized void only(Collection<String> ours) {
    partitions.keySet().retainAll(ours);
  }

  /**
   * Begins anew: a thread has failed and is replaced, or nothing can be seen. It is not blocked,
   * then, and a restart would help nobody.
   */
  synchronized void restart() {
    partitions.clear();
  }

  /** The partition that has stood still for longest, if that is longer than this. */
  synchronized Optional<String> stuck(Duration patience, Instant now) {
    return partitions.entrySet().stream()
        .filter(e -> e.getValue().since().plus(patience).isBefore(now))
        .min(Map.Entry.comparingByValue((a, b) -> a.since().compareTo(b.since())))
        .map(e -> e.getKey() + " at offset " + e.getValue().committed());
  }
}
