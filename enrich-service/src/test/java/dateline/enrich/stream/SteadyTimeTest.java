package dateline.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Instant NOON = Instant.parse("2026-10-14T12:00:00Z");

  private final SteadyTime time = new SteadyTime();

  @Test
  void saysNothingBeforeTheFirstWord() {
    assertThat(time.at(5 * SECOND)).isEmpty();
  }

  @Test
  void goesOnWithTheCounter() {
    time.heard(NOON, 100 * SECOND);
    assertThat(time.at(103 * SECOND)).contains(NOON.plusSeconds(3));
  }

  @Test
  void answerThatWasSlowOrEarlyInItsSecondDoesNotSetItBack() {
    time.heard(NOON, 100 * SECOND);
    time.heard(NOON.plusSeconds(6), 107 * SECOND);
    assertThat(time.at(110 * SECOND)).contains(NOON.plusSeconds(10));
  }

  @Test
  void clockThatRunsSlowerIsFollowedAfterSomeAnswers() {
    time.heard(NOON, 0);
    for (int i = 1; i <= 20; i++) {
      time.heard(NOON.plusSeconds(9L * i), 10L * i * SECOND);
    }
    assertThat(time.at(200 * SECOND).orElseThrow()).isBefore(NOON.plusSeconds(200));
  }
}
