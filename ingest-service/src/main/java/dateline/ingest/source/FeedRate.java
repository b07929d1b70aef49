package dateline.ingest.source;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;

/**
 * How much a feed may push over time. A request is let in while anything is left and is then
 * charged for all its items, so that a bulk of any size gets in but delays what follows it.
 */
public final class FeedRate {

  private final Bucket bucket;

  /**
   * The rate of a feed that has one; twice a second's worth may come at once if nothing is said.
   */
  static Optional<FeedRate> of(FeedSettings.Pushing push) {
    if (push.rate().isEmpty()) {
      return Optional.empty();
    }
    double rate = push.rate().getAsDouble();
    return Optional.of(new FeedRate(rate, push.burst().orElse(Math.max(1, 2 * rate))));
  }

  FeedRate(double perSecond, double burst) {
    // Whole tokens for a rate below one a second: the period is stretched instead.
    long capacity = Math.max(1, Math.round(burst));
    long nanos = Math.max(1, Math.round(capacity / perSecond * 1e9));
    Bandwidth limit =
        Bandwidth.builder()
            .capacity(capacity)
            .refillGreedy(capacity, Duration.ofNanos(nanos))
            .build();
    bucket = Bucket.builder().addLimit(limit).build();
  }

  /** Charges one item; else says how long to wait. */
  public Optional<Duration> admit() {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** Charges the other items of an admitted request, beyond zero if need be. */
  public void chargeRest(int items) {
    if (items > 1) {
      bucket.consumeIgnoringRateLimits(items - 1L);
    }
  }
}
