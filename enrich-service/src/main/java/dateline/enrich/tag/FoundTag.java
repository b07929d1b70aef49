package dateline.enrich.tag;

import java.util.List;
import java.util.Optional;

/**
 * One statement on what the article is about, shaped like the contract's {@code Tag}.
 *
 * @param kind subject, person, organisation, place or keyword
 * @param label name as the text has it, or the concept's label in the article's language
 * @param uri identifier of the concept, where known
 * @param literal code without a URI
 * @param scheme {@code medtop}, {@code iso3166-1a2} or {@code provider:NAME}
 * @param rel {@code about} or {@code mentions}
 * @param role office the text gives a person
 * @param countryCode ISO 3166-1 alpha-2 code of a place
 * @param relevance from 0 to 100; empty for a provider's statement
 * @param confidence from 0 to 100; empty for a provider's statement
 * @param creator {@code provider} or {@code rule:NAME/VERSION}
 * @param evidence at most {@value #MOST_PASSAGES} passages; empty only for a provider's statement
 *     and what is derived from it
 */
public record FoundTag(
    TagKind kind,
    String label,
    Optional<String> uri,
    Optional<String> literal,
    Optional<String> scheme,
    String rel,
    Optional<String> role,
    Optional<String> countryCode,
    Optional<Integer> relevance,
    Optional<Integer> confidence,
    String creator,
    List<Passage> evidence) {

  /** More passages than this add size and no insight. */
  public static final int MOST_PASSAGES = 8;

  public FoundTag {
    evidence =
        evidence.size() > MOST_PASSAGES
            ? List.copyOf(evidence.subList(0, MOST_PASSAGES))
            : List.copyOf(evidence);
  }
}
