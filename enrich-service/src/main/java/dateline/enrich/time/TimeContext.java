package dateline.enrich.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known about the delivery that a time stands in. The host's zone and locale are never part
 * of it.
 *
 * @param feedZone zone of the feed or its publisher
 * @param language BCP 47 tag of the text, for month names and for the order of day and month
 * @param received when the delivery reached us
 */
public record TimeContext(Optional<ZoneId> feedZone, Optional<String> language, Instant received) {

  /** A context that knows nothing but the time of arrival. */
  public static TimeContext receivedAt(Instant received) {
    return new TimeContext(Optional.empty(), Optional.empty(), received);
  }

  /** The zone in which relative days are counted: the feed's, else UTC. */
  ZoneId dayZone() {
    return feedZone.orElse(ZoneOffset.UTC);
  }

  /** The language as a locale; the root locale where none is known. */
  Locale locale() {
    return language.map(tag -> Locale.forLanguageTag(tag.replace('_', '-'))).orElse(Locale.ROOT);
  }
}
