package dateline.enrich.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeReaderTest {

  private static final Instant RECEIVED = Instant.parse("2025-12-20T12:00:00Z");
  private final TimeReader reader = new TimeReader();

  private TimeReading read(String raw, String zone, String language) {
    return reader.read(
        raw,
        new TimeContext(
            Optional.ofNullable(zone).map(ZoneId::of), Optional.ofNullable(language), RECEIVED));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Fri, 04 Jul 2025 09:14:10 +0530                         | 2025-07-04T03:44:10Z
          Fri, 04 Jul 2025 09:14:10 GMT                           | 2025-07-04T09:14:10Z
          Friday, 04-Jul-25 09:14:10 GMT                          | 2025-07-04T09:14:10Z
          Fri Jul  4 09:14:10 UTC 2025                            | 2025-07-04T09:14:10Z
          Fri Jul 04 09:14:10 +0000 2025                          | 2025-07-04T09:14:10Z
          4 Jul 2025 9:14 UT                                      | 2025-07-04T09:14:00Z
          Thu Jul 03 2025 09:14:10 GMT+0530 (India Standard Time) | 2025-07-03T03:44:10Z
          2025-07-03T09:14:10Z                                    | 2025-07-03T09:14:10Z
          2025-07-03t09:14:10.25z                                 | 2025-07-03T09:14:10.250Z
          2025-07-03T09:14:10,5+02:00                             | 2025-07-03T07:14:10.500Z
          2025-07-03T09:14-0330                                   | 2025-07-03T12:44:00Z
          2025-07-03 09:14:10 +0000 UTC                           | 2025-07-03T09:14:10Z
          2025-7-3T9:14:10-5:00                                   | 2025-07-03T14:14:10Z
          20250703T091410Z                                        | 2025-07-03T09:14:10Z
          2025-W27-4T09:14Z                                       | 2025-07-03T09:14:00Z
          2025-184T09:14Z                                         | 2025-07-03T09:14:00Z
          2025-07-03T24:00:00+02:00                               | 2025-07-03T22:00:00Z
          2025-06-30T23:59:60Z                                    | 2025-06-30T23:59:59Z
          2025-07-03T09:14:10+02:00[Europe/Berlin]                | 2025-07-03T07:14:10Z
          2025-07-03 09:14 Europe/Berlin                          | 2025-07-03T07:14:00Z
          2025-07-03 09:14 asia/kolkata                           | 2025-07-03T03:44:00Z
          1751514850                                              | 2025-07-03T03:54:10Z
          1751514850000                                           | 2025-07-03T03:54:10Z
          July 3rd, 2025 at 5:30 p.m. GMT                         | 2025-07-03T17:30:00Z
          July 3, 2025 12:05 am UTC                               | 2025-07-03T00:05:00Z
          July 3, 2025 12:05 pm UTC                               | 2025-07-03T12:05:00Z
          """)
  void readsInstantsThatNeedNoContext(String raw, String instant) {
    TimeReading reading = read(raw, null, null);
    assertThat(reading.instant()).contains(Instant.parse(instant));
    assertThat(reading.localDate()).isEmpty();
    assertThat(reading.raw()).isEqualTo(raw);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          04.07.2025, 9.14 Uhr       | de | 2025-07-04T07:14:00Z
          4. Juli 2025, 9 Uhr        | de | 2025-07-04T07:00:00Z
          Stand: 4. März 2025 09:14  | de | 2025-03-04T08:14:00Z
          le 3 juillet 2025 à 14h05  | fr | 2025-07-03T12:05:00Z
          3 de julio de 2025, 14:05  | es | 2025-07-03T12:05:00Z
          3 июля 2025, 14:05         | ru | 2025-07-03T12:05:00Z
          3 lipca 2025 14:05         | pl | 2025-07-03T12:05:00Z
          3 Temmuz 2025 14:05        | tr | 2025-07-03T12:05:00Z
          2025年7月3日 14時05分       | ja | 2025-07-03T12:05:00Z
          2025. 7. 3. 오후 2:05      | ko | 2025-07-03T12:05:00Z
          ٣ يوليو ٢٠٢٥ ١٤:٠٥         | ar | 2025-07-03T12:05:00Z
          """)
  void readsMonthNamesAndClocksOfManyLanguages(String raw, String language, String instant) {
    TimeReading reading = read(raw, "Europe/Berlin", language);
    assertThat(reading.instant()).contains(Instant.parse(instant));
    assertThat(reading.rule()).isEqualTo("feed-zone");
    assertThat(reading.zone()).contains("Europe/Berlin");
  }

  @Nested
  class ZoneAbbreviation {

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({
      "IST, Asia/Kolkata, Asia/Kolkata, 2025-08-10T04:30:00Z",
      "IST, Asia/Calcutta, Asia/Calcutta, 2025-08-10T04:30:00Z",
      "IST, Europe/Dublin, Europe/Dublin, 2025-08-10T09:00:00Z",
      "IST, Asia/Jerusalem, Asia/Jerusalem, 2025-08-10T07:00:00Z",
      "BST, Europe/London, Europe/London, 2025-08-10T09:00:00Z",
      "BST, Asia/Dhaka, Asia/Dhaka, 2025-08-10T04:00:00Z",
      "GST, Asia/Dubai, Asia/Dubai, 2025-08-10T06:00:00Z",
      "CST, Asia/Shanghai, Asia/Shanghai, 2025-08-10T02:00:00Z",
      "CDT, America/Chicago, America/Chicago, 2025-08-10T15:00:00Z",
      "EST, Australia/Sydney, Australia/Sydney, 2025-08-10T00:00:00Z",
      "EDT, America/New_York, America/New_York, 2025-08-10T14:00:00Z",
      "CEST, Europe/Ljubljana, Europe/Ljubljana, 2025-08-10T08:00:00Z",
    })
    void isReadWithTheFeedsZone(String letters, String feed, String zone, String instant) {
      TimeReading reading = read("August 10, 2025 10:00 " + letters, feed, "en");
      assertThat(reading.instant()).contains(Instant.parse(instant));
      assertThat(reading.zone()).contains(zone);
      assertThat(reading.rule()).isEqualTo("abbreviation+feed-zone");
    }

    @Test
    void alone_hasItsMostCommonReadingAndLessConfidence() {
      TimeReading alone = read("July 4, 2025 09:14:10 IST", null, "en");
      TimeReading withFeed = read("July 4, 2025 09:14:10 IST", "Asia/Kolkata", "en-IN");
      assertThat(alone.instant()).isEqualTo(withFeed.instant());
      assertThat(alone.rule()).isEqualTo("abbreviation");
      assertThat(alone.confidence()).isLessThan(withFeed.confidence());
    }

    @Test
    void offSeason_isTheFeedsWallClock() {
      TimeReading reading = read("10.08.2025 14:00 CET", "Europe/Berlin", "de");
      assertThat(reading.instant()).contains(Instant.parse("2025-08-10T12:00:00Z"));
      assertThat(reading.flags()).contains("zone-off-season");
    }

    @Test
    void choosesTheSideOfAnOverlap() {
      assertThat(read("Nov 2, 2025 1:30 AM EDT", "America/New_York", "en-US").instant())
          .contains(Instant.parse("2025-11-02T05:30:00Z"));
      assertThat(read("Nov 2, 2025 1:30 AM EST", "America/New_York", "en-US").instant())
          .contains(Instant.parse("2025-11-02T06:30:00Z"));
    }

    @Test
    void losesToANumericOffset() {
      TimeReading reading = read("Fri, 04 Jul 2025 09:14:10 +0200 (IST)", "Asia/Kolkata", "en");
      assertThat(reading.instant()).contains(Instant.parse("2025-07-04T07:14:10Z"));
      assertThat(reading.rule()).isEqualTo("offset");
    }

    @Test
    void unknown_isFlagged() {
      TimeReading reading = read("4 July 2025 09:14 XQT", "Asia/Kolkata", "en");
      assertThat(reading.rule()).isEqualTo("feed-zone");
      assertThat(reading.flags()).containsExactly("unknown-zone");
      assertThat(reading.confidence()).isLessThan(0.5f);
    }
  }

  @Nested
  class WithoutZone {

    @Test
    void timeOfDay_isOnlyADate() {
      TimeReading reading = read("2025-07-03T09:14", null, "en");
      assertThat(reading.instant()).isEmpty();
      assertThat(reading.localDate()).contains("2025-07-03");
      assertThat(reading.rule()).isEqualTo("unknown");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            December 19, 2025 | 2025-12-19
            4. Juli 2025      | 2025-07-04
            2025-07-03        | 2025-07-03
            2025-07           | 2025-07
            07/2025           | 2025-07
            July 2025         | 2025-07
            2025              | 2025
            20250703          | 2025-07-03
            31.12.99          | 1999-12-31
            """)
    void dateOnly_staysADate(String raw, String date) {
      TimeReading reading = read(raw, "Asia/Kolkata", "en");
      assertThat(reading.localDate()).contains(date);
      assertThat(reading.instant()).isEmpty();
      assertThat(reading.rule()).isEqualTo("date-only");
    }
  }

  @Nested
  class Oddities {

    @Test
    void dayAndMonth_followLanguageAndRegion() {
      assertThat(read("03/07/2025", null, "en-GB").localDate()).contains("2025-07-03");
      assertThat(read("03/07/2025", null, "en-US").localDate()).contains("2025-03-07");
      assertThat(read("03/07/2025", "Asia/Kolkata", "en").localDate()).contains("2025-07-03");
      assertThat(read("03/07/2025", null, "en-GB").flags())
          .containsExactly("day-month-order-assumed");
      assertThat(read("13/07/2025", null, "en-US").localDate()).contains("2025-07-13");
      assertThat(read("13/07/2025", null, "en-US").flags()).isEmpty();
    }

    @Test
    void twoDigitYear_isFlagged() {
      TimeReading reading = read("3 Jul 25", null, "en");
      assertThat(reading.localDate()).contains("2025-07-03");
      assertThat(reading.flags()).containsExactly("two-digit-year");
    }

    @Test
    void future_isFlaggedAndKept() {
      TimeReading reading = read("2031-01-01T00:00:00Z", null, null);
      assertThat(reading.instant()).contains(Instant.parse("2031-01-01T00:00:00Z"));
      assertThat(reading.flags()).containsExactly("future");
    }

    @Test
    void ancient_isFlagged() {
      assertThat(read("Mon, 01 Jan 0001 00:00:00 +0000", null, null).flags())
          .containsExactly("ancient");
    }

    @Test
    void monthNameThatTwoLanguagesReadDifferently_needsItsLanguage() {
      assertThat(read("5 listopada 2024", null, "pl").localDate()).contains("2024-11-05");
      assertThat(read("5 listopada 2024", null, "hr").localDate()).contains("2024-10-05");
      assertThat(read("5 listopada 2024", null, null).isRead()).isFalse();
    }

    @Test
    void yearLeftOut_isTheLatestThatFits() {
      assertThat(read("4 July", null, "en").localDate()).contains("2025-07-04");
      assertThat(read("28 December", null, "en").localDate()).contains("2024-12-28");
    }

    @Test
    void ago_countsFromTheArrival() {
      TimeReading reading = read("2 hours ago", null, "en");
      assertThat(reading.instant()).contains(Instant.parse("2025-12-20T10:00:00Z"));
      assertThat(reading.rule()).isEqualTo("relative");
      assertThat(read("vor 5 Minuten", null, "de").instant())
          .contains(Instant.parse("2025-12-20T11:55:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
      "''",
      "soon",
      "31 June 2025",
      "29 February 2025",
      "09:14",
      "2025-13-40",
      "99:99",
      "-",
      "T",
      "()"
    })
    void whatIsNoDate_isUnread(String raw) {
      TimeReading reading = read(raw, "Asia/Kolkata", "en");
      assertThat(reading.isRead()).isFalse();
      assertThat(reading.rule()).isEqualTo("unknown");
      assertThat(reading.confidence()).isZero();
    }
  }

  @Test
  void hostsZoneAndLocale_changeNothing() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    TimeReading before = read("July 4, 2025 09:14:10 IST", "Asia/Kolkata", "en-IN");
    try {
      Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(read("July 4, 2025 09:14:10 IST", "Asia/Kolkata", "en-IN")).isEqualTo(before);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}
