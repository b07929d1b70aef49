package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDatesTest {

  private static final Instant NOW = Instant.parse("2026-11-29T11:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 29 Nov 2026 11:02:03 GMT",
        "Sun, 29 nov 2026 11:02:03 gmt",
        "29 Nov 2026 11:02:03 GMT",
        "Sun, 29-Nov-2026 11:02:03 GMT",
        "Sun, 29 Nov 2026 11:02:03 +0000",
        "Sunday, 29-Nov-26 11:02:03 GMT",
        "Sun Nov 29 11:02:03 2026"
      })
  void readsEveryForm(String written) {
    assertThat(HttpDates.parse(written)).contains(Instant.parse("2026-11-29T11:02:03Z"));
  }

  @Test
  void readsADayOfOneDigit() {
    Instant day = Instant.parse("2026-11-06T08:49:37Z");

    assertThat(HttpDates.parse("Fri Nov  6 08:49:37 2026")).contains(day);
    assertThat(HttpDates.parse("Fri, 6 Nov 2026 08:49:37 GMT")).contains(day);
    assertThat(HttpDates.parse("Fri, 06 Nov 2026 08:49:37 GMT")).contains(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "tomorrow", "Sun, 32 Nov 2026 11:02:03 GMT"})
  void readsNoOther(String written) {
    assertThat(HttpDates.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | PT2M",
        "0 | PT0S",
        "Sun, 29 Nov 2026 11:30:00 GMT | PT30M",
        "Sun, 29 Nov 2026 10:30:00 GMT | PT0S",
        "99999999999999999999 | PT87600H"
      })
  void readsRetryAfter(String written, Duration expected) {
    assertThat(HttpDates.retryAfter(headers("Retry-After", written), NOW)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "soon", "1.5"})
  void leavesOutARetryAfterThatIsNone(String written) {
    assertThat(HttpDates.retryAfter(headers("Retry-After", written), NOW)).isEmpty();
  }

  @Test
  void derivesFreshness() {
    assertThat(fresh("Cache-Control", "public, max-age=600")).contains(Duration.ofMinutes(10));
    assertThat(fresh("Cache-Control", "Max-Age=\"60\"")).contains(Duration.ofMinutes(1));
    assertThat(fresh("Cache-Control", "max-age=600, no-cache")).contains(Duration.ZERO);
    assertThat(fresh("Cache-Control", "no-store")).contains(Duration.ZERO);
    assertThat(fresh("Cache-Control", "public, max-age=soon")).isEmpty();
    assertThat(fresh("Expires", "Sun, 29 Nov 2026 11:15:00 GMT")).contains(Duration.ofMinutes(15));
    assertThat(fresh("Expires", "Sun, 29 Nov 2026 10:15:00 GMT")).contains(Duration.ZERO);
    assertThat(fresh("Expires", "0")).contains(Duration.ZERO);
    assertThat(fresh("Pragma", "whatever")).isEmpty();
  }

  @Test
  void prefersMaxAge_countsFromTheServersClock_andSubtractsTheAge() {
    Headers all =
        new Headers(
            Map.of(
                "Cache-Control", List.of("max-age=600"),
                "Expires", List.of("Sun, 29 Nov 2026 18:00:00 GMT"),
                "Age", List.of("500")));
    Headers otherClock =
        new Headers(
            Map.of(
                "Date", List.of("Sun, 29 Nov 2026 09:00:00 GMT"),
                "Expires", List.of("Sun, 29 Nov 2026 09:05:00 GMT")));

    assertThat(Freshness.of(all, NOW)).contains(Duration.ofSeconds(100));
    assertThat(Freshness.of(otherClock, NOW)).contains(Duration.ofMinutes(5));
    assertThat(Freshness.of(new Headers(Map.of("Age", List.of("9"))), NOW)).isEmpty();
  }

  private static Optional<Duration> fresh(String name, String value) {
    return Freshness.of(headers(name, value), NOW);
  }

  private static Headers headers(String name, String value) {
    return new Headers(Map.of(name, List.of(value)));
  }
}
