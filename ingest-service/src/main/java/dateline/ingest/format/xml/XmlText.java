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
            bytes,
            document.charset().filter(name -> !startsNarrow(bytes) || !isWide(name)),
            declared(bytes).filter(name -> !isWide(name) && !isBelied(name, bytes)));
  }

  /** UTF-16 or UTF-32 without a byte order mark, told by the first {@code <} (XML, appendix F). */
  private static Optional<String> wide(byte[] b) {
    if (b.length < 4) {
      return Optional.empty();
    }
    if (b[0] == 0 && b[1] == 0 && b[2] == 0 && b[3] == '<') {
      return Optional.of("UTF-32BE");
    }
    if (b[0] == '<' && b[1] == 0 && b[2] == 0 && b[3] == 0) {
      return Optional.of("UTF-32LE");
    }
    // What stands behind, of a declaration or of a tag, is ASCII, too.
    if (b[0] == 0 && b[1] == '<' && b[2] == 0) {
      return Optional.of("UTF-16BE");
    }
    return b[0] == '<' && b[1] == 0 && b[3] == 0 ? Optional.of("UTF-16LE") : Optional.empty();
  }

  /** Every other encoding that matters writes a declaration's characters as ASCII does. */
  private static Optional<String> declared(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(start);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether a tag in a single byte a character stands in front, which no wide encoding has. */
  private static boolean startsNarrow(byte[] b) {
    return b.length > 1 && b[0] == '<' && b[1] > 0;
  }

  /** A declaration that could be read is in no encoding of two or four bytes a character. */
  private static boolean isWide(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("utf-16") || lower.startsWith("utf-32") || lower.contains("ucs-");
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
