package dateline.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Undoes content encodings (RFC 9110 section 8.4) within bounds: on the decoded bytes, on their
 * ratio to the compressed ones, and on how often something is encoded.
 *
 * @param maxBytes most decoded bytes
 * @param maxRatio most decoded bytes for one compressed byte
 */
record ContentDecoding(long maxBytes, int maxRatio) {

  /** Value of Accept-Encoding. */
  static final String ACCEPTED = "gzip, deflate, br";

  private static final int MOST_LAYERS = 2;

  /** Small documents of one repeated line are no bombs. */
  private static final int FREE_OF_RATIO = 64 * 1024;

  /** What came of it. */
  sealed interface Decoded {
    /** The plain bytes. */
    record Plain(byte[] bytes) implements Decoded {}

    /** Why there are none. */
    record Refused(FetchResult.Kind kind) implements Decoded {}
  }

  Decoded decode(List<String> contentEncoding, byte[] raw) {
    List<String> layers = layers(contentEncoding);
    if (layers.size() > MOST_LAYERS) {
      return new Decoded.Refused(FetchResult.Kind.BOMB);
    }
    if (raw.length > maxBytes) {
      return new Decoded.Refused(FetchResult.Kind.TOO_LARGE);
    }
    byte[] bytes = raw;
    for (int i = layers.size() - 1; i >= 0; i--) {
      Decoded decoded = undo(layers.get(i), bytes, raw.length);
      if (!(decoded instanceof Decoded.Plain plain)) {
        return decoded;
      }
      bytes = plain.bytes();
    }
    // A file that is compressed itself, as sitemaps are (sitemaps.org, "Sitemap file").
    return layers.size() < MOST_LAYERS && isGzip(bytes)
        ? undo("gzip", bytes, raw.length)
        : new Decoded.Plain(bytes);
  }

  private Decoded undo(String encoding, byte[] bytes, int compressed) {
    if (bytes.length == 0) {
      return new Decoded.Plain(bytes);
    }
    boolean gzip = encoding.equals("gzip") || encoding.equals("x-gzip");
    if (gzip && !isGzip(bytes)) {
      // Some servers declare it and don't do it.
      return new Decoded.Plain(bytes);
    }
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    try {
      return switch (encoding) {
        case "gzip", "x-gzip" -> read(new GZIPInputStream(in), compressed);
        case "br" -> read(new BrotliInputStream(in), compressed);
        case "deflate" -> read(inflating(in, bytes), compressed);
        default -> new Decoded.Refused(FetchResult.Kind.ENCODING);
      };
    } catch (IOException | RuntimeException e) {
      // The decoder of br throws unchecked exceptions at some inputs, too.
      return new Decoded.Refused(FetchResult.Kind.ENCODING);
    }
  }

  private Decoded read(InputStream decoder, int compressed) throws IOException {
    try (decoder) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] part = new byte[16 * 1024];
      for (int n = decoder.read(part); n >= 0; n = decoder.read(part)) {
        out.write(part, 0, n);
        if (out.size() > FREE_OF_RATIO && out.size() / maxRatio > compressed) {
          return new Decoded.Refused(FetchResult.Kind.BOMB);
        }
        if (out.size() > maxBytes) {
          return new Decoded.Refused(FetchResult.Kind.TOO_LARGE);
        }
      }
      return new Decoded.Plain(out.toByteArray());
    }
  }

  /** "deflate" is zlib's format (RFC 9110 section 8.4.1.2), but some send the bare one. */
  private static InputStream inflating(InputStream in, byte[] bytes) {
    boolean zlib =
        bytes.length > 1
            && (bytes[0] & 0x0F) == 8
            && (((bytes[0] & 0xFF) << 8) + (bytes[1] & 0xFF)) % 31 == 0;
    Inflater inflater = new Inflater(!zlib);
    return new InflaterInputStream(in, inflater) {
      @Override
      public void close() throws IOException {
        super.close();
        // A given inflater's memory is ours to free.
        inflater.end();
      }
    };
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
  }

  private static List<String> layers(List<String> contentEncoding) {
    List<String> layers = new ArrayList<>();
    for (String line : contentEncoding) {
      for (String written : line.split(",")) {
        String encoding = written.strip().toLowerCase(Locale.ROOT);
        if (!encoding.isEmpty() && !encoding.equals("identity")) {
          layers.add(encoding);
        }
      }
    }
    return layers;
  }
}
