package dateline.ingest.fetch;

import java.util.concurrent.atomic.AtomicLong;

/** Memory for all bodies that are under way at the same time. Thread-safe. */
final class BodyBudget {

  private final AtomicLong left;

  BodyBudget(long bytes) {
    left = new AtomicLong(bytes);
  }

  /** Takes some; false if there is too little, and nothing is taken then. */
  boolean take(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  /** Gives back what was taken. */
  void giveBack(long bytes) {
    left.addAndGet(bytes);
  }

  long left() {
    return left.get();
  }
}
