package dateline.ingest.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item as a feed delivered it: what a format states set apart, everything raw. The contract's
 * {@code RawArticle} says what the words in here mean.
 *
 * @param notices what was passed over in setting it apart; it is in the payload all the same
 */
public record WireItem(
    Identity identity, Payload payload, Parts parts, Map<Fact, String> facts, List<Fault> notices) {

  public WireItem {
    facts = Map.copyOf(facts);
    notices = List.copyOf(notices);
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
