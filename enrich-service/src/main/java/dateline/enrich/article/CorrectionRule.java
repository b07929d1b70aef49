package dateline.enrich.article;

import dateline.RawArticle;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a delivery is marked as a correction: its note to editors, or a headline's kicker, begins
 * with the word that wires use for it. A text that merely speaks of corrections is none.
 */
final class CorrectionRule {

  private static final Pattern MARK =
      Pattern.compile(
          "^\\W*(?:CORRECT(?:S|ED|ION|ING)|BERICHTIG(?:T|UNG)|KORREKTUR|KORRIGIERT|RECTIFICATI(?:F|ON)|CORRECTIF"
              + "|CORRECCI[OÓ]N|CORRIGE)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private CorrectionRule() {}

  static boolean isCorrection(RawArticle raw) {
    return Optional.ofNullable(raw.getEdNote())
        .filter(note -> MARK.matcher(note).find())
        .isPresent();
  }
}
