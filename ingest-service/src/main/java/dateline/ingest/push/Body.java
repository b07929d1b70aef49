package dateline.ingest.push;

import dateline.ingest.source.IngestConfig;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * Bounds on bodies: on decoded bytes, on what decompression may blow up, and on what all requests
 * hold together.
 */
@Singleton
final class Body {

  private static final int STEP = 64 * 1024;

  /** Below this, a ratio says nothing: short repetitive bodies are ordinary. */
  private static final long RATIO_FROM = 256 * 1024;

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
      throw Problems.tooLarge("The body", max);
    }
  }

  /** Takes a share of the memory for bodies, or refuses with 503. */
  void reserve(long bytes) {
    if (inFlight.addAndGet(bytes) > maxInFlight) {
      inFlight.addAndGet(-bytes);
      throw Problems.unavailable("Too much is being taken in at once.", Duration.ofSeconds(1));
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
    long reserved = 0;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(wire), 8192)) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      byte[] step = new byte[STEP];
      for (int n = in.read(step); n >= 0; n = in.read(step)) {
        reserve(n);
        reserved += n;
        whole.write(step, 0, n);
        check(reserved);
        if (reserved > RATIO_FROM && reserved / Math.max(1, wire.length) > maxRatio) {
          throw Problems.tooLarge("The body's compression ratio", maxRatio);
        }
      }
      reserved = 0;
      return whole.toByteArray();
    } catch (IOException e) {
      throw Problems.unreadable("The body is not gzip: " + e.getMessage());
    } finally {
      release(reserved);
    }
  }
}
