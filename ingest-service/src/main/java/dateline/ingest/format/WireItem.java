package dateline.ingest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An item as a feed delivered it: what a format states set apart, everything raw. The contract's
 * {@code RawArticle} says what the words in here mean.
 *
 * @param notices what was passed over in setting it apart; it is in the payload all the same
 */
public record WireItem(
    Identity identity,
    Payload payload,
    Parts parts,
    Map<Fact, String> facts,
    Marks marks,
    List<Fault> notices) {

  public WireItem {
    facts = Map.copyOf(facts);
    notices = List.copyOf(notices);
  }

  /** The same item with these original bytes. */
  public WireItem with(byte[] content) {
    Payload whole = new Payload(payload.format(), payload.mediaType(), payload.charset(), content);
    return new WireItem(identity, whole, parts, facts, marks, notices);
  }

  /** The same item with another text beside its own. */
  public WireItem with(Parts.Text text) {
    List<Parts.Text> texts = new ArrayList<>(parts.texts());
    texts.add(text);
    Parts more =
        new Parts(
            texts, parts.times(), parts.tags(), parts.credits(), parts.links(), parts.media());
    return new WireItem(identity, payload, more, facts, marks, notices);
  }

  /** The same item with more to say of what was passed over. */
  public WireItem with(List<Fault> more) {
    List<Fault> all = new ArrayList<>(notices);
    all.addAll(more);
    return new WireItem(identity, payload, parts, facts, marks, all);
  }

  /** A single value, if the item states it. */
  public Optional<String> fact(Fact fact) {
    return Optional.ofNullable(facts.get(fact));
  }

  /**
   * Whether it may overtake others: it takes an article back ({@code pubStatus}), or is a flash or
   * bulletin (urgency 1 and 2).
   */
  public boolean isPressing() {
    String status = facts.getOrDefault(Fact.PUB_STATUS, "");
    String urgency = facts.getOrDefault(Fact.URGENCY, "");
    return Set.of("canceled", "withheld").contains(status) || Set.of("1", "2").contains(urgency);
  }

  /** The headline, if the format sets it apart. */
  public Optional<String> headline() {
    return parts.texts().stream()
        .filter(text -> text.role().equals("headline"))
        .map(Parts.Text::value)
        .findFirst();
  }
}
