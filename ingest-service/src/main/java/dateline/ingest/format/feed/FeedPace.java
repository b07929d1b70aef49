package dateline.ingest.format.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How often a feed wants to be looked at.
 *
 * @param ttl how long it may be kept ({@code ttl}, RSS 2.0)
 * @param skipHours hours of the day in UTC, 0 to 23, in which it does not change ({@code
 *     skipHours}, RSS 0.91)
 * @param skipDays days of the week in UTC on which it does not change ({@code skipDays})
 * @param interval time between changes ({@code sy:updatePeriod} by {@code sy:updateFrequency}, RSS
 *     1.0 module syndication)
 * @param base a moment from which the intervals count, as delivered ({@code sy:updateBase})
 */
public record FeedPace(
    Optional<Duration> ttl,
    Set<Integer> skipHours,
    Set<DayOfWeek> skipDays,
    Optional<Duration> interval,
    Optional<String> base) {

  /** Of a feed that says nothing about it. */
  public static final FeedPace UNSTATED =
      new FeedPace(Optional.empty(), Set.of(), Set.of(), Optional.empty(), Optional.empty());

  public FeedPace {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }
}
