package dateline.bench.measure;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Durations of one stage, to a thousandth of their value, from a microsecond to ten minutes. */
public final class Latencies {

  private static final long LARGEST = Duration.ofMinutes(10).toNanos() / 1_000;

  private final Histogram micros = new Histogram(1, LARGEST, 3);

  /** Adds a duration; a negative one, from clocks that were set meanwhile, counts as none. */
  public void add(Duration duration) {
    micros.recordValue(Math.max(0, Math.min(LARGEST, duration.toNanos() / 1_000)));
  }

  /** The duration in milliseconds that this percentage of all is not above; 0 where none is. */
  public double millis(double percentile) {
    return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile) / 1_000.0;
  }

  /** The longest, in milliseconds. */
  public double maxMillis() {
    return micros.getMaxValue() / 1_000.0;
  }

  /** How many there are. */
  public long count() {
    return micros.getTotalCount();
  }
}
