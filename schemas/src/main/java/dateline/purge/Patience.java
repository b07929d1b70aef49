package dateline.purge;

import java.io.IOException;
import java.time.Duration;

/**
 * How long to wait for others.
 *
 * @param limit the longest wait for a single thing
 */
record Patience(Duration limit) {

  private static final long PAUSE_MS = 50;

  /** Something that becomes true by what others do. */
  interface Condition {
    boolean met() throws IOException, InterruptedException;
  }

  /** Waits for the condition; false when it was not met in time. */
  boolean until(Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.met()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** A moment. */
  void pause() throws InterruptedException {
    Thread.sleep(PAUSE_MS);
  }
}
