package dateline.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedTest {

  private static final Instant LATE = Instant.parse("2026-10-14T22:30:00Z");

  @Test
  void itsZoneDecidesWhichDayItIs() {
    assertThat(feed(Optional.of("Europe/Berlin")).dayOf(LATE))
        .isEqualTo(LocalDate.of(2026, 10, 15));
    assertThat(feed(Optional.of("America/New_York")).dayOf(LATE))
        .isEqualTo(LocalDate.of(2026, 10, 14));
  }

  @Test
  void withoutAZoneItIsTheDayInUtc() {
    assertThat(feed(Optional.empty()).dayOf(LATE)).isEqualTo(LocalDate.of(2026, 10, 14));
  }

  private static Feed feed(Optional<String> zone) {
    return TestFeeds.feed("f", "p", "F", "k", zone, Optional.empty());
  }
}
