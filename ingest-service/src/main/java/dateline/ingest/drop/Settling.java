package dateline.ingest.drop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows which files stand still. Goes by our own clock alone: the one of the file's time may be
 * another machine's.
 */
final class Settling {

  private final long settle;
  private final Map<Path, Seen> files = new HashMap<>();

  Settling(Duration settle) {
    this.settle = settle.toNanos();
  }

  private record Seen(long size, long millis, long since) {}

  /** Whether the file has been of this size and time for long enough. */
  boolean isSettled(Path file, long size, long millis, long nanos) {
    Seen seen = files.get(file);
    if (seen == null || seen.size() != size || seen.millis() != millis) {
      files.put(file, new Seen(size, millis, nanos));
      return settle == 0;
    }
    return nanos - seen.since() >= settle;
  }

  /** Forgets all other files. */
  void keepOnly(Collection<Path> present) {
    files.keySet().retainAll(present);
  }

  /** Forgets a file. */
  void forget(Path file) {
    files.remove(file);
  }
}
