package dateline.enrich.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Turns bytes into text. Order: byte order mark, HTTP charset, declaration in the document (XML or
 * {@code meta}), UTF-8 if the bytes are that, detection, windows-1252. A stated encoding that the
 * bytes contradict is passed over. Names are read as browsers read them (WHATWG Encoding):
 * ISO-8859-1 means windows-1252.
 */
public final class TextDecoder {

  private static final int PROLOGUE = 4096;
  private static final int SAMPLE = 64 * 1024;
  private static final Pattern DECLARED =
      Pattern.compile(
          "<\\?xml[^>]{0,100}?encoding\\s?=\\s?[\"']([A-Za-z0-9_.:\\-]{2,40})[\"']"
              + "|<meta[^>]{0,200}?charset\\s{0,3}=\\s{0,3}[\"']?\\s{0,3}([A-Za-z0-9_.:\\-]{2,40})",
          Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> AS_BROWSERS_DO =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"), Map.entry("latin1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"), Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"), Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"), Map.entry("tis-620", "x-windows-874"),
          Map.entry("gb2312", "GB18030"), Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"), Map.entry("shift_jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"), Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"), Map.entry("utf8", "UTF-8"),
          Map.entry("utf-16", "UTF-16LE"), Map.entry("unicode", "UTF-16LE"));

  private TextDecoder() {}

  /** The text, and the name of the encoding that it was read with. */
  public record Decoded(String text, String charset) {}

  /** Decodes; bytes that the encoding does not have become U+FFFD. */
  public static Decoded decode(byte[] bytes, Optional<String> httpCharset) {
    Optional<Decoded> marked = byMark(bytes);
    if (marked.isPresent()) {
      return marked.get();
    }
    return httpCharset
        .flatMap(TextDecoder::charset)
        .flatMap(c -> ifPlausible(bytes, c))
        .or(
            () ->
                declared(bytes)
                    .flatMap(TextDecoder::charset)
                    // A document that can declare its encoding in ASCII is not in UTF-16.
                    .map(c -> isWide(c) ? StandardCharsets.UTF_8 : c)
                    .flatMap(c -> ifPlausible(bytes, c)))
        .or(() -> strict(bytes, StandardCharsets.UTF_8))
        .or(() -> detected(bytes).map(c -> lenient(bytes, 0, c)))
        .orElseGet(() -> lenient(bytes, 0, Charset.forName("windows-1252")));
  }

  private static Optional<Decoded> byMark(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(lenient(bytes, 3, StandardCharsets.UTF_8));
    }
    if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(lenient(bytes, 4, Charset.forName("UTF-32LE")));
    }
    if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(lenient(bytes, 4, Charset.forName("UTF-32BE")));
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return Optional.of(lenient(bytes, 2, StandardCharsets.UTF_16BE));
    }
    return starts(bytes, 0xFF, 0xFE)
        ? Optional.of(lenient(bytes, 2, StandardCharsets.UTF_16LE))
        : Optional.empty();
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> declared(byte[] bytes) {
    int length = Math.min(PROLOGUE, bytes.length);
    Matcher m = DECLARED.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    return m.find() ? Optional.of(m.group(1) != null ? m.group(1) : m.group(2)) : Optional.empty();
  }

  private static Optional<Charset> charset(String name) {
    String key = name.strip().toLowerCase(Locale.ROOT);
    try {
      return Optional.of(Charset.forName(AS_BROWSERS_DO.getOrDefault(key, key)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  /**
   * UTF-8 is refuted by what it does not have, of which a little is forgiven in a long text; UTF-16
   * and UTF-32 by bytes that are sound UTF-8 without a single zero. Others cannot be refuted.
   */
  private static Optional<Decoded> ifPlausible(byte[] bytes, Charset charset) {
    if (isWide(charset) && isNarrow(bytes)) {
      return Optional.empty();
    }
    Decoded decoded = lenient(bytes, 0, charset);
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return Optional.of(decoded);
    }
    long broken = decoded.text().chars().filter(c -> c == '\ufffd').count();
    return broken * 1000 <= decoded.text().length() ? Optional.of(decoded) : Optional.empty();
  }

  private static boolean isNarrow(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return false;
      }
    }
    return strict(bytes, StandardCharsets.UTF_8).isPresent();
  }

  private static Optional<Decoded> strict(byte[] bytes, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return Optional.of(new Decoded(text.toString(), charset.name()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> detected(byte[] bytes) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, Math.min(SAMPLE, bytes.length));
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset()).flatMap(TextDecoder::charset);
  }

  private static Decoded lenient(byte[] bytes, int from, Charset charset) {
    return new Decoded(new String(bytes, from, bytes.length - from, charset), charset.name());
  }
}
