package dateline.ingest.format.xml;

import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes an XML document by its own rules: byte order mark, the transport's charset, the encoding
 * declaration (RFC 7303 section 3, XML 1.0 appendix F), each only if the bytes agree. A declaration
 * of Latin-1, with which any bytes agree, does not stand against bytes that can only be UTF-8.
 */
public final class XmlText {

  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

  private static final Set<String> LATIN =
      Set.of("iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii");

  private XmlText() {}

  /** The document's text. */
  public static DecodedText of(Document document) {
    byte[] bytes = document.bytes();
    Optional<String> wide = wide(bytes);
    return wide.isPresent()
        ? DecodedText.of(bytes, wide, Optional.empty())
        : DecodedText.of(
            bytes, document.charset(), declared(bytes).filter(name -> !isBelied(name, bytes)));
  }

  /** UTF-16 or UTF-32 without a byte order mark, told by the first {@code <} (XML, appendix F). */
  private static Optional<String> wide(byte[] b) {
    if (b.length < 4) {
      return Optional.empty();
    }
    int four = b[0] << 24 | (b[1] & 0xFF) << 16 | (b[2] & 0xFF) << 8 | b[3] & 0xFF;
    if (four == 0x0000003C) {
      return Optional.of("UTF-32BE");
    }
    if (four == 0x3C000000) {
      return Optional.of("UTF-32LE");
    }
    // Behind the bracket stands a character of ASCII, whatever is declared or not.
    return switch (four & 0xFFFFFF00) {
      case 0x003C0000 -> Optional.of("UTF-16BE");
      default ->
          (four & 0xFFFF00FF) == 0x3C000000 ? Optional.of("UTF-16LE") : Optional.<String>empty();
    };
  }

  /** Every other encoding that matters writes a declaration's characters as ASCII does. */
  private static Optional<String> declared(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(start);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static boolean isBelied(String declared, byte[] bytes) {
    return LATIN.contains(declared.toLowerCase(Locale.ROOT)) && isWideUtf8(bytes);
  }

  private static boolean isWideUtf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).length()
          < bytes.length;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
