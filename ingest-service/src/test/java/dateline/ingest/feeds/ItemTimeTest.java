package dateline.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.feeds.ItemTime.Form;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemTimeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-10-14T09:00:00Z             | UTC          | 2026-10-14T09:00:00Z
          2026-10-14T09:00:00.123+05:30    | OFFSET       | 2026-10-14T03:30:00Z
          2026-10-14 09:00+0530            | OFFSET       | 2026-10-14T03:30:00Z
          2026-10-14T09:00                 | ZONELESS     |
          Wed, 14 Oct 2026 09:00:00 GMT    | UTC          | 2026-10-14T09:00:00Z
          14 Oct 2026 9:00 +0200           | OFFSET       | 2026-10-14T07:00:00Z
          14 OCTOBER 2026 09:00 -00:00     | UTC          | 2026-10-14T09:00:00Z
          Wed, 14 Oct 2026 09:00:00 IST    | ABBREVIATION |
          Wed, 14 Oct 2026 09:00:00        | ZONELESS     |
          Wed, 31 Feb 2026 09:00:00 GMT    | UNREADABLE   |
          14 Qqq 2026 09:00:00 GMT         | UNREADABLE   |
          yesterday                        | UNREADABLE   |
          """)
  void theZoneIsToldApart(String raw, Form form, Instant at) {
    ItemTime time = ItemTime.of(raw);
    assertThat(time.form()).isEqualTo(form);
    assertThat(time.at()).isEqualTo(Optional.ofNullable(at));
  }

  @Test
  void anAbbreviationThatNobodyKnowsIsTold() {
    assertThat(ItemTime.of("14 Oct 2026 09:00 XQT").isUnknownZone()).isTrue();
    assertThat(ItemTime.of("14 Oct 2026 09:00 CEST").isUnknownZone()).isFalse();
    assertThat(ItemTime.of("14 Oct 2026 09:00 GMT").isUnknownZone()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          14 Oct 2026 09:00 +0200 | https://a.example.no/ | nb    | Europe/Oslo      | true
          14 Jan 2026 09:00 +0200 | https://a.example.no/ | nb    |                  |
          14 Oct 2026 09:00 +0530 | https://a.example/    | en-IN | Asia/Kolkata     | true
          14 Oct 2026 09:00 +0530 | https://a.example/    | en    | Asia/Kolkata     | true
          14 Oct 2026 09:00 +0200 | https://a.example/    | en    |                  |
          14 Oct 2026 09:00 GMT   | https://a.example.de/ | de    | Europe/Berlin    | false
          14 Oct 2026 09:00 GMT   | https://a.example/    | de-AT | Europe/Vienna    | false
          14 Oct 2026 09:00 GMT   | https://a.example.us/ | en-US |                  |
          """)
  void aZoneIsGuessedFromOffsetsAndOnlyHintedAtByTheCountry(
      String raw, URI site, String language, String zone, Boolean sure) {
    Optional<ZoneGuess> guess =
        ZoneGuess.of(List.of(ItemTime.of(raw)), site, Optional.of(language));
    assertThat(guess.map(ZoneGuess::zone)).isEqualTo(Optional.ofNullable(zone));
    assertThat(guess.map(ZoneGuess::sure)).isEqualTo(Optional.ofNullable(sure));
  }

  @Test
  void everyZoneOfTheTableExists() {
    for (String country : List.of("no", "in", "ua", "mm", "ar")) {
      Optional<ZoneGuess> guess =
          ZoneGuess.of(List.of(), URI.create("https://a." + country + "/"), Optional.empty());
      assertThat(java.time.ZoneId.getAvailableZoneIds()).contains(guess.orElseThrow().zone());
    }
  }
}
