package dateline.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.FeedAlarm;
import dateline.FeedState;
import dateline.ingest.fetch.Validators;
import dateline.ingest.poll.FeedProgress;
import dateline.ingest.poll.TestPolls;
import dateline.ingest.poll.Totals;
import dateline.ingest.refresh.Alarm;
import dateline.ingest.refresh.Alarms;
import dateline.ingest.refresh.Cadence;
import dateline.ingest.refresh.FeedHints;
import dateline.ingest.refresh.PollState;
import dateline.ingest.refresh.SeenItem;
import dateline.ingest.refresh.SeenWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateRecordsTest {

  private static final Instant NOW = TestPolls.NOW;

  /** Every field holds something, and no two of a kind the same. */
  static final FeedProgress FULL =
      TestPolls.progress(
          new PollState(
              "tide",
              URI.create("https://tide.example/feed"),
              Optional.of(URI.create("https://tides.example/feed")),
              Optional.of(
                  new Validators(
                      URI.create("https://tides.example/feed?1"),
                      Optional.of("W/\"7\""),
                      Optional.of("Wed, 14 Oct 2026 07:30:00 GMT"))),
              NOW.plusSeconds(61),
              false,
              new PollState.Checks(
                  Optional.of(NOW.plusSeconds(1)),
                  Optional.of(NOW.plusSeconds(2)),
                  OptionalInt.of(503),
                  4,
                  Optional.of(NOW.plusSeconds(3)),
                  17),
              new FeedHints(
                  Optional.of(Duration.ofMinutes(30)),
                  Optional.of(Duration.ofMinutes(31)),
                  Set.of(0, 23),
                  Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY)),
              new Cadence(
                  List.of(60, 3_600, 5),
                  List.of(new Cadence.Day(20_000, 30_000), new Cadence.Day(20_001, 40_000)),
                  Optional.of(NOW.minusSeconds(4))),
              SeenWindow.EMPTY.look(List.of(new SeenItem(1, 2), new SeenItem(-3, 4))).next(),
              Alarms.of(
                  Arrays.stream(Alarm.Kind.values())
                      .map(
                          kind ->
                              new Alarm(kind, NOW.minusSeconds(kind.ordinal()), "It is " + kind))
                      .toList())),
          new Totals(12, 345, Optional.of("rss"), 20, Optional.of("503: busy")));

  private static FeedState throughBytes(FeedState state) {
    try {
      return FeedState.fromByteBuffer(state.toByteBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FeedProgress throughBytes(FeedProgress progress) {
    return StateRecords.read(throughBytes(StateRecords.of(progress, NOW))).orElseThrow();
  }

  @Test
  void everyFieldSurvives() {
    assertThat(throughBytes(FULL)).isEqualTo(FULL);
  }

  @Test
  void theLeastStateSurvives() {
    FeedProgress first = TestPolls.first(TestPolls.feed());
    FeedProgress read = throughBytes(first);
    assertThat(read.totals()).isEqualTo(Totals.NONE);
    assertThat(read.poll().validators()).isEmpty();
    assertThat(read.poll().checks()).isEqualTo(PollState.Checks.NONE);
    assertThat(read.poll().hints()).isEqualTo(FeedHints.NONE);
    assertThat(read.poll().cadence()).isEqualTo(Cadence.NONE);
    assertThat(read.poll().alarms()).isEqualTo(Alarms.NONE);
  }

  @Test
  void aStoppedFeedStaysStopped() {
    PollState poll = FULL.poll();
    FeedProgress stopped =
        TestPolls.progress(
            new PollState(
                poll.feed(),
                poll.url(),
                poll.movedTo(),
                poll.validators(),
                poll.nextDue(),
                true,
                poll.checks(),
                poll.hints(),
                poll.cadence(),
                poll.window(),
                poll.alarms()),
            FULL.totals());
    FeedState state = StateRecords.of(stopped, NOW);
    assertThat(state.getNextDue()).isNull();
    assertThat(throughBytes(stopped).poll().stopped()).isTrue();
    assertThat(throughBytes(stopped).poll().window()).isEqualTo(poll.window());
  }

  @Test
  void alarmsOfANewerVersionAreLeftToIt() {
    FeedState state = StateRecords.of(FULL, NOW);
    state.setAlarms(
        List.of(
            new FeedAlarm("bad-weather", NOW, "It rains."),
            new FeedAlarm("window-gap", NOW, "A gap.")));
    assertThat(StateRecords.read(throughBytes(state)).orElseThrow().poll().alarms())
        .isEqualTo(Alarms.of(List.of(new Alarm(Alarm.Kind.WINDOW_GAP, NOW, "A gap."))));
  }

  @Test
  void alarmsAreCalledAsTheContractSays() {
    assertThat(StateRecords.of(FULL, NOW).getAlarms())
        .extracting(FeedAlarm::getKind)
        .containsExactlyInAnyOrder(
            "silence", "window-gap", "parse-loss", "gone", "moved", "failing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "not the layout of a window", "\u0001\u0000"})
  void aDamagedMemoryIsAnEmptyOne(String seen) {
    FeedState state = StateRecords.of(FULL, NOW);
    state.setSeen(ByteBuffer.wrap(seen.getBytes(StandardCharsets.UTF_8)));
    FeedProgress read = StateRecords.read(throughBytes(state)).orElseThrow();
    assertThat(read.poll().window()).isEqualTo(SeenWindow.EMPTY);
    assertThat(read.totals()).isEqualTo(FULL.totals());
  }

  @Test
  void aStateWithoutAddressOrWithNoneIsNothing() {
    FeedState state = StateRecords.of(FULL, NOW);
    state.setUrl(null);
    assertThat(StateRecords.read(throughBytes(state))).isEmpty();
    state.setUrl("https://tide example/<");
    assertThat(StateRecords.read(throughBytes(state))).isEmpty();
    state.setUrl("https://tide.example/");
    state.setMovedTo("\\\\");
    assertThat(StateRecords.read(throughBytes(state))).isEmpty();
  }

  @Test
  void hintsOutOfRangeAreLeftOut() {
    FeedState state = StateRecords.of(FULL, NOW);
    state.getHints().setSkipDays(List.of(0, 1, 8, 7, 7));
    assertThat(StateRecords.read(throughBytes(state)).orElseThrow().poll().hints().skipDays())
        .containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
  }
}
