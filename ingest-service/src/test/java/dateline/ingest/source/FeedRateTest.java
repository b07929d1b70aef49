package dateline.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FeedRateTest {

  @Test
  void letsABurstInAndThenSaysHowLongToWait() {
    FeedRate rate = new FeedRate(0.1, 2);
    assertThat(rate.admit()).isEmpty();
    assertThat(rate.admit()).isEmpty();
    assertThat(rate.admit().orElseThrow()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
  }

  @Test
  void aBulkGetsInAndDelaysWhatFollows() {
    FeedRate rate = new FeedRate(10, 10);
    assertThat(rate.admit()).isEmpty();
    rate.chargeRest(1_000);
    assertThat(rate.admit().orElseThrow())
        .isBetween(Duration.ofSeconds(95), Duration.ofSeconds(101));
  }
}
