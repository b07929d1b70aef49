package dateline.enrich.tag;

import java.util.List;
import java.util.Objects;

/**
 * What tagging reads.
 *
 * @param headline may be empty
 * @param standfirst may be empty
 * @param body plain text; a blank line between paragraphs, headings being paragraphs of their own
 * @param language ISO 639-1 code or BCP 47 tag; empty when unknown
 * @param categories the provider's own tags
 * @param provider name of the provider, for the scheme of its own categories
 */
public record TaggerInput(
    String headline,
    String standfirst,
    String body,
    String language,
    List<ProviderTag> categories,
    String provider) {

  public TaggerInput {
    Objects.requireNonNull(headline);
    Objects.requireNonNull(standfirst);
    Objects.requireNonNull(body);
    Objects.requireNonNull(language);
    Objects.requireNonNull(provider);
    categories = List.copyOf(categories);
  }
}
