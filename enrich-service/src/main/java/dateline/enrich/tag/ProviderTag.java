package dateline.enrich.tag;

import java.util.Objects;
import java.util.Optional;

/**
 * A category, keyword or name as the provider delivered it.
 *
 * @param kind the contract's word for the kind, {@code subject} where the provider does not say
 * @param label as written
 * @param uri the provider's identifier, if it is a URI
 * @param literal the provider's code, if it is none
 * @param scheme vocabulary the provider names; empty means the provider's own
 */
public record ProviderTag(
    String kind,
    String label,
    Optional<String> uri,
    Optional<String> literal,
    Optional<String> scheme) {

  public ProviderTag {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(label);
    Objects.requireNonNull(uri);
    Objects.requireNonNull(literal);
    Objects.requireNonNull(scheme);
  }

  /** A bare category of the provider's own. */
  public static ProviderTag category(String label) {
    return new ProviderTag("subject", label, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
