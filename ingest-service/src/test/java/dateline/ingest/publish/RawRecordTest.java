package dateline.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.IdentitySource;
import dateline.RawArticle;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.source.Feed;
import dateline.ingest.source.TestFeeds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawRecordTest {

  @Test
  void carriesWhatTheDeliverySaysItIs() {
    ItemBuilder builder = new ItemBuilder();
    builder.signal("sig:correction");
    builder.signal("sig:correction");
    builder.wireNumber("vn/0042/2026-10-14");
    builder.take(2);
    RawArticle raw = record(builder, Identity.Source.GUID);
    assertThat(raw.getSignals()).containsExactly("sig:correction");
    assertThat(raw.getWireNumbers()).containsExactly("vn/0042/2026-10-14");
    assertThat(raw.getTake()).isEqualTo(2);
  }

  @Test
  void saysNothingWhereTheDeliveryDoesNot() {
    RawArticle raw = record(new ItemBuilder(), Identity.Source.GUID);
    assertThat(raw.getSignals()).isEmpty();
    assertThat(raw.getWireNumbers()).isEmpty();
    assertThat(raw.getTake()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "GUID, guid, a",
    "PERMALINK, permalink, a",
    "CANONICAL, canonical, a",
    "KEYWORD, keyword, ",
    "WIRE_NUMBER, wireNumber, ",
    "CONTENT, content, "
  })
  void onlyWhatTheProviderNamesIsAGuid(
      Identity.Source source, IdentitySource written, String guid) {
    RawArticle raw = record(new ItemBuilder(), source);
    assertThat(raw.getIdentitySource()).isEqualTo(written);
    assertThat(raw.getGuid()).isEqualTo(guid);
  }

  private static RawArticle record(ItemBuilder builder, Identity.Source source) {
    Feed feed = TestFeeds.feed();
    Delivery delivery =
        new Delivery(
            feed, Transport.PUSH, Instant.EPOCH, Optional.empty(), Map.of(), Map.of(), List.of());
    Entry entry =
        builder.entry(
            new Identity(source, "a"),
            new Payload("text", "text/plain", Optional.empty(), new byte[0]));
    return RawRecord.of(delivery, "id-1", ((Entry.Sound) entry).item());
  }
}
