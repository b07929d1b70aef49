package dateline.ingest.format.wire;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as wires compare it: lower case, without accents, one space for any run of them. Only the
 * accents of European scripts go (U+0300 to U+036F): elsewhere marks are letters.
 */
final class Folded {

  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

  private Folded() {}

  static String of(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String bare = ACCENTS.matcher(apart).replaceAll("").replace('’', '\'');
    String composed = Normalizer.normalize(bare, Normalizer.Form.NFC);
    return SPACES.matcher(composed).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
