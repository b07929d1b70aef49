package dateline.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTimesTest {

  private static final Instant TIME = Instant.parse("2026-10-14T07:30:00Z");

  private static Entry entry(Parts.Time... times) {
    return new Entry.Sound(TestItems.item(List.of(), List.of(times), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wed, 14 Oct 2026 07:30:00 GMT",
        "Wed, 14 Oct 2026 09:30:00 +0200",
        "14 Oct 2026 07:30:00 +0000",
        "2026-10-14T07:30:00Z",
        "2026-10-14T07:30Z",
        "2026-10-14t07:30:00z",
        "2026-10-14T13:00:00.000+05:30",
        "  2026-10-14T07:30:00Z \n",
      })
  void whatTheStandardsWantIsRead(String raw) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(ItemTimes.of(entry(new Parts.Time("published", raw, "pubDate")))).contains(TIME);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-10-14",
        "2026-10-14T07:30:00",
        "Wed, 14 Oct 2026 07:30:00 IST",
        "Tue, 14 Oct 2026 07:30:00 GMT",
        "32 Oct 2026 07:30:00 +0000",
        "२०२६-१०-१४T07:30:00Z",
        "99999999999999999999999999999999",
        "mercredi 14 octobre 2026"
      })
  void anythingElseIsLeftToEnrichment(String raw) {
    assertThat(ItemTimes.of(entry(new Parts.Time("published", raw, "pubDate")))).isEmpty();
  }

  @Test
  void onlyTimesOfPublicationCountAndTheFirstThatCanBeRead() {
    assertThat(ItemTimes.of(entry(new Parts.Time("embargoed", TIME.toString(), "x")))).isEmpty();
    assertThat(
            ItemTimes.of(
                entry(
                    new Parts.Time("published", "at noon", "x"),
                    new Parts.Time("versionCreated", TIME.toString(), "x"))))
        .contains(TIME);
  }

  @Test
  void aBrokenEntryHasNone() {
    Payload payload = new Payload("rss", "text/xml", Optional.empty(), new byte[0]);
    assertThat(ItemTimes.of(new Entry.Broken(payload, List.of(new Fault("", "torn"))))).isEmpty();
  }
}
