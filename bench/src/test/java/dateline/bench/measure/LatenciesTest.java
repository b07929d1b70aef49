package dateline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void percentilesAreThoseOfTheValues() {
    Latencies latencies = new Latencies();
    for (int millis = 1; millis <= 1_000; millis++) {
      latencies.add(Duration.ofMillis(millis));
    }

    assertThat(latencies.count()).isEqualTo(1_000);
    assertThat(latencies.millis(50)).isCloseTo(500, within(1.0));
    assertThat(latencies.millis(99)).isCloseTo(990, within(1.5));
    assertThat(latencies.maxMillis()).isCloseTo(1_000, within(1.5));
  }

  @Test
  void nothingMeasuredIsZero() {
    assertThat(new Latencies().millis(99)).isZero();
  }

  @Test
  void negativeCountsAsNone() {
    Latencies latencies = new Latencies();
    latencies.add(Duration.ofMillis(-5));

    assertThat(latencies.count()).isEqualTo(1);
    assertThat(latencies.millis(99)).isZero();
  }
}
