package dateline.localstack;

import java.time.Duration;

/** What a {@link FaultProxy} does to the bytes that pass through it. */
public sealed interface Fault {

  /** Nothing: all bytes pass. */
  record None() implements Fault {}

  /**
   * Bytes arrive late and slowly, in both directions.
   *
   * @param latency added to each chunk
   * @param bytesPerSecond limit per connection and direction; 0 for none
   */
  record Slow(Duration latency, int bytesPerSecond) implements Fault {
    /** Refuses a negative limit. */
    public Slow {
      if (bytesPerSecond < 0) {
        throw new IllegalArgumentException("bytes per second: " + bytesPerSecond);
      }
    }
  }

  /** Connections stay open and nothing passes; what was held passes when the fault ends. */
  record BlackHole() implements Fault {}

  /** Connections are reset at once, new ones too. */
  record Reset() implements Fault {}

  /**
   * Requests pass; once a connection has got this many bytes of replies since the fault began, it
   * is reset.
   *
   * @param bytes 0 to lose the next reply as a whole
   */
  record CutReplies(long bytes) implements Fault {}
}
