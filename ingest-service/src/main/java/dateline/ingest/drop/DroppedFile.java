package dateline.ingest.drop;

import dateline.ingest.format.Reading;
import dateline.ingest.intake.Gunzip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bytes of a file.
 *
 * @param wire as they lie there, no more than the bound
 * @param document decompressed; the same where there is nothing to decompress or it can't be
 * @param fault why they can't be taken as a document
 */
record DroppedFile(byte[] wire, byte[] document, Optional<Reading> fault) {

  /** What a file of repetitive text may be compressed to; the same as for pushes. */
  private static final int MOST_RATIO = 100;

  /** Reads a file that is no link. */
  static DroppedFile read(Path file, String name, long most) throws IOException {
    byte[] wire;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      wire = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 16));
    }
    if (wire.length > most) {
      return new DroppedFile(wire, wire, Optional.of(new Reading.TooLarge("The file", most)));
    }
    boolean gzip = FileNames.isGzip(name) || isGzip(wire);
    return gzip ? gunzipped(wire, most) : new DroppedFile(wire, wire, Optional.empty());
  }

  private static DroppedFile gunzipped(byte[] wire, long most) {
    try {
      byte[] document =
          Gunzip.read(
              wire,
              (step, all, ratio) -> {
                if (all > most) {
                  throw new TooLarge(new Reading.TooLarge("The decompressed file", most));
                }
                if (ratio > MOST_RATIO) {
                  throw new TooLarge(
                      new Reading.TooLarge("The file's compression ratio", MOST_RATIO));
                }
              });
      return new DroppedFile(wire, document, Optional.empty());
    } catch (TooLarge e) {
      return new DroppedFile(wire, wire, Optional.of(e.reading));
    } catch (IOException e) {
      return new DroppedFile(
          wire,
          wire,
          Optional.of(new Reading.Unreadable("The file is not gzip: " + e.getMessage())));
    }
  }

  private static boolean isGzip(byte[] wire) {
    return wire.length > 2 && (wire[0] & 0xFF) == 0x1F && (wire[1] & 0xFF) == 0x8B && wire[2] == 8;
  }

  /** Ends the decompression; goes no further than this class. */
  private static final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Reading reading;

    TooLarge(Reading reading) {
      super(null, null, false, false);
      this.reading = reading;
    }
  }
}
