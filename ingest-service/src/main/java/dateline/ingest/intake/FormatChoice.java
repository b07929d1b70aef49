package dateline.ingest.intake;

import dateline.ingest.format.Document;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.detect.Detection;
import dateline.ingest.format.detect.Formats;
import java.util.Optional;

/**
 * What a document is read as where its sender may be wrong about that: as the feed's definition
 * says, else as what its content and what it declares tell.
 */
public final class FormatChoice {

  private FormatChoice() {}

  /**
   * The format; empty for what can be no news, such as a picture.
   *
   * @param stated media type of the feed's definition
   * @param declared media type that came with the document, without parameters
   */
  public static Optional<WireFormat> of(
      Optional<String> stated, Optional<String> declared, byte[] document) {
    return stated.flatMap(Formats::of).or(() -> found(declared, document));
  }

  private static Optional<WireFormat> found(Optional<String> declared, byte[] document) {
    WireFormat found =
        Detection.of(
            new Document(document, Optional.empty(), Optional.empty(), Optional.empty()), declared);
    // Whatever nothing else recognises is a text; what somebody calls a picture, or looks like one,
    // is none.
    boolean text = Formats.of("text/plain").filter(plain -> plain == found).isPresent();
    return text && (Formats.expected(declared).isEmpty() || isBinary(document))
        ? Optional.empty()
        : Optional.of(found);
  }

  /** Of zeros that no wide encoding puts there, or without a letter or a digit in any encoding. */
  private static boolean isBinary(byte[] document) {
    int even = 0;
    int odd = 0;
    boolean letters = document.length == 0;
    for (int i = 0; i < document.length; i++) {
      letters |= (document[i] & 0xFF) >= '0';
      if (document[i] == 0) {
        even += 1 - i % 2;
        odd += i % 2;
      }
    }
    boolean wide = Math.max(even, odd) > document.length / 8;
    return !letters || even + odd > 0 && !wide;
  }
}
