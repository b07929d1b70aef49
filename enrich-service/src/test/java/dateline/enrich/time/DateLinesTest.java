package dateline.enrich.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateLinesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "December 19, 2025",
        "4. Juli 2025, 9.14 Uhr",
        "Fri 4 Jul 2025 09:14 IST",
        "2025-07-03T09:14:10+02:00",
        "3 juillet 2025 à 14h05",
        "2 hours ago"
      })
  void timesAreOnlyTimes(String line) {
    assertThat(DateLines.isOnlyTime(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Elections in December 2025",
        "A courageous step",
        "May we see 2025 again?",
        "$ 2,025",
        "12 March on Rome",
        ""
      })
  void textWithDates_isNot(String line) {
    assertThat(DateLines.isOnlyTime(line)).isFalse();
  }
}
