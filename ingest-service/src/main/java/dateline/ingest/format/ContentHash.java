package dateline.ingest.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Identity of an item that names none: a hash over its title and body, blind to case, compatibility
 * forms and white space. An edited text is another article then: the wire gave nothing to hold on
 * to.
 */
public final class ContentHash {

  private static final Pattern NO_LETTER = Pattern.compile("[\\p{Z}\\p{C}]+");

  private ContentHash() {}

  /** The identity of an item of this title and body. */
  public static Identity identity(String title, String body) {
    String text = normalised(title) + "\n" + normalised(body);
    return new Identity(Identity.Source.CONTENT, "sha256:" + sha256(text));
  }

  private static String normalised(String text) {
    String same = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_LETTER.matcher(same).replaceAll(" ").strip();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
