package dateline.ingest.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How often new items of a feed come: the last gaps between them, and the longest gaps of the last
 * days, which hold the nights and weekends that a busy feed's last gaps don't reach back to.
 * Medians and percentiles, so that one burst or one failure hardly counts.
 *
 * @param gaps seconds between neighbouring times at which items came, oldest first; at most {@value
 *     #MOST}
 * @param days the longest gap of each of the last days on which items came, oldest first; at most
 *     {@value #DAYS}
 * @param latest when the newest item came
 */
public record Cadence(List<Integer> gaps, List<Day> days, Optional<Instant> latest) {

  /** Gaps that are remembered. */
  public static final int MOST = 50;

  /** Days that are remembered: a week and one more, so that there is always a weekend. */
  public static final int DAYS = 8;

  /** Of a feed that has brought nothing. */
  public static final Cadence NONE = new Cadence(List.of(), List.of(), Optional.empty());

  /** RSS 0.90; clocks that nobody has set say 1900 or 1970. */
  private static final Instant FIRST_FEEDS = Instant.parse("1999-03-01T00:00:00Z");

  private static final int ENOUGH = 3;
  private static final int ENOUGH_FOR_SILENCE = 10;
  private static final Duration LEAST_SILENCE = Duration.ofHours(1);

  /** A night may be a quarter longer than the longest of a week. */
  private static final double LONGER_NIGHT = 1.25;

  /**
   * The longest gap that ended on a day.
   *
   * @param epochDay the day in UTC, counted from 1970-01-01
   * @param seconds the gap
   */
  public record Day(long epochDay, int seconds) {}

  public Cadence {
    gaps = List.copyOf(gaps);
    days = List.copyOf(days);
  }

  /**
   * Learns from new items. What they say of their publication counts, as it is finer than our
   * polls; if nothing of it is of use (none, in the future, before what is known or before there
   * were feeds), their arrival.
   */
  public Cadence learn(List<Instant> published, Instant arrival) {
    SortedSet<Instant> times = new TreeSet<>();
    for (Instant time : published) {
      Instant second = Instant.ofEpochSecond(time.getEpochSecond());
      boolean possible = !second.isBefore(FIRST_FEEDS) && !second.isAfter(arrival);
      if (possible && latest.map(second::isAfter).orElse(true)) {
        times.add(second);
      }
    }
    if (times.isEmpty()) {
      times.add(arrival);
    }
    Cadence next = this;
    for (Instant time : times) {
      next = next.with(time);
    }
    return next;
  }

  /** The usual gap: the median; nothing if too little is known. */
  public Optional<Duration> usual() {
    return gaps.size() < ENOUGH ? Optional.empty() : Optional.of(percentile(0.5));
  }

  /**
   * How long the feed has to be silent until that is odd; nothing if too little is known.
   *
   * @param factor how often the usual longest gap (the 95th percentile) has to pass
   */
  public Optional<Duration> oddSilence(double factor) {
    if (gaps.size() < ENOUGH_FOR_SILENCE) {
      return Optional.empty();
    }
    double often = percentile(0.95).getSeconds() * factor;
    double night = days.stream().mapToInt(Day::seconds).max().orElse(0) * LONGER_NIGHT;
    Duration silence = Duration.ofSeconds((long) Math.max(often, night));
    return Optional.of(silence.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : silence);
  }

  private Duration percentile(double part) {
    List<Integer> sorted = new ArrayList<>(gaps);
    Collections.sort(sorted);
    // The nearest rank, so that it is a gap that was.
    int rank = (int) Math.ceil(part * sorted.size());
    return Duration.ofSeconds(sorted.get(Math.max(0, rank - 1)));
  }

  private Cadence with(Instant time) {
    if (latest.isEmpty()) {
      return new Cadence(gaps, days, Optional.of(time));
    }
    long between = Math.max(1, Duration.between(latest.get(), time).getSeconds());
    int gap = (int) Math.min(between, Integer.MAX_VALUE);
    List<Integer> longer = new ArrayList<>(gaps);
    longer.add(gap);
    return new Cadence(newest(longer, MOST), newest(daysWith(time, gap), DAYS), Optional.of(time));
  }

  private List<Day> daysWith(Instant time, int gap) {
    long day = Math.floorDiv(time.getEpochSecond(), 86_400L);
    List<Day> next = new ArrayList<>(days);
    if (!next.isEmpty() && next.get(next.size() - 1).epochDay() == day) {
      Day today = next.remove(next.size() - 1);
      next.add(new Day(day, Math.max(today.seconds(), gap)));
    } else {
      next.add(new Day(day, gap));
    }
    return next;
  }

  private static <T> List<T> newest(List<T> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
