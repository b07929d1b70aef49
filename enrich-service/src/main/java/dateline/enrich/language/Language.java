package dateline.enrich.language;

import java.util.Locale;
import java.util.Optional;

/**
 * The rule that joins a detected with a declared language (RFC 5646 tags): the text decides the
 * language where it speaks clearly, the declaration decides region and doubtful cases.
 */
public final class Language {

  /** Below this a contradiction is not believed, and the declaration stands. */
  static final double SURE = 0.5;

  /** Confidence of a declaration that the text neither confirms nor contradicts. */
  private static final double DECLARED_ONLY = 0.5;

  private Language() {}

  /**
   * Decides an article's language.
   *
   * @param detected what the text says
   * @param declared tag of the item or its feed, in any spelling such as {@code en_IN}
   */
  public static LanguageDecision decide(LanguageResult detected, Optional<String> declared) {
    Optional<Locale> claim = declared.flatMap(Language::parse);
    Optional<String> claimTag = claim.map(Locale::toLanguageTag);
    if (detected.language().isEmpty()) {
      return of(claim, claimTag, false, claim.isPresent() ? DECLARED_ONLY : 0);
    }
    String code = detected.language().get();
    boolean agree = claim.filter(c -> primary(c).equals(code)).isPresent();
    if (agree) {
      return of(claim, claimTag, false, detected.confidence());
    }
    if (claim.isPresent() && detected.confidence() < SURE) {
      return of(claim, claimTag, false, 1 - detected.confidence());
    }
    return of(
        Optional.of(Locale.forLanguageTag(code)),
        claimTag,
        claim.isPresent(),
        detected.confidence());
  }

  private static LanguageDecision of(
      Optional<Locale> locale, Optional<String> declared, boolean differs, double confidence) {
    return new LanguageDecision(
        locale.map(Locale::toLanguageTag),
        locale.map(Language::primary),
        declared,
        differs,
        confidence);
  }

  /** Bokmål and Nynorsk texts are declared as plain Norwegian as often as not. */
  static String primary(Locale locale) {
    String code = locale.getLanguage();
    return switch (code) {
      case "nb", "nn" -> "no";
      case "in" -> "id";
      case "iw" -> "he";
      case "ji" -> "yi";
      default -> code;
    };
  }

  private static Optional<Locale> parse(String tag) {
    Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
    boolean usable = !locale.getLanguage().isEmpty() && !locale.getLanguage().equals("und");
    return usable ? Optional.of(locale) : Optional.empty();
  }
}
