package dateline.ingest.publish;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides from what waits in {@code news.raw} whether more is taken in. Refuses above the bound and
 * takes in again below four fifths of it, so that it does not change its mind with every record.
 * Where the backlog is not known, everything is taken in: Kafka's acknowledgement decides then.
 * Looks come from one thread; answers may be asked for by any.
 */
final class BacklogPolicy {

  private static final double AGAIN_BELOW = 0.8;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Before two looks have shown a rate. */
  private static final Duration UNTIL_A_RATE_IS_KNOWN = Duration.ofSeconds(5);

  /** Weight of the newest rate: some seconds of a pause must not look like a standstill. */
  private static final double NEWEST = 0.3;

  /** What is known from the last look. */
  private record State(OptionalLong backlog, Optional<Duration> refusal) {}

  private final long most;
  private boolean behind;
  private OptionalLong lastDone = OptionalLong.empty();
  private long lastNanos;
  private double rate = -1;
  private volatile State state = new State(OptionalLong.empty(), Optional.empty());

  /**
   * Decides.
   *
   * @param most records that may wait; 0 for any number
   */
  BacklogPolicy(long most) {
    this.most = most;
  }

  /**
   * Takes a look into account.
   *
   * @param backlog records that wait
   * @param done records that were worked so far, from any fixed start
   * @param nanos time of the look
   */
  void observe(long backlog, long done, long nanos) {
    if (lastDone.isPresent() && done >= lastDone.getAsLong() && nanos > lastNanos) {
      double newest = (done - lastDone.getAsLong()) * 1e9 / (nanos - lastNanos);
      rate = rate < 0 ? newest : rate + NEWEST * (newest - rate);
    }
    lastDone = OptionalLong.of(done);
    lastNanos = nanos;
    behind = most > 0 && (behind ? backlog >= AGAIN_BELOW * most : backlog > most);
    state =
        new State(
            OptionalLong.of(backlog), behind ? Optional.of(pause(backlog)) : Optional.empty());
  }

  /** The backlog could not be found out. */
  void unknown() {
    behind = false;
    lastDone = OptionalLong.empty();
    state = new State(OptionalLong.empty(), Optional.empty());
  }

  /** How long a sender should wait; empty if more is taken in. */
  Optional<Duration> refusal() {
    return state.refusal();
  }

  /** Records that wait, as far as is known. */
  OptionalLong backlog() {
    return state.backlog();
  }

  private Duration pause(long backlog) {
    if (rate < 0) {
      return UNTIL_A_RATE_IS_KNOWN;
    }
    double seconds = (backlog - AGAIN_BELOW * most) / Math.max(rate, 1e-3);
    Duration wait = Duration.ofMillis((long) Math.min(seconds * 1000, LONGEST.toMillis()));
    return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
  }
}
