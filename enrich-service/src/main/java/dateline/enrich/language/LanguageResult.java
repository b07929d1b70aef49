package dateline.enrich.language;

import java.util.Objects;
import java.util.Optional;

/**
 * What the detector reads from a text: an ISO 639-1 code, or nothing where the text gives no
 * decision.
 *
 * @param language ISO 639-1 code in lower case; empty when no language stands out
 * @param confidence how sure the detector is, from 0 to 1; 0 when the language is empty
 */
public record LanguageResult(Optional<String> language, double confidence) {

  /** No decision. */
  public static final LanguageResult UNKNOWN = new LanguageResult(Optional.empty(), 0);

  public LanguageResult {
    Objects.requireNonNull(language);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence + " is not in [0, 1]");
    }
  }
}
