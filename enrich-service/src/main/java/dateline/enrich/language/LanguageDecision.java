package dateline.enrich.language;

import java.util.Optional;

/**
 * The article's language after detection and declaration were compared.
 *
 * @param tag BCP 47 tag of the text: the detected language with the region of the declaration where
 *     both name the same language; empty when neither side knows
 * @param primary ISO 639-1 code of {@code tag}
 * @param declared the declaration in canonical BCP 47 form, empty when there was none or it was not
 *     a language tag
 * @param differsFromDeclared whether a sure detection contradicts the declaration
 * @param confidence from 0 to 1
 */
public record LanguageDecision(
    Optional<String> tag,
    Optional<String> primary,
    Optional<String> declared,
    boolean differsFromDeclared,
    double confidence) {}
