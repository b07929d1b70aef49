package dateline.ingest.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Decompresses (RFC 1952), as far as the caller lets it. */
public final class Gunzip {

  private static final int STEP = 64 * 1024;

  /** Below this, a ratio says nothing: short repetitive bodies are ordinary. */
  private static final long RATIO_FROM = 256 * 1024;

  private Gunzip() {}

  /** Hears of each step; what it throws ends the decompression. */
  @FunctionalInterface
  public interface Steps {

    /**
     * More bytes are there.
     *
     * @param step how many more
     * @param all how many in all
     * @param ratio decompressed bytes for one compressed byte; 0 while that says nothing
     */
    void more(int step, long all, long ratio);
  }

  /**
   * The decompressed bytes.
   *
   * @throws IOException what is there is no gzip, or ends early
   */
  public static byte[] read(byte[] compressed, Steps steps) throws IOException {
    long all = 0;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), 8192)) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      byte[] step = new byte[STEP];
      for (int n = in.read(step); n >= 0; n = in.read(step)) {
        all += n;
        steps.more(n, all, all > RATIO_FROM ? all / Math.max(1, compressed.length) : 0);
        whole.write(step, 0, n);
      }
      return whole.toByteArray();
    }
  }
}
