package dateline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.bench.push.Ledger.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FirstSeenTest {

  private static final Instant NOON = Instant.parse("2025-10-14T12:00:00Z");
  private static final VersionId ONE = new VersionId("urn:one", NOON);
  private static final VersionId OTHER = new VersionId("urn:other", NOON);

  private final FirstSeen seen = new FirstSeen();

  @Test
  void firstTimeCounts() {
    seen.note(ONE, NOON);
    seen.note(ONE, NOON.plusSeconds(9));

    assertThat(seen.all()).containsOnly(Map.entry(ONE, NOON));
  }

  @Test
  void waitsForWhatComesLate() throws InterruptedException {
    seen.note(ONE, NOON);
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            () -> seen.note(OTHER, NOON),
            CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));

    assertThat(seen.awaitAll(Set.of(ONE, OTHER), Duration.ofSeconds(30))).isEmpty();
    late.join();
    assertThat(seen.all()).containsKey(OTHER);
  }

  @Test
  void tellsWhatNeverCame() throws InterruptedException {
    seen.note(ONE, NOON);

    assertThat(seen.awaitAll(Set.of(ONE, OTHER), Duration.ofMillis(20))).containsExactly(OTHER);
  }
}
