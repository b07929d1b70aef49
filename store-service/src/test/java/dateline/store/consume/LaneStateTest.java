package dateline.store.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LaneStateTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private final LaneState state = new LaneState(() -> now);

  @Test
  void threadWithoutASignIsStalled() {
    pass(61);
    assertThat(state.stalled(LIMIT)).isTrue();
  }

  @Test
  void workWithoutProgressIsStalled_evenWithSigns() {
    state.lag(5, true);
    pass(61);
    state.sign();
    assertThat(state.stalled(LIMIT)).isTrue();
  }

  @Test
  void outageIsNoStall() {
    state.lag(5, true);
    pass(61);
    state.waitsFor("MongoDB");
    assertThat(state.stalled(LIMIT)).isFalse();
    assertThat(state.ready()).isFalse();
    assertThat(state.why()).isEqualTo("MongoDB");
  }

  @Test
  void idleIsNoStall() {
    pass(300);
    state.lag(0, true);
    state.sign();
    assertThat(state.stalled(LIMIT)).isFalse();
    assertThat(state.caughtUp()).isTrue();
  }

  @Test
  void readyWithAShareAndABroker() {
    state.joined(true);
    assertThat(state.ready()).isFalse();
    state.connected(true);
    assertThat(state.ready()).isTrue();
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }
}
