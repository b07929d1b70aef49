package dateline.ingest.source;

import dateline.KeyHash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A feed that lives in this copy.
 *
 * @param settings what it is
 * @param rate how much it has pushed, where that is limited
 */
public record Feed(FeedSettings settings, Optional<FeedRate> rate) {

  /** A feed that has pushed nothing yet. */
  public static Feed of(FeedSettings settings) {
    return new Feed(settings, FeedRate.of(settings.push()));
  }

  /** With other settings; how much it has pushed is forgotten only if its rate is another. */
  Feed with(FeedSettings other) {
    boolean sameRate =
        settings.push().rate().equals(other.push().rate())
            && settings.push().burst().equals(other.push().burst());
    return sameRate ? new Feed(other, rate) : of(other);
  }

  /** The feed's id. */
  public String id() {
    return settings.id();
  }

  /** Scope of its items' identifiers. */
  public String provider() {
    return settings.provider();
  }

  /** Name for people. */
  public String name() {
    return settings.name();
  }

  /** IANA zone of its zoneless times. */
  public Optional<String> zone() {
    return settings.zone();
  }

  /** BCP 47 language of items that declare none. */
  public Optional<String> language() {
    return settings.language();
  }

  /** The keys that it may push with, also those that no longer work. */
  public List<FeedSettings.Key> keys() {
    return settings.push().keys();
  }

  /** Whether the key is one of its own and works now. Looks at all of them, whichever it is. */
  public boolean hasKey(KeyHash presented, Instant now) {
    boolean found = false;
    for (FeedSettings.Key key : keys()) {
      found |= key.hash().matches(presented) & key.isValid(now);
    }
    return found;
  }

  /** The calendar day of a moment where the feed is: in its zone, else in UTC. */
  public LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone().map(ZoneId::of).orElse(ZoneOffset.UTC));
  }
}
