package dateline.enrich.version;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.enrich.version.Decision.Kind;
import dateline.enrich.version.Decision.Promoted;
import dateline.enrich.version.Decision.Recorded;
import dateline.enrich.version.Decision.Unchanged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VersionRulesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Version usable(String claimed, String content) {
    return new Version(Optional.of(claimed), Optional.empty(), NOON, content, Status.USABLE, false);
  }

  private static Version unclaimed(int createdMinute, int receivedMinute, String content) {
    return new Version(
        Optional.empty(),
        Optional.of(NOON.plusSeconds(60L * createdMinute)),
        NOON.plusSeconds(60L * receivedMinute),
        content,
        Status.USABLE,
        false);
  }

  private static Version of(String claimed, Status status) {
    return new Version(Optional.of(claimed), Optional.empty(), NOON, "c" + claimed, status, false);
  }

  private static Version kill() {
    return new Version(Optional.empty(), Optional.empty(), NOON, "kill", Status.CANCELED, false);
  }

  private static History after(Version... versions) {
    return after(List.of(versions));
  }

  private static History after(List<Version> versions) {
    History history = History.EMPTY;
    for (Version version : versions) {
      history = next(history, version);
    }
    return history;
  }

  private static History next(History history, Version version) {
    return VersionRules.decide(history, version).after();
  }

  private static Kind kindOf(History history, Version version) {
    assertThat(VersionRules.decide(history, version)).isInstanceOf(Promoted.class);
    return ((Promoted) VersionRules.decide(history, version)).kind();
  }

  @Nested
  class Versions {

    @Test
    void newestStands_whateverComesLater() {
      assertThat(after(usable("3", "c"), usable("1", "a"), usable("2", "b")).current())
          .contains(usable("3", "c"));
    }

    @Test
    void tenIsNewerThanNine() {
      assertThat(after(usable("10", "a"), usable("9", "b")).current()).contains(usable("10", "a"));
    }

    @Test
    void lateVersionIsRecordedWithItsText() {
      Decision decision = VersionRules.decide(after(usable("2", "b")), usable("1", "a"));
      assertThat(decision).isInstanceOf(Recorded.class);
      assertThat(((Recorded) decision).textFree()).isFalse();
    }

    @Test
    void duplicateLeavesTheHistoryAsItIs() {
      Version later =
          new Version(
              Optional.of("1"), Optional.empty(), NOON.plusSeconds(9), "a", Status.USABLE, false);
      assertThat(next(after(usable("1", "a")), later)).isEqualTo(after(usable("1", "a")));
    }

    @Test
    void duplicateIsNoEvent() {
      assertThat(VersionRules.decide(after(usable("1", "a")), usable("1", "a")))
          .isInstanceOf(Unchanged.class);
    }

    @Test
    void bumpedDateWithoutChangeIsNoEvent() {
      assertThat(VersionRules.decide(after(unclaimed(0, 0, "a")), unclaimed(5, 5, "a")))
          .isInstanceOf(Unchanged.class);
    }

    @Test
    void silentEditWithoutNewDateIsAnUpdate() {
      assertThat(kindOf(after(unclaimed(0, 0, "zzz")), unclaimed(0, 3, "aaa")))
          .isEqualTo(Kind.UPDATED);
    }

    @Test
    void returnToAnEarlierTextIsAnUpdate() {
      assertThat(kindOf(after(unclaimed(0, 0, "a"), unclaimed(1, 1, "b")), unclaimed(2, 2, "a")))
          .isEqualTo(Kind.UPDATED);
    }

    @Test
    void otherContentUnderTheSameVersionIsFlaggedAndBothAreKept() {
      History before = after(usable("1", "a"));
      Decision decision = VersionRules.decide(before, usable("1", "b"));
      assertThat(((Promoted) decision).faults())
          .containsExactly(VersionRules.SAME_VERSION_OTHER_CONTENT);
      assertThat(next(before, usable("1", "b")).versions()).hasSize(2);
    }

    @Test
    void markedCorrectionIsCorrected() {
      Version correction =
          new Version(Optional.of("2"), Optional.empty(), NOON, "b", Status.USABLE, true);
      assertThat(kindOf(after(usable("1", "a")), correction)).isEqualTo(Kind.CORRECTED);
    }
  }

  @Nested
  class Kills {

    @Test
    void killBeforeStory_wins() {
      Decision decision = VersionRules.decide(after(kill()), usable("1", "a"));
      assertThat(decision).isInstanceOf(Recorded.class);
      assertThat(((Recorded) decision).textFree()).isTrue();
    }

    @Test
    void killWithoutVersionWithdrawsWhatStands() {
      assertThat(kindOf(after(usable("7", "a")), kill())).isEqualTo(Kind.WITHDRAWN);
    }

    @Test
    void onlyAnExplicitlyNewerVersionReopens() {
      History killed = after(usable("1", "a"), of("2", Status.CANCELED));
      assertThat(VersionRules.decide(killed, usable("2", "b"))).isInstanceOf(Recorded.class);
      assertThat(VersionRules.decide(killed, unclaimed(9, 9, "x"))).isInstanceOf(Recorded.class);
      assertThat(kindOf(killed, usable("3", "c"))).isEqualTo(Kind.REINSTATED);
    }

    @Test
    void killOfAnOlderVersionLeavesTheNewerOne() {
      assertThat(after(usable("3", "c"), of("2", Status.CANCELED)).current())
          .contains(usable("3", "c"));
    }

    @Test
    void secondKillChangesNothing() {
      assertThat(VersionRules.decide(after(kill()), kill())).isInstanceOf(Unchanged.class);
    }

    @Test
    void killThatIsPushedAgainLaterChangesNothing() {
      Version again = unclaimedKill(Optional.empty(), 7);
      assertThat(VersionRules.decide(after(usable("1", "a"), kill()), again))
          .isInstanceOf(Unchanged.class);
      assertThat(VersionRules.decide(after(kill(), again), kill())).isInstanceOf(Unchanged.class);
    }

    @Test
    void killWithABumpedDateIsNoEventButCoversMore() {
      History killed = after(unclaimed(0, 0, "a"), unclaimedKill(Optional.of(1), 1));
      Version bumped = unclaimedKill(Optional.of(5), 5);
      assertThat(VersionRules.decide(killed, bumped)).isInstanceOf(Unchanged.class);
      History after = next(killed, bumped);
      assertThat(VersionRules.decide(after, unclaimed(3, 6, "b"))).isInstanceOf(Recorded.class);
      assertThat(kindOf(after, unclaimed(6, 7, "b"))).isEqualTo(Kind.REINSTATED);
    }

    @Test
    void killThatComesAgainAfterTheArticleWasReopenedKillsAgain() {
      History reopened =
          after(unclaimed(0, 0, "a"), unclaimedKill(Optional.of(1), 1), unclaimed(2, 2, "b"));
      assertThat(kindOf(reopened, unclaimedKill(Optional.of(3), 3))).isEqualTo(Kind.WITHDRAWN);
      assertThat(VersionRules.decide(reopened, unclaimedKill(Optional.of(1), 9)))
          .isInstanceOf(Unchanged.class);
    }

    private Version unclaimedKill(Optional<Integer> createdMinute, int receivedMinute) {
      return new Version(
          Optional.empty(),
          createdMinute.map(m -> NOON.plusSeconds(60L * m)),
          NOON.plusSeconds(60L * receivedMinute),
          "kill",
          Status.CANCELED,
          false);
    }
  }

  @Nested
  class Holds {

    @Test
    void withheldThenReleased() {
      History held = after(usable("1", "a"), of("2", Status.WITHHELD));
      assertThat(held.current().orElseThrow().status()).isEqualTo(Status.WITHHELD);
      assertThat(kindOf(held, usable("3", "c"))).isEqualTo(Kind.RELEASED);
    }

    @Test
    void lateVersionUnderAHoldShowsNoText() {
      Decision decision = VersionRules.decide(after(of("2", Status.WITHHELD)), usable("1", "a"));
      assertThat(((Recorded) decision).textFree()).isTrue();
    }
  }

  @Nested
  class LateKills {

    @Test
    void killOfAnOlderVersionTakesTheOlderTexts() {
      Decision decision =
          VersionRules.decide(after(usable("1", "a"), usable("3", "c")), of("2", Status.CANCELED));
      assertThat(decision).isInstanceOf(Recorded.class);
      assertThat(((Recorded) decision).taken()).containsExactly(usable("1", "a").key());
    }

    @Test
    void whatComesBehindALateKillHasNoText() {
      History history = after(usable("3", "c"), of("2", Status.CANCELED));
      Decision decision = VersionRules.decide(history, usable("1", "a"));
      assertThat(((Recorded) decision).textFree()).isTrue();
      assertThat(((Recorded) decision).owed()).isFalse();
    }

    @Test
    void twoKillsThatCompareDifferentlyBothCount() {
      Version byClaim = of("2", Status.CANCELED);
      Version byTime =
          new Version(
              Optional.empty(),
              Optional.of(NOON.plusSeconds(60)),
              NOON,
              "kill",
              Status.CANCELED,
              false);
      Version early =
          new Version(Optional.of("3"), Optional.of(NOON), NOON, "c", Status.USABLE, false);
      assertThat(after(byClaim, early).isWithdrawn()).isFalse();
      assertThat(after(byClaim, early, byTime).isWithdrawn()).isTrue();
      assertThat(after(byTime, byClaim, early).isWithdrawn()).isTrue();
    }
  }

  @Nested
  class Owed {

    @Test
    void textThatComesUnderAHoldIsOwed() {
      Decision decision = VersionRules.decide(after(of("2", Status.WITHHELD)), usable("1", "a"));
      assertThat(((Recorded) decision).owed()).isTrue();
    }

    @Test
    void textThatAKillCoversIsNotOwed() {
      History history = after(of("2", Status.CANCELED), of("3", Status.WITHHELD));
      Decision decision = VersionRules.decide(history, usable("1", "a"));
      assertThat(((Recorded) decision).owed()).isFalse();
    }
  }
}
