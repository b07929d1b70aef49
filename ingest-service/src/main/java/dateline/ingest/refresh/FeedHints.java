package dateline.ingest.refresh;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a feed's document says about how often to ask for it.
 *
 * @param ttl RSS 2.0 {@code ttl}, given in minutes
 * @param update RSS 1.0 Syndication module: {@code sy:updatePeriod} over {@code sy:updateFrequency}
 * @param skipHours RSS 2.0 {@code skipHours}: hours of the day in GMT, 0 to 23 (24 counts as 0)
 * @param skipDays RSS 2.0 {@code skipDays}: days in GMT
 */
public record FeedHints(
    Optional<Duration> ttl,
    Optional<Duration> update,
    Set<Integer> skipHours,
    Set<DayOfWeek> skipDays) {

  /** A feed that says nothing. */
  public static final FeedHints NONE =
      new FeedHints(Optional.empty(), Optional.empty(), Set.of(), Set.of());

  public FeedHints {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }
}
