package dateline.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklogPolicyTest {

  private static final long SECOND = 1_000_000_000L;

  private final BacklogPolicy policy = new BacklogPolicy(1_000);

  @Test
  void refusesAboveTheBoundAndTakesInAgainBelowFourFifths() {
    long[] backlog = {0, 999, 1_000, 1_001, 1_000, 900, 800, 799, 900, 1_000, 1_001};
    boolean[] refused = {false, false, false, true, true, true, true, false, false, false, true};
    for (int i = 0; i < backlog.length; i++) {
      policy.observe(backlog[i], 0, i * SECOND);
      assertThat(policy.refusal().isPresent()).as("look %d", i).isEqualTo(refused[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // waiting, worked in a second, seconds to wait
    "1100, 100, 3",
    "3000, 100, 22",
    "9000, 100, 60",
    "1001, 0, 60",
    "1001, 100000, 1"
  })
  void toldToWaitUntilItIsTakenInAgainAtTheRateSeen(long backlog, long done, double seconds) {
    policy.observe(backlog + done, 5, 0);
    policy.observe(backlog, 5 + done, SECOND);
    assertThat(policy.refusal()).contains(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  @Test
  void theRateIsSmoothedOverPauses() {
    policy.observe(2_000, 0, 0);
    policy.observe(2_000, 100, SECOND);
    policy.observe(2_000, 100, 2 * SECOND);
    assertThat(policy.refusal().orElseThrow().toMillis()).isBetween(17_000L, 17_200L);
  }

  @Test
  void beforeARateIsSeenTheWaitIsShort() {
    policy.observe(5_000, 7, 0);
    assertThat(policy.refusal()).contains(Duration.ofSeconds(5));
  }

  @Test
  void offsetsThatGoBackSayNothingAboutTheRate() {
    policy.observe(2_000, 500, 0);
    policy.observe(2_500, 0, SECOND);
    assertThat(policy.refusal()).contains(Duration.ofSeconds(5));
  }

  @Test
  void withoutKnowledgeEverythingIsTakenIn() {
    assertThat(policy.refusal()).isEmpty();
    policy.observe(2_000, 0, 0);
    policy.unknown();
    assertThat(policy.refusal()).isEmpty();
    assertThat(policy.backlog()).isEmpty();
    policy.observe(900, 0, SECOND);
    assertThat(policy.refusal()).isEmpty();
    assertThat(policy.backlog()).isEqualTo(OptionalLong.of(900));
  }

  @Test
  void zeroIsNoLimit() {
    BacklogPolicy unlimited = new BacklogPolicy(0);
    unlimited.observe(Long.MAX_VALUE / 2, 0, 0);
    assertThat(unlimited.refusal()).isEmpty();
  }
}
