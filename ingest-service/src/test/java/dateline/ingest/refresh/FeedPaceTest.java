package dateline.ingest.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.poll.TestPolls;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The installation's: 60 s to 1 h, 24 h for the dead, 6 h after failures. */
class FeedPaceTest {

  private static FeedPace pace(String least, String most) {
    return new FeedPace(TestPolls.pace(), duration(least), duration(most));
  }

  private static Optional<Duration> duration(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty()).map(Duration::parse);
  }

  @Test
  void aFeedsOwnBoundsGoFirst() {
    FeedPace pace = pace("PT5S", "PT10S");
    assertThat(pace.min()).isEqualTo(Duration.ofSeconds(5));
    assertThat(pace.max()).isEqualTo(Duration.ofSeconds(10));
    assertThat(pace.dead()).as("also when it is silent").isEqualTo(Duration.ofSeconds(10));
    assertThat(pace.maxBackoff()).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void oneBoundMovesTheOtherWhereTheyWouldCross() {
    assertThat(pace("PT48H", "").max()).isEqualTo(Duration.ofHours(48));
    assertThat(pace("PT48H", "").dead()).isEqualTo(Duration.ofHours(48));
    assertThat(pace("PT48H", "").maxBackoff()).isEqualTo(Duration.ofHours(48));
    assertThat(pace("", "PT10S").min()).isEqualTo(Duration.ofSeconds(10));
    assertThat(pace("PT5M", "").max()).isEqualTo(Duration.ofHours(1));
    assertThat(pace("", "PT5M").min()).isEqualTo(Duration.ofSeconds(60));
  }
}
