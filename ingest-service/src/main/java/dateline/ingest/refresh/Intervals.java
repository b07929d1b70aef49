package dateline.ingest.refresh;

import dateline.ingest.source.IngestConfig;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How long to wait between polls. As often as new items come, twice; less often the longer nothing
 * came; never more often than the feed and its server allow, as far as that is within our longest
 * interval.
 */
final class Intervals {

  /** Before it is known how often items come. */
  private static final Duration UNKNOWN = Duration.ofMinutes(5);

  /** After a night of eight hours, 24 minutes. */
  private static final int OF_SILENCE = 20;

  /**
   * Somebody waits for a feed that was just registered; a list of them goes by the hosts' turns.
   */
  private static final Duration FIRST = Duration.ofSeconds(5);

  private static final double SPREAD = 0.1;
  private static final int MOST_DOUBLINGS = 30;

  private final IngestConfig.Refresh config;

  Intervals(IngestConfig.Refresh config) {
    this.config = config;
  }

  /** When to poll a feed that answered. */
  Instant due(PollState state, Optional<Duration> fresh, boolean pushed, Instant now) {
    Duration interval = interval(state, fresh, now);
    if (pushed) {
      Duration slow = interval.multipliedBy(config.pushedFactor());
      interval = shorter(slow, longer(interval, config.dead()));
    }
    return notSkipped(state.hints(), now.plus(spread(interval, state.feed(), now)));
  }

  /** When to poll one that did not, after so many failures. */
  Instant afterFailure(PollState state, Optional<Duration> retryAfter, int failures, Instant now) {
    // A pause shorter than ours says nothing: the usual backoff holds then.
    Optional<Duration> asked = retryAfter.filter(wait -> wait.compareTo(config.min()) >= 0);
    if (asked.isPresent()) {
      Duration wait = shorter(asked.get(), config.maxRetryAfter());
      return now.plus(spread(wait, state.feed(), now));
    }
    int doublings = Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS);
    Duration wait = shorter(config.min().multipliedBy(1L << doublings), config.maxBackoff());
    return now.plus(spread(wait, state.feed(), now));
  }

  /** When to poll for the first time: not all feeds of a list at once. */
  Instant first(String feed, Instant now) {
    return now.plusMillis((long) (shorter(config.min(), FIRST).toMillis() * fraction(feed, now)));
  }

  Instant soonest(PollState state, Instant now) {
    return now.plus(spread(config.min(), state.feed(), now));
  }

  private Duration interval(PollState state, Optional<Duration> fresh, Instant now) {
    Optional<Duration> silence = state.cadence().latest().map(l -> Duration.between(l, now));
    if (silence.filter(s -> s.compareTo(config.deadAfter()) > 0).isPresent()) {
      return config.dead();
    }
    Duration slowly = silence.orElse(Duration.ZERO).dividedBy(OF_SILENCE);
    Duration own =
        state
            .cadence()
            .usual()
            .map(gap -> gap.dividedBy(2))
            // Feeds name an hour out of habit: of use only until we know better.
            .orElseGet(() -> state.hints().update().orElse(UNKNOWN));
    Duration floor = longer(fresh.orElse(Duration.ZERO), state.hints().ttl().orElse(Duration.ZERO));
    return shorter(longer(longer(longer(own, slowly), floor), config.min()), config.max());
  }

  /** Out of the hours and days that the feed wants to be left alone in, if it leaves any. */
  private static Instant notSkipped(FeedHints hints, Instant due) {
    ZonedDateTime time = due.atZone(ZoneOffset.UTC);
    for (int hours = 0; hours <= 8 * 24; hours++) {
      DayOfWeek day = time.getDayOfWeek();
      int hour = time.getHour();
      boolean skipped =
          hints.skipDays().contains(day)
              || hints.skipHours().contains(hour)
              || hour == 0 && hints.skipHours().contains(24);
      if (!skipped) {
        return time.toInstant();
      }
      // Minutes and seconds stay: they spread the feeds that all wait for the same hour.
      ZonedDateTime next = time.plusHours(1);
      time =
          hours == 0
              ? next.truncatedTo(ChronoUnit.HOURS).plusSeconds(due.getEpochSecond() % 600)
              : next;
    }
    return due;
  }

  /**
   * Up to a tenth longer, so that feeds don't fall into step; the same for the same feed and time.
   */
  private static Duration spread(Duration interval, String feed, Instant now) {
    return interval.plusMillis((long) (interval.toMillis() * SPREAD * fraction(feed, now)));
  }

  private static double fraction(String feed, Instant now) {
    CRC32 hash = new CRC32();
    hash.update((feed + now.getEpochSecond()).getBytes(StandardCharsets.UTF_8));
    return hash.getValue() / (double) (1L << 32);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
