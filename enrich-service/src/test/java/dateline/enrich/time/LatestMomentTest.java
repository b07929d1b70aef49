package dateline.enrich.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An embargo may end late, and never early: the feed's zone is what the second column says. */
class LatestMomentTest {

  private static final Instant RECEIVED = Instant.parse("2026-10-14T10:00:00Z");

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-10-15T00:01:00Z                  | -             | 2026-10-15T00:01:00Z",
        "2026-10-15T06:00:00+02:00             | -             | 2026-10-15T04:00:00Z",
        "2026-10-15T06:00                      | Europe/Berlin | 2026-10-15T04:00:00Z",
        "2026-10-15T06:00                      | -             | 2026-10-16T12:00:00Z",
        "2026-10-15                            | Europe/Berlin | 2026-10-14T22:00:00Z",
        "2026-10-15                            | -             | 2026-10-15T12:00:00Z",
        "Thursday, 15 October 2026             | -             | 2026-10-15T12:00:00Z",
        "den 15. Oktober 2026                  | Europe/Vienna | 2026-10-14T22:00:00Z",
        "0001 GMT Oct 15                       | -             | 2026-10-15T00:01:00Z",
        "0001 GMT, Oct. 15                     | Asia/Tokyo    | 2026-10-15T00:01:00Z",
        "0001 GMT Oct 15 2026                  | -             | 2026-10-15T00:01:00Z",
        "0001 GMT NOV 30                       | -             | 2026-11-30T00:01:00Z",
        "0001 GMT Jan 2                        | -             | 2027-01-02T00:01:00Z",
        "0001 GMT Oct 1                        | -             | 2026-10-01T00:01:00Z",
        "2400 GMT Oct 14                       | -             | 2026-10-15T00:00:00Z",
        "1830 MESZ 14.10.2026                  | Europe/Berlin | 2026-10-14T16:30:00Z",
        "15.10.2026, 06:00 Uhr MESZ            | -             | 2026-10-15T04:00:00Z",
        "15. Oktober, 6.00 Uhr                 | Europe/Berlin | 2026-10-15T04:00:00Z",
        "Oct. 15, 6 a.m. EDT                   | America/New_York | 2026-10-15T10:00:00Z",
        "6 p.m. IST Oct 15                     | Asia/Kolkata  | 2026-10-15T12:30:00Z",
        // Dublin is the last of the three that write IST.
        "6 p.m. IST Oct 15                     | -             | 2026-10-15T17:00:00Z",
        // Chicago, not Shanghai.
        "2026-11-15 06:00 CST                  | -             | 2026-11-15T12:00:00Z",
        // Off season: the wall's clock says 04:00Z, the letters 05:00Z.
        "15 October 2026 06:00 CET             | Europe/Berlin | 2026-10-15T05:00:00Z",
        // What is not read beside the date may be a time of day.
        "noon GMT Oct 15                       | Europe/Berlin | 2026-10-16T12:00:00Z",
        "midnight Oct 14                       | -             | 2026-10-15T12:00:00Z",
      })
  void endsAtTheLatestMomentThatItCanMean(String raw, String zone, Instant end) {
    assertThat(read(raw, zone)).contains(end);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "after the speech",
        "EMBARGOED",
        "<embargoed/>",
        "0001 GMT THURSDAY",
        "6 a.m. EDT Thursday",
        "03/04/2026 10:00",
        "2026-10",
        "2026"
      })
  void whatIsNotBoundedHasNoEnd(String raw) {
    assertThat(read(raw, "-")).isEmpty();
    assertThat(read(raw, "Europe/Berlin")).isEmpty();
  }

  private static Optional<Instant> read(String raw, String zone) {
    Optional<ZoneId> feedZone = zone.equals("-") ? Optional.empty() : Optional.of(ZoneId.of(zone));
    return LatestMoment.of(
        raw, new TimeReader(), new TimeContext(feedZone, Optional.empty(), RECEIVED));
  }
}
