package dateline.ingest.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Text and the encoding that was decided for it: byte order mark, else what the transport says,
 * else what the document says, each only if the bytes agree; else UTF-8 if they are that, else what
 * statistics say, else windows-1252. Bytes that still don't fit become U+FFFD.
 *
 * @param text the text
 * @param charset what it was decoded with
 * @param mark length of the byte order mark in front of it
 */
public record DecodedText(String text, Charset charset, int mark) {

  private static final Charset FALLBACK = Charset.forName("windows-1252");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  /** Decodes. */
  public static DecodedText of(byte[] bytes, Optional<String> transport, Optional<String> inside) {
    return byMark(bytes)
        .or(() -> transport.flatMap(DecodedText::charset).flatMap(c -> strict(bytes, c)))
        .or(() -> inside.flatMap(DecodedText::charset).flatMap(c -> strict(bytes, c)))
        .or(() -> strict(bytes, StandardCharsets.UTF_8))
        .or(() -> detected(bytes).flatMap(c -> strict(bytes, c)))
        .orElseGet(
            () ->
                lenient(
                    bytes,
                    0,
                    transport.or(() -> inside).flatMap(DecodedText::charset).orElse(FALLBACK)));
  }

  /** The way from passages of the text back to the bytes that it was decoded from. */
  public SourceBytes source(byte[] bytes) {
    return new SourceBytes(bytes, this);
  }

  static CharsetDecoder decoder(Charset charset, CodingErrorAction onFault) {
    return charset.newDecoder().onMalformedInput(onFault).onUnmappableCharacter(onFault);
  }

  private static Optional<DecodedText> byMark(byte[] b) {
    if (starts(b, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(lenient(b, 3, StandardCharsets.UTF_8));
    }
    if (starts(b, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(lenient(b, 4, UTF_32BE));
    }
    if (starts(b, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(lenient(b, 4, UTF_32LE));
    }
    if (starts(b, 0xFE, 0xFF)) {
      return Optional.of(lenient(b, 2, StandardCharsets.UTF_16BE));
    }
    if (starts(b, 0xFF, 0xFE)) {
      return Optional.of(lenient(b, 2, StandardCharsets.UTF_16LE));
    }
    return Optional.empty();
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<DecodedText> strict(byte[] bytes, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      // The platform's fast way, which replaces what does not fit.
      String text = new String(bytes, charset);
      if (text.indexOf('\uFFFD') < 0) {
        return Optional.of(new DecodedText(text, charset, 0));
      }
    }
    try {
      String text =
          decoder(charset, CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(new DecodedText(text, charset, 0));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static DecodedText lenient(byte[] bytes, int from, Charset charset) {
    try {
      ByteBuffer behindMark = ByteBuffer.wrap(bytes, from, bytes.length - from);
      String text = decoder(charset, CodingErrorAction.REPLACE).decode(behindMark).toString();
      return new DecodedText(text, charset, from);
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("a decoder that replaces refuses nothing", e);
    }
  }

  /** A charset by name, with the web's habit of reading ISO-8859-1 as windows-1252 (WHATWG). */
  private static Optional<Charset> charset(String name) {
    try {
      Charset charset = Charset.forName(name.strip());
      boolean latin =
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
      // Without a mark, which was looked for before, these are big-endian (RFC 2781, UTR 17).
      return Optional.of(
          switch (charset.name()) {
            case "UTF-16" -> StandardCharsets.UTF_16BE;
            case "UTF-32" -> UTF_32BE;
            default -> latin ? FALLBACK : charset;
          });
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> detected(byte[] bytes) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, bytes.length);
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset()).flatMap(DecodedText::charset);
  }
}
