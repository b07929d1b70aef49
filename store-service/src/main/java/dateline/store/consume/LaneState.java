package dateline.store.consume;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What is known of a lane from outside: whether it lives, waits, lags. Written by the lane's thread
 * and read by health checks and metrics.
 */
final class LaneState {

  private final InstantSource clock;
  private volatile Instant lastSign;
  private volatile Instant lastProgress;
  private volatile boolean joined;
  private volatile boolean connected;
  private volatile boolean caughtUp;
  private volatile long lag;
  private volatile String outage = "";

  LaneState(InstantSource clock) {
    this.clock = clock;
    this.lastSign = clock.instant();
    this.lastProgress = lastSign;
  }

  /** The thread is alive. */
  void sign() {
    lastSign = clock.instant();
  }

  /** The group has given us our share, which may be empty. */
  void joined(boolean member) {
    joined = member;
  }

  /** Something was committed, or there is nothing to commit. */
  void progress() {
    lastProgress = clock.instant();
  }

  /** Records between what is stored and the end of the topic. */
  void lag(long records, boolean known) {
    lag = records;
    if (records == 0) {
      progress();
      caughtUp |= known;
    }
  }

  /** Whether any broker is connected. */
  void connected(boolean any) {
    connected = any;
  }

  /** The lane waits for something that is down. */
  void waitsFor(String what) {
    outage = what;
    sign();
  }

  /** What was down is back. */
  void resumed() {
    outage = "";
  }

  long lag() {
    return lag;
  }

  /** Whether the end of the topic was reached once. */
  boolean caughtUp() {
    return caughtUp;
  }

  /** What the lane waits for; empty when it works. */
  String outage() {
    return outage;
  }

  boolean hasJoined() {
    return joined;
  }

  /** Why the lane is not ready. */
  String why() {
    if (!outage.isEmpty()) {
      return outage;
    }
    return connected ? "no share of the topic yet" : "no broker is connected";
  }

  boolean ready() {
    return joined && connected && outage.isEmpty();
  }

  /**
   * Whether the lane has stopped without saying so: no sign of its thread, or work to do, nothing
   * to wait for and nothing done.
   */
  boolean stalled(Duration limit) {
    Instant since = clock.instant().minus(limit);
    return lastSign.isBefore(since)
        || (lag > 0 && outage.isEmpty() && lastProgress.isBefore(since));
  }
}
