package dateline.ingest.push;

import dateline.ingest.source.IngestConfig;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads bodies within bounds: on decoded bytes, on what decompression may blow up, and on what all
 * requests hold together.
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
    this.maxInFlight = config.push().maxInFlight().asLongValue();
  }

  /** Refuses a body by its stated length alone. */
  void check(long contentLength) {
    if (contentLength > max) {
      throw Problems.tooLarge("The body", max);
    }
  }

  /**
   * Reads to the end; the caller gives the result's length back to {@link #release}.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 400, 413 or 503
   */
  byte[] read(InputStream wire, boolean gzip) {
    long reserved = 0;
    try {
      Counting counted = new Counting(wire);
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      byte[] step = new byte[Math.min(STEP, 1 + (int) Math.min(max, STEP))];
      try (InputStream in = gzip ? new GZIPInputStream(counted, 8192) : counted) {
        for (int n = in.read(step); n >= 0; n = in.read(step)) {
          reserve(n);
          reserved += n;
          whole.write(step, 0, n);
          checkSize(reserved, counted.count);
        }
      }
      byte[] bytes = whole.toByteArray();
      reserved = 0;
      return bytes;
    } catch (ZipException | java.io.EOFException e) {
      throw Problems.unreadable("The body is not gzip: " + e.getMessage());
    } catch (IOException e) {
      throw Problems.unreadable("The body ended early: " + e.getMessage());
    } finally {
      release(reserved);
    }
  }

  /** Gives back what a body held. */
  void release(long bytes) {
    inFlight.addAndGet(-bytes);
  }

  private void checkSize(long decoded, long wire) {
    if (decoded > max) {
      throw Problems.tooLarge("The body", max);
    }
    if (decoded > RATIO_FROM && decoded / Math.max(1, wire) > maxRatio) {
      throw Problems.tooLarge("The body's compression ratio", maxRatio);
    }
  }

  private void reserve(long bytes) {
    if (inFlight.addAndGet(bytes) > maxInFlight) {
      inFlight.addAndGet(-bytes);
      throw Problems.unavailable("Too much is being taken in at once.", Duration.ofSeconds(1));
    }
  }

  private static final class Counting extends FilterInputStream {

    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int each = super.read();
      count += each < 0 ? 0 : 1;
      return each;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      count += Math.max(0, n);
      return n;
    }
  }
}
