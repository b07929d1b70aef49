package dateline.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Instant START = Instant.parse("2026-03-04T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Progress progress = new Progress();

  private static Instant after(int seconds) {
    return START.plusSeconds(seconds);
  }

  @Test
  void partitionThatStandsWithRecordsToComeIsStuck() {
    progress.seen("raw-0", 5, 9, after(0));
    progress.seen("raw-0", 5, 12, after(50));
    assertThat(progress.stuck(PATIENCE, after(60))).isEmpty();
    assertThat(progress.stuck(PATIENCE, after(61))).contains("raw-0 at offset 5");
  }

  @Test
  void oneStuckPartitionIsSeenBesideOneThatMoves() {
    for (int second = 0; second <= 70; second += 10) {
      progress.seen("raw-0", 5, 9, after(second));
      progress.seen("raw-1", second, 1000, after(second));
    }
    assertThat(progress.stuck(PATIENCE, after(70))).contains("raw-0 at offset 5");
    progress.only(Set.of("raw-1"));
    assertThat(progress.stuck(PATIENCE, after(70))).isEmpty();
  }

  @Test
  void partitionWithoutRecordsToComeMayStand() {
    for (int second = 0; second <= 300; second += 10) {
      progress.seen("raw-0", 9, 9, after(second));
    }
    assertThat(progress.stuck(PATIENCE, after(300))).isEmpty();
    progress.seen("raw-0", 9, 10, after(310));
    assertThat(progress.stuck(PATIENCE, after(311))).isEmpty();
  }

  @Test
  void failingThreadIsNotStuck() {
    progress.seen("raw-0", 5, 9, after(0));
    progress.restart();
    progress.seen("raw-0", 5, 9, after(70));
    assertThat(progress.stuck(PATIENCE, after(71))).isEmpty();
  }

  @Test
  void moreThanEightHangingStepsAreNoLife() {
    assertThat(StepHealth.of(8).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(StepHealth.of(9).getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
  }
}
