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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshPolicyTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z"); // a Monday
  private static final URI URL = URI.create("https://news.example/feed");
  private static final URI ELSEWHERE = URI.create("https://wire.example/feed");

  private final RefreshPolicy policy = new RefreshPolicy(Settings.of(Map.of()).refresh());
  private final PollState first = policy.first("harbour", URL, NOW);

  @Test
  void aNewFeedIsDueWithinTheShortestInterval() {
    Set<Instant> due = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      due.add(policy.first("feed" + i, URL, NOW).nextDue());
    }

    assertThat(due).allMatch(d -> !d.isBefore(NOW) && d.isBefore(NOW.plusSeconds(60)));
    assertThat(due).hasSizeGreaterThan(90);
    assertThat(policy.first("harbour", URL, NOW)).isEqualTo(first);
    assertThat(first.address()).isEqualTo(URL);
  }

  @Nested
  class Intervals {

    @Test
    void areFiveMinutesUntilTheCadenceIsKnown() {
      assertWait(after(first, fetched(), harvest(first, 1)), Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({"PT10S,PT1M", "PT10M,PT5M", "PT1H,PT30M", "PT10H,PT1H", "P7D,PT1H"})
    void areHalfTheUsualGap(Duration gap, Duration expected) {
      PollState state = regular(gap);

      assertWait(after(state, fetched(), harvest(state, 1)), expected);
    }

    @Test
    void growWithTheSilence() {
      PollState state = regular(Duration.ofMinutes(10));

      // A twentieth of eight hours.
      assertWait(notModified(state, NOW.plus(Duration.ofHours(8))), Duration.ofMinutes(24));
      assertWait(notModified(state, NOW.plus(Duration.ofDays(3))), Duration.ofHours(1));
    }

    @Test
    void areADayForADeadFeed() {
      PollState state = regular(Duration.ofMinutes(10));

      assertWait(notModified(state, NOW.plus(Duration.ofDays(61))), Duration.ofHours(24));
    }

    @Test
    void respectWhatServerAndFeedSay_upToTheLongest() {
      PollState state = regular(Duration.ofMinutes(10));

      assertWait(
          after(state, fresh(Duration.ofMinutes(20)), harvest(state, 1)), Duration.ofMinutes(20));
      assertWait(after(state, fresh(Duration.ofDays(9)), harvest(state, 1)), Duration.ofHours(1));
      assertWait(after(state, fresh(Duration.ZERO), harvest(state, 1)), Duration.ofMinutes(5));
      assertWait(
          after(state, fetched(), hinting(state, ttl(Duration.ofMinutes(40)))),
          Duration.ofMinutes(40));
    }

    @Test
    void rememberWhatTheFeedSaidWhenItIsNotModified() {
      PollState state = regular(Duration.ofMinutes(10));
      PollState said = after(state, fetched(), hinting(state, ttl(Duration.ofMinutes(40))));

      assertWait(notModified(said, NOW), Duration.ofMinutes(40));
    }

    @Test
    void takeTheSyndicationModuleOnlyUntilTheCadenceIsKnown() {
      FeedHints hourly =
          new FeedHints(Optional.empty(), Optional.of(Duration.ofHours(1)), Set.of(), Set.of());
      PollState known = regular(Duration.ofMinutes(10));

      assertWait(after(first, fetched(), hinting(first, hourly)), Duration.ofHours(1));
      assertWait(after(known, fetched(), hinting(known, hourly)), Duration.ofMinutes(5));
    }

    @Test
    void leaveOutSkippedHoursAndDays() {
      PollState state = regular(Duration.ofMinutes(10));
      FeedHints hours = skipping(Set.of(10, 11, 12), Set.of());
      FeedHints night = skipping(Set.of(24), Set.of());
      FeedHints today = skipping(Set.of(), EnumSet.of(DayOfWeek.MONDAY));
      FeedHints both = skipping(Set.of(0, 1), EnumSet.of(DayOfWeek.MONDAY));

      assertThat(after(state, fetched(), hinting(state, hours)).nextDue())
          .isBetween(Instant.parse("2026-11-30T13:00:00Z"), Instant.parse("2026-11-30T13:10:00Z"));
      assertThat(after(state, fetched(), hinting(state, today)).nextDue())
          .isBetween(Instant.parse("2026-12-01T00:00:00Z"), Instant.parse("2026-12-01T00:10:00Z"));
      assertThat(after(state, fetched(), hinting(state, both)).nextDue())
          .isBetween(Instant.parse("2026-12-01T02:00:00Z"), Instant.parse("2026-12-01T02:10:00Z"));
      Instant late = Instant.parse("2026-11-30T23:58:00Z");
      Poll poll = new Poll(fetched(), Optional.of(hinting(state, night)), false);
      assertThat(policy.after(state, poll, late).nextDue().atZone(ZoneOffset.UTC).getHour())
          .isEqualTo(1);
    }

    @Test
    void ignoreAFeedThatSkipsEverything() {
      PollState state = regular(Duration.ofMinutes(10));
      Set<Integer> allHours = IntStream.range(0, 24).boxed().collect(Collectors.toSet());

      assertWait(
          after(state, fetched(), hinting(state, skipping(allHours, Set.of()))),
          Duration.ofMinutes(5));
      assertWait(
          after(
              state, fetched(), hinting(state, skipping(Set.of(), EnumSet.allOf(DayOfWeek.class)))),
          Duration.ofMinutes(5));
    }

    @Test
    void areTwelveTimesLongerWhereAHubPushes() {
      PollState state = regular(Duration.ofMinutes(10));
      Poll poll = new Poll(fetched(), Optional.of(harvest(state, 0)), true);

      assertWait(policy.after(state, poll, NOW), Duration.ofHours(1));
    }

    @Test
    void areTheUsualOnesIfTheHubMissedSomething() {
      PollState state = regular(Duration.ofMinutes(10));
      Poll poll = new Poll(fetched(), Optional.of(harvest(state, 1)), true);

      assertWait(policy.after(state, poll, NOW), Duration.ofMinutes(5));
    }

    @Test
    void growWithTheSilenceOfAFeedThatHasHardlyBroughtAnything() {
      PollState state = after(first, fetched(), harvest(first, 1));

      assertWait(notModified(state, NOW.plus(Duration.ofHours(10))), Duration.ofMinutes(30));
    }
  }

  @Nested
  class Failures {

    @ParameterizedTest
    @CsvSource({"1,PT1M", "2,PT2M", "3,PT4M", "5,PT16M", "9,PT4H16M", "10,PT6H", "500,PT6H"})
    void backOff(int failures, Duration expected) {
      PollState state = first;
      for (int i = 0; i < failures; i++) {
        state = after(state, status(500));
      }

      assertWait(state, expected);
      assertThat(state.checks().failures()).isEqualTo(failures);
      assertThat(state.checks().status()).hasValue(500);
    }

    @ParameterizedTest
    @CsvSource({"PT10M,PT10M", "PT2H,PT2H", "P30D,PT24H", "PT0S,PT1M"})
    void waitAsLongAsTheServerAsks(Duration asked, Duration expected) {
      FetchResult busy =
          new FetchResult.Failed(
              Trail.at(URL),
              FetchResult.Kind.STATUS,
              OptionalInt.of(429),
              Optional.of(asked),
              "busy");

      assertWait(after(first, busy), expected);
    }

    @Test
    void endWithASuccess() {
      PollState failing = after(after(first, status(500)), broken(FetchResult.Kind.TIMEOUT));
      PollState well = after(failing, fetched(), harvest(failing, 1));

      assertThat(failing.checks().failingSince()).contains(NOW);
      assertThat(failing.checks().status()).isEmpty();
      assertThat(failing.checks().lastSuccess()).isEmpty();
      assertThat(well.checks().failures()).isZero();
      assertThat(well.checks().failingSince()).isEmpty();
      assertThat(well.checks().lastSuccess()).contains(NOW);
    }

    @Test
    void raiseAnAlarmAfterHours() {
      PollState state = after(first, status(404));
      PollState soon = policy.after(state, poll(status(404)), NOW.plus(Duration.ofHours(5)));
      PollState late = policy.after(soon, poll(status(404)), NOW.plus(Duration.ofHours(7)));

      assertThat(soon.alarms()).isEqualTo(Alarms.NONE);
      assertThat(late.alarms().get(Alarm.Kind.FAILING))
          .contains(
              new Alarm(
                  Alarm.Kind.FAILING,
                  NOW,
                  "3 polls have failed in 7 hours. The server answered with an error. (status 404)"));
      assertThat(after(late, fetched(), harvest(late, 1)).alarms()).isEqualTo(Alarms.NONE);
    }

    @Test
    void changeNothingIfTheyAreOurs() {
      PollState stopped = after(first, broken(FetchResult.Kind.STOPPED));
      PollState busy = after(first, broken(FetchResult.Kind.BUSY));

      assertThat(stopped).isEqualTo(first);
      assertThat(busy.checks()).isEqualTo(first.checks());
      assertWait(busy, Duration.ofMinutes(1));
    }

    @Test
    void stopAtGone_untilSomebodyResumes() {
      PollState gone = after(first, new FetchResult.Gone(Trail.at(URL), Headers.NONE));

      assertThat(gone.stopped()).isTrue();
      assertThat(gone.alarms().get(Alarm.Kind.GONE)).isPresent();
      assertThat(gone.checks().status()).hasValue(410);
      PollState again = gone.resume(NOW);
      assertThat(again.stopped()).isFalse();
      assertThat(again.nextDue()).isEqualTo(NOW);
      assertThat(again.alarms()).isEqualTo(Alarms.NONE);
    }
  }

  @Nested
  class Addresses {

    private final Trail moved = new Trail(URL, ELSEWHERE, ELSEWHERE, 1);

    @Test
    void moveAtOnce_andKeepTheRegisteredOne() {
      PollState state = after(first, fetched(moved), harvest(first, 1));

      assertThat(state.url()).isEqualTo(URL);
      assertThat(state.address()).isEqualTo(ELSEWHERE);
      assertThat(state.alarms().get(Alarm.Kind.MOVED).orElseThrow().reason())
          .isEqualTo("Moved permanently to https://wire.example/feed.");
    }

    @Test
    void moveWithA304() {
      FetchResult same =
          new FetchResult.NotModified(moved, Headers.NONE, validators(ELSEWHERE), Optional.empty());

      assertThat(after(first, same).address()).isEqualTo(ELSEWHERE);
    }

    @Test
    void stayWithTemporaryRedirects() {
      Trail detour = new Trail(URL, ELSEWHERE, URL, 1);
      PollState state = after(first, fetched(detour), harvest(first, 1));

      assertThat(state.address()).isEqualTo(URL);
      assertThat(state.alarms()).isEqualTo(Alarms.NONE);
      assertThat(state.validators().orElseThrow().uri()).isEqualTo(ELSEWHERE);
    }

    @Test
    void stayIfTheRedirectLeadsToNoFeed() {
      PollState page = policy.after(first, poll(fetched(moved)), NOW);
      PollState missing =
          after(
              first,
              new FetchResult.Failed(
                  moved, FetchResult.Kind.STATUS, OptionalInt.of(404), Optional.empty(), "no"));

      assertThat(page.address()).isEqualTo(URL);
      assertThat(missing.address()).isEqualTo(URL);
    }

    @Test
    void goHome() {
      PollState away = after(first, fetched(moved), harvest(first, 1));
      Trail home = new Trail(ELSEWHERE, URL, URL, 1);
      PollState back = after(away, fetched(home), harvest(away, 1));

      assertThat(back.movedTo()).isEmpty();
      assertThat(back.alarms()).isEqualTo(Alarms.NONE);
    }

    @Test
    void startOverIfTheNewOneFailsForLong() {
      PollState state = after(first, fetched(moved), harvest(first, 1));
      for (int i = 0; i < 4; i++) {
        state = after(state, broken(FetchResult.Kind.DNS));
      }
      assertThat(state.address()).isEqualTo(ELSEWHERE);

      assertThat(after(state, broken(FetchResult.Kind.DNS)).address()).isEqualTo(URL);
    }
  }

  @Nested
  class Health {

    @Test
    void missesNewItems() {
      PollState state = regular(Duration.ofMinutes(40));
      PollState early = policy.atRest(state, NOW.plus(Duration.ofMinutes(110)));
      Instant later = NOW.plus(Duration.ofMinutes(130));
      PollState late = policy.atRest(state, later);

      assertThat(early.alarms()).isEqualTo(Alarms.NONE);
      assertThat(late.alarms().get(Alarm.Kind.SILENCE))
          .contains(
              new Alarm(
                  Alarm.Kind.SILENCE,
                  later,
                  "No new item for 2 hours; the usual gap is 40 minutes, odd from 2 hours on."));
      assertThat(after(late, fetched(), harvest(late, 1)).alarms()).isEqualTo(Alarms.NONE);
      assertThat(policy.afterPush(late, harvest(late, 1), later).alarms()).isEqualTo(Alarms.NONE);
      assertThat(notModified(state, later).alarms().get(Alarm.Kind.SILENCE)).isPresent();
    }

    @Test
    void asksWithoutConditionsWhileTheSilenceIsOdd() {
      PollState state = regular(Duration.ofMinutes(40));

      assertThat(notModified(state, NOW.plus(Duration.ofHours(1))).validators()).isPresent();
      assertThat(notModified(state, NOW.plus(Duration.ofHours(3))).validators()).isEmpty();
    }

    @Test
    void seesThatTheWindowRolledOn() {
      PollState state = after(first, fetched(), read(first, items(0, 20)));
      PollState gap = after(state, fetched(), read(state, items(100, 120)));

      assertThat(gap.alarms().get(Alarm.Kind.WINDOW_GAP).orElseThrow().reason())
          .isEqualTo(
              "None of 20 items was in the documents before: items between them may be missing.");
      assertWait(gap, Duration.ofMinutes(1));
      PollState next = after(gap, fetched(), read(gap, items(105, 125)));
      assertThat(next.alarms().get(Alarm.Kind.WINDOW_GAP)).isPresent();
      Poll dayAfter = new Poll(fetched(), Optional.of(read(next, items(105, 125))), false);
      assertThat(policy.after(next, dayAfter, NOW.plus(Duration.ofHours(25))).alarms())
          .isEqualTo(Alarms.NONE);
    }

    @Test
    void seesNoGapWhereArchivePagesClosedIt() {
      PollState state = after(first, fetched(), read(first, items(0, 20)));

      assertThat(after(state, fetched(), read(state, items(10, 120))).alarms())
          .isEqualTo(Alarms.NONE);
    }

    @Test
    void seesThatItemsGetLost() {
      PollState state = after(first, fetched(), read(first, items(0, 20)));
      PollState few = after(state, fetched(), read(state, items(0, 4)));
      PollState none = after(state, fetched(), read(state, List.of()));
      PollState half = after(state, fetched(), read(state, items(0, 10)));

      assertThat(few.alarms().get(Alarm.Kind.PARSE_LOSS).orElseThrow().reason())
          .isEqualTo("4 items where there are usually 20.");
      assertThat(none.alarms().get(Alarm.Kind.PARSE_LOSS)).isPresent();
      assertThat(half.alarms()).isEqualTo(Alarms.NONE);
      assertThat(after(few, fetched(), read(few, items(0, 20))).alarms()).isEqualTo(Alarms.NONE);
    }

    @Test
    void getsUsedToAShorterDocument() {
      PollState state = after(first, fetched(), read(first, items(0, 40)));
      int polls = 0;
      do {
        state = after(state, fetched(), read(state, items(0, 5)));
        polls++;
      } while (state.alarms().get(Alarm.Kind.PARSE_LOSS).isPresent());

      assertThat(polls).isBetween(5, 30);
    }

    @Test
    void countsBrokenEntries() {
      Sighting sighting = first.window().look(items(0, 9));
      Harvest harvest = new Harvest(sighting, List.of(), 1, FeedHints.NONE);

      assertThat(
              after(first, fetched(), harvest)
                  .alarms()
                  .get(Alarm.Kind.PARSE_LOSS)
                  .orElseThrow()
                  .reason())
          .isEqualTo("1 of 10 entries can't be read.");
    }

    @Test
    void keepsTheOldValidatorsOfWhatCannotBeRead() {
      PollState state = after(first, fetched(), harvest(first, 1));
      FetchResult other =
          new FetchResult.Fetched(
              Trail.at(URL),
              200,
              Headers.NONE,
              new byte[0],
              Optional.empty(),
              Optional.empty(),
              new Validators(URL, Optional.of("\"other\""), Optional.empty()),
              Optional.empty());

      PollState unreadable = policy.after(state, poll(other), NOW);

      assertThat(unreadable.validators()).isEqualTo(state.validators());
      assertThat(unreadable.alarms().get(Alarm.Kind.PARSE_LOSS)).isPresent();
      assertThat(unreadable.checks().failures()).isEqualTo(1);
      assertThat(unreadable.window()).isEqualTo(state.window());
    }
  }

  @Test
  void anAlarmKeepsItsTimeAndTakesTheNewReason() {
    Alarms alarms =
        Alarms.NONE
            .raise(Alarm.Kind.FAILING, NOW, "one")
            .raise(Alarm.Kind.FAILING, NOW.plusSeconds(9), "two");

    assertThat(alarms.get(Alarm.Kind.FAILING)).contains(new Alarm(Alarm.Kind.FAILING, NOW, "two"));
    assertThat(alarms.clear(Alarm.Kind.FAILING)).isEqualTo(Alarms.NONE);
    assertThat(Alarms.of(alarms.byKind().values())).isEqualTo(alarms);
  }

  /** Within a tenth more: what feeds are spread by. */
  private static void assertWait(PollState state, Duration expected) {
    Instant from = state.checks().last().orElse(NOW);
    assertThat(Duration.between(from, state.nextDue()))
        .isBetween(expected, expected.plus(expected.dividedBy(10)));
  }

  private PollState after(PollState state, FetchResult result, Harvest harvest) {
    return policy.after(state, new Poll(result, Optional.of(harvest), false), NOW);
  }

  private PollState after(PollState state, FetchResult result) {
    return policy.after(state, poll(result), NOW);
  }

  private PollState notModified(PollState state, Instant when) {
    FetchResult same =
        new FetchResult.NotModified(Trail.at(URL), Headers.NONE, validators(URL), Optional.empty());
    return policy.after(state, poll(same), when);
  }

  private static Poll poll(FetchResult result) {
    return new Poll(result, Optional.empty(), false);
  }

  /** A feed with an item every so often until now. */
  private PollState regular(Duration gap) {
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      times.add(NOW.minus(gap.multipliedBy(i)));
    }
    Harvest harvest = new Harvest(first.window().look(items(0, 20)), times, 0, FeedHints.NONE);
    return after(first, fetched(), harvest);
  }

  /** The items known so far and some new ones. */
  private static Harvest harvest(PollState state, int news) {
    return hinting(state, FeedHints.NONE, news);
  }

  private static Harvest hinting(PollState state, FeedHints hints) {
    return hinting(state, hints, 0);
  }

  private static Harvest hinting(PollState state, FeedHints hints, int news) {
    List<SeenItem> all = new ArrayList<>(items(0, 20));
    all.addAll(items(1_000, 1_000 + news));
    return new Harvest(state.window().look(all), List.of(NOW), 0, hints);
  }

  private static Harvest read(PollState state, List<SeenItem> items) {
    return new Harvest(state.window().look(items), List.of(), 0, FeedHints.NONE);
  }

  private static List<SeenItem> items(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> new SeenItem(i, i)).toList();
  }

  private static FeedHints ttl(Duration ttl) {
    return new FeedHints(Optional.of(ttl), Optional.empty(), Set.of(), Set.of());
  }

  private static FeedHints skipping(Set<Integer> hours, Set<DayOfWeek> days) {
    return new FeedHints(Optional.empty(), Optional.empty(), hours, days);
  }

  private static FetchResult fetched() {
    return fetched(Trail.at(URL));
  }

  private static FetchResult fetched(Trail trail) {
    return fetched(trail, Optional.empty());
  }

  private static FetchResult fresh(Duration fresh) {
    return fetched(Trail.at(URL), Optional.of(fresh));
  }

  private static FetchResult fetched(Trail trail, Optional<Duration> fresh) {
    return new FetchResult.Fetched(
        trail,
        200,
        Headers.NONE,
        new byte[0],
        Optional.empty(),
        Optional.empty(),
        validators(trail.finalUri()),
        fresh);
  }

  private static Validators validators(URI uri) {
    return new Validators(uri, Optional.of("\"1\""), Optional.empty());
  }

  private static FetchResult status(int status) {
    FetchResult.Kind kind = FetchResult.Kind.STATUS;
    return new FetchResult.Failed(
        Trail.at(URL), kind, OptionalInt.of(status), Optional.empty(), kind.message());
  }

  private static FetchResult broken(FetchResult.Kind kind) {
    return new FetchResult.Failed(
        Trail.at(URL), kind, OptionalInt.empty(), Optional.empty(), kind.message());
  }
}
