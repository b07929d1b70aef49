package dateline.ingest.format;

import java.util.Map;
import java.util.Optional;

/**
 * An item as a feed delivered it: what a format states set apart, everything raw. The contract's
 * {@code RawArticle} says what the words in here mean.
 */
public record WireItem(Identity identity, Payload payload, Parts parts, Map<Fact, String> facts) {

  public WireItem {
    facts = Map.copyOf(facts);
  }

  /** A single value, if the item states it. */
  public Optional<String> fact(Fact fact) {
    return Optional.ofNullable(facts.get(fact));
  }

  /** The headline, if the format sets it apart. */
  public Optional<String> headline() {
    return parts.texts().stream()
        .filter(text -> text.role().equals("headline"))
        .map(Parts.Text::value)
        .findFirst();
  }
}
