package dateline.ingest.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.Headers;
import dateline.ingest.fetch.Settings;
import dateline.ingest.fetch.Trail;
import dateline.ingest.fetch.Validators;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Weeks of feeds as they are, driven by what the policy says: how fast, how often, which alarms.
 */
class PollingWeeksTest {

  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z"); // a Monday
  private static final Instant END = START.plus(Duration.ofDays(21));
  private static final URI URL = URI.create("https://news.example/feed");

  /** What came of three weeks: of the last one, when it is settled. */
  private record Weeks(double pollsADay, Duration median, Duration slow, Set<Alarm.Kind> alarms) {}

  @Test
  void aWireRoundTheClock() {
    Weeks weeks = run(times(Duration.ofMinutes(4), 0, 24, true), 30);

    assertThat(weeks.median()).isLessThan(Duration.ofSeconds(90));
    assertThat(weeks.slow()).isLessThan(Duration.ofMinutes(4));
    assertThat(weeks.pollsADay()).isLessThan(1_100);
    assertThat(weeks.alarms()).isEmpty();
  }

  @Test
  void aDeskByDayOnWeekdays() {
    Weeks weeks = run(times(Duration.ofMinutes(12), 6, 22, false), 20);

    assertThat(weeks.median()).isLessThan(Duration.ofMinutes(4));
    assertThat(weeks.slow()).isLessThan(Duration.ofMinutes(20));
    assertThat(weeks.pollsADay()).isLessThan(250);
    assertThat(weeks.alarms()).isEmpty();
  }

  @Test
  void aMinistryWithTwoItemsADay() {
    Weeks weeks = run(times(Duration.ofHours(5), 7, 18, false), 10);

    assertThat(weeks.median()).isLessThan(Duration.ofMinutes(45));
    assertThat(weeks.slow()).isLessThan(Duration.ofMinutes(70));
    assertThat(weeks.pollsADay()).isLessThan(30);
    assertThat(weeks.alarms()).isEmpty();
  }

  @Test
  void missesAWireThatStopsWithinTheHourOrSo() {
    List<Instant> all = times(Duration.ofMinutes(4), 0, 24, true);
    Instant stop = END.minus(Duration.ofDays(1));
    List<Instant> until = all.stream().filter(t -> t.isBefore(stop)).toList();
    PollState state = new RefreshPolicy(Settings.of(Map.of()).refresh()).first("wire", URL, START);
    Instant raised = END;
    RefreshPolicy policy = new RefreshPolicy(Settings.of(Map.of()).refresh());
    while (state.nextDue().isBefore(END)) {
      Instant now = state.nextDue();
      state = policy.after(state, poll(state, until, 30, now), now);
      if (state.alarms().get(Alarm.Kind.SILENCE).isPresent() && raised.equals(END)) {
        raised = now;
      }
    }

    assertThat(Duration.between(stop, raised))
        .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(100));
  }

  private static Weeks run(List<Instant> times, int window) {
    RefreshPolicy policy = new RefreshPolicy(Settings.of(Map.of()).refresh());
    PollState state = policy.first("feed", URL, START);
    Instant settled = START.plus(Duration.ofDays(14));
    List<Duration> delays = new ArrayList<>();
    Set<Alarm.Kind> alarms = new TreeSet<>();
    int polls = 0;
    while (state.nextDue().isBefore(END)) {
      Instant now = state.nextDue();
      Poll poll = poll(state, times, window, now);
      if (now.isAfter(settled)) {
        polls++;
        poll.harvest().ifPresent(h -> h.times().forEach(t -> delays.add(Duration.between(t, now))));
      }
      state = policy.after(state, poll, now);
      if (now.isAfter(settled)) {
        alarms.addAll(state.alarms().byKind().keySet());
      }
    }
    delays.sort(null);
    return new Weeks(
        polls / 7.0, delays.get(delays.size() / 2), delays.get(delays.size() * 95 / 100), alarms);
  }

  private static Poll poll(PollState state, List<Instant> times, int window, Instant now) {
    int end = 0;
    while (end < times.size() && !times.get(end).isAfter(now)) {
      end++;
    }
    List<SeenItem> items = new ArrayList<>();
    List<Instant> fresh = new ArrayList<>();
    for (int i = end - 1; i >= Math.max(0, end - window); i--) {
      SeenItem item = new SeenItem(i, i);
      items.add(item);
      if (state.cadence().latest().map(times.get(i)::isAfter).orElse(true)) {
        fresh.add(times.get(i));
      }
    }
    if (fresh.isEmpty() && state.validators().isPresent()) {
      return new Poll(
          new FetchResult.NotModified(
              Trail.at(URL), Headers.NONE, state.validators().get(), Optional.empty()),
          Optional.empty(),
          false);
    }
    FetchResult fetched =
        new FetchResult.Fetched(
            Trail.at(URL),
            200,
            Headers.NONE,
            new byte[0],
            Optional.empty(),
            Optional.empty(),
            new Validators(URL, Optional.of("\"" + end + "\""), Optional.empty()),
            Optional.empty());
    Harvest harvest = new Harvest(state.window().look(items), fresh, 0, FeedHints.NONE);
    return new Poll(fetched, Optional.of(harvest), false);
  }

  /** Items at random, so far apart on average, between two hours of the day. */
  private static List<Instant> times(Duration gap, int from, int to, boolean weekends) {
    Random random = new Random(5);
    List<Instant> times = new ArrayList<>();
    Instant time = START;
    while (time.isBefore(END)) {
      double wait = -Math.log(1 - random.nextDouble()) * gap.toSeconds();
      time = time.plusSeconds(1 + (long) wait);
      int hour = time.atZone(ZoneOffset.UTC).getHour();
      DayOfWeek day = time.atZone(ZoneOffset.UTC).getDayOfWeek();
      if (hour >= from && hour < to && (weekends || day.getValue() < 6)) {
        times.add(time);
      }
    }
    return times;
  }
}
