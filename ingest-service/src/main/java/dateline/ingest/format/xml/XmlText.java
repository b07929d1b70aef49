package dateline.ingest.format.xml;

import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes an XML document by its own rules: byte order mark, the transport's charset, the encoding
 * declaration (RFC 7303 section 3, XML 1.0 appendix F), each only if the bytes agree.
 */
public final class XmlText {

  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

  private XmlText() {}

  /** The document's text. */
  public static DecodedText of(Document document) {
    byte[] bytes = document.bytes();
    Optional<String> wide = wide(bytes);
    return wide.isPresent()
        ? DecodedText.of(bytes, wide, Optional.empty())
        : DecodedText.of(bytes, document.charset(), declared(bytes));
  }

  /** UTF-16 or UTF-32 without a byte order mark, told by the first {@code <} (XML, appendix F). */
  private static Optional<String> wide(byte[] b) {
    if (b.length < 4) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (b[0] << 24 | (b[1] & 0xFF) << 16 | (b[2] & 0xFF) << 8 | b[3] & 0xFF) {
          case 0x0000003C -> "UTF-32BE";
          case 0x3C000000 -> "UTF-32LE";
          case 0x003C003F -> "UTF-16BE";
          case 0x3C003F00 -> "UTF-16LE";
          default -> null;
        });
  }

  /** Every other encoding that matters writes a declaration's characters as ASCII does. */
  private static Optional<String> declared(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(start);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
