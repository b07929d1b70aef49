package dateline.ingest.receive;

import dateline.ingest.intake.Gunzip;
import dateline.ingest.source.IngestConfig;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds on bodies: on decoded bytes, on what decompression may blow up, and on what all requests
 * hold together.
 */
@Singleton
final class Body {

  private final long max;
  private final long maxRatio;
  private final long maxInFlight;
  private final AtomicLong inFlight = new AtomicLong();

  Body(IngestConfig config) {
    this.max = config.push().maxBody().asLongValue();
    this.maxRatio = config.push().maxRatio();
    this.maxInFlight =
        config
            .push()
            .maxInFlight()
            .map(MemorySize::asLongValue)
            .orElseGet(() -> Runtime.getRuntime().maxMemory() / 2);
  }

  /** Refuses a body of this length, stated or counted, with 413. */
  void check(long length) {
    if (length > max) {
      throw Refusals.tooLarge("The body", max);
    }
  }

  /** Takes a share of the memory for bodies, or refuses with 503. */
  void reserve(long bytes) {
    if (inFlight.addAndGet(bytes) > maxInFlight) {
      inFlight.addAndGet(-bytes);
      throw Refusals.unavailable("Too much is being taken in at once.", Duration.ofSeconds(1));
    }
  }

  /** Of a byte's share in reading, what its parts and its record hold until Kafka has them. */
  private static final int KEPT = 3;

  /** What of the share for reading may be given back when reading is over. */
  long freeAfterReading(long bytes, long work) {
    return Math.max(0, work - KEPT * bytes);
  }

  /**
   * Takes the share for reading a body, beside the body itself, or refuses with 503. A single body
   * never asks for more than three quarters of everything: one of the largest size gets in, but no
   * second one beside it.
   *
   * @return what is to be given back
   */
  long reserveWork(long bytes, int expansion) {
    long work = Math.max(0, Math.min(bytes * (expansion - 1), maxInFlight * 3 / 4 - bytes));
    reserve(work);
    return work;
  }

  /** Gives a share back. */
  void release(long bytes) {
    inFlight.addAndGet(-bytes);
  }

  /**
   * Decompresses; the result's length is reserved.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 400, 413 or 503; nothing is reserved then
   */
  byte[] gunzip(byte[] wire) {
    AtomicLong reserved = new AtomicLong();
    try {
      byte[] whole =
          Gunzip.read(
              wire,
              (step, all, ratio) -> {
                reserve(step);
                reserved.addAndGet(step);
                check(all);
                if (ratio > maxRatio) {
                  throw Refusals.tooLarge("The body's compression ratio", maxRatio);
                }
              });
      reserved.set(0);
      return whole;
    } catch (IOException e) {
      throw Refusals.unreadable("The body is not gzip: " + e.getMessage());
    } finally {
      release(reserved.get());
    }
  }
}
