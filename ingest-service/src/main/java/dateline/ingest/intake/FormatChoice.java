package dateline.ingest.intake;

import dateline.ingest.format.WireFormat;
import dateline.ingest.format.detect.Formats;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a document is read as where its sender may be wrong about that: as the feed's definition
 * says, else as what it looks like, else as what it declares.
 */
public final class FormatChoice {

  private static final int FRONT = 2048;

  private FormatChoice() {}

  /**
   * The format; empty for what nobody knows.
   *
   * @param stated media type of the feed's definition
   * @param declared media type that came with the document, without parameters
   */
  public static Optional<WireFormat> of(
      Optional<String> stated, Optional<String> declared, byte[] document) {
    return stated
        .flatMap(Formats::of)
        .or(() -> looksLike(document, declared).flatMap(Formats::of))
        .or(() -> declared.flatMap(Formats::of));
  }

  private static Optional<String> looksLike(byte[] document, Optional<String> declared) {
    String front = front(document);
    if (front.startsWith("<!doctype html") || front.startsWith("<html")) {
      return Optional.of("text/html");
    }
    if (front.startsWith("<")) {
      return Optional.of(front.contains("<html") ? "text/html" : "application/xml");
    }
    // The header of a wire's message begins with it (IPTC 7901, ANPA 1312).
    if (front.length() > 0 && front.substring(0, Math.min(8, front.length())).indexOf(1) >= 0) {
      return Optional.of("text/vnd.iptc.7901");
    }
    if (front.startsWith("{") || front.startsWith("[")) {
      boolean lines =
          declared.filter(type -> type.matches("application/(x-)?(ndjson|jsonl)")).isPresent();
      return Optional.of(lines ? "application/x-ndjson" : "application/json");
    }
    return Optional.empty();
  }

  /** In lower case, without a byte order mark, leading space, and the zeros of wide encodings. */
  private static String front(byte[] document) {
    String text =
        new String(document, 0, Math.min(document.length, FRONT), StandardCharsets.ISO_8859_1);
    return text.replace("\0", "")
        .replaceFirst("^(?:\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
