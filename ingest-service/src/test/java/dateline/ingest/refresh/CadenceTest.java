package dateline.ingest.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CadenceTest {

  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  @Test
  void knowsNothingAtFirst() {
    assertThat(Cadence.NONE.usual()).isEmpty();
    assertThat(Cadence.NONE.oddSilence(3)).isEmpty();
  }

  @Test
  void learnsFromTheFirstDocument() {
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      times.add(START.minus(Duration.ofMinutes(10 * i)));
    }

    Cadence cadence = Cadence.NONE.learn(times, START);

    assertThat(cadence.gaps()).containsExactly(600, 600, 600, 600);
    assertThat(cadence.usual()).contains(Duration.ofMinutes(10));
    assertThat(cadence.latest()).contains(START);
  }

  @Test
  void takesTheArrivalWhereTimesAreOfNoUse() {
    Cadence known = Cadence.NONE.learn(List.of(START), START);
    Instant now = START.plusSeconds(300);

    assertThat(known.learn(List.of(), now).gaps()).containsExactly(300);
    assertThat(known.learn(List.of(START.plusSeconds(9_999)), now).gaps()).containsExactly(300);
    assertThat(known.learn(List.of(START.minusSeconds(9_999)), now).gaps()).containsExactly(300);
  }

  @Test
  void countsItemsOfOneSecondOnce() {
    Cadence known = Cadence.NONE.learn(List.of(START), START);

    Cadence next =
        known.learn(
            List.of(START.plusSeconds(60), START.plusMillis(60_500), START.plusSeconds(90)),
            START.plusSeconds(100));

    assertThat(next.gaps()).containsExactly(60, 30);
  }

  @Test
  void aBurstHardlyCounts() {
    Cadence cadence = regular(20, Duration.ofMinutes(30));
    Instant last = cadence.latest().orElseThrow();
    List<Instant> burst = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      burst.add(last.plusSeconds(i));
    }

    assertThat(cadence.learn(burst, last.plusSeconds(10)).usual()).contains(Duration.ofMinutes(30));
  }

  @Test
  void isBounded() {
    Cadence cadence = regular(2_000, Duration.ofHours(1));

    assertThat(cadence.gaps()).hasSize(Cadence.MOST);
    assertThat(cadence.days()).hasSize(Cadence.DAYS);
  }

  @Test
  void findsSilenceOddAfterTheFactor() {
    assertThat(regular(30, Duration.ofMinutes(40)).oddSilence(3)).contains(Duration.ofHours(2));
    assertThat(regular(30, Duration.ofSeconds(40)).oddSilence(3)).contains(Duration.ofHours(1));
    assertThat(regular(9, Duration.ofMinutes(40)).oddSilence(3)).isEmpty();
  }

  @Test
  void knowsNightsAndWeekends() {
    // A desk that writes every ten minutes from 7 to 23 on weekdays.
    Cadence cadence = Cadence.NONE;
    for (int day = 0; day < 12; day++) {
      if (day % 7 >= 5) {
        continue;
      }
      for (int i = 0; i <= 96; i++) {
        Instant time =
            START.plus(Duration.ofDays(day)).plus(Duration.ofHours(7)).plusSeconds(600L * i);
        cadence = cadence.learn(List.of(time), time);
      }
    }

    assertThat(cadence.usual()).contains(Duration.ofMinutes(10));
    // Friday 23:00 to Monday 7:00 is 56 hours; the last fifty gaps alone would say half an hour.
    assertThat(cadence.oddSilence(3).orElseThrow()).isEqualTo(Duration.ofHours(70));
  }

  private static Cadence regular(int items, Duration gap) {
    Cadence cadence = Cadence.NONE;
    for (int i = 0; i < items; i++) {
      Instant time = START.plus(gap.multipliedBy(i));
      cadence = cadence.learn(List.of(time), time);
    }
    return cadence;
  }
}
