package dateline.ingest.source;

import dateline.KeyHash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A feed that may push.
 *
 * @param id the feed's id, part of its address
 * @param provider scope of its items' identifiers
 * @param name name for people
 * @param zone IANA zone of its zoneless times
 * @param language BCP 47 language of items that declare none
 * @param key what its requests prove themselves with
 * @param rate items a second, where limited
 */
public record Feed(
    String id,
    String provider,
    String name,
    Optional<String> zone,
    Optional<String> language,
    KeyHash key,
    Optional<FeedRate> rate) {

  /** The calendar day of a moment where the feed is: in its zone, else in UTC. */
  public LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone.map(ZoneId::of).orElse(ZoneOffset.UTC));
  }
}
