package dateline.ingest.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  private static final Bounds BOUNDS = new Bounds(10_000, 1_000_000);

  private static final String TEXT = "Bridge reopens\n\nThe bridge opened at noon.\n";

  @Test
  void theSendersIdentifierGoesBeforeTheAddress() {
    WireItem item = read(TEXT, Optional.of("https://paper.example/a"), Optional.of("item-7"));
    assertThat(item.identity()).isEqualTo(new Identity(Identity.Source.GUID, "item-7"));
  }

  @Test
  void theAddressGoesBeforeTheContent() {
    WireItem item = read(TEXT, Optional.of("https://paper.example/a"), Optional.empty());
    assertThat(item.identity())
        .isEqualTo(new Identity(Identity.Source.CANONICAL, "https://paper.example/a"));
  }

  @Test
  void theContentsIdentityIsBlindToCaseAndSpace() {
    WireItem item = read(TEXT, Optional.empty(), Optional.empty());
    WireItem same =
        read(
            "BRIDGE  reopens\r\nThe bridge opened\u00a0at noon.",
            Optional.empty(),
            Optional.empty());
    WireItem other = read("Bridge closes\nThe bridge", Optional.empty(), Optional.empty());
    assertThat(item.identity().source()).isEqualTo(Identity.Source.CONTENT);
    assertThat(same.identity()).isEqualTo(item.identity());
    assertThat(other.identity()).isNotEqualTo(item.identity());
  }

  @Test
  void saysWhichEncodingWasDecided() {
    byte[] bytes = "Мост открыт".getBytes(Charset.forName("windows-1251"));
    Document document =
        new Document(bytes, Optional.of("windows-1251"), Optional.empty(), Optional.empty());
    WireItem item = item(new PlainText().read(document, BOUNDS));
    assertThat(item.payload().charset()).contains("windows-1251");
    assertThat(item.payload().content()).isSameAs(bytes);
  }

  @Test
  void refusesAnEmptyText() {
    Document document =
        new Document(
            " \n".getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(new PlainText().read(document, BOUNDS)).isInstanceOf(Reading.Invalid.class);
  }

  private static WireItem read(String text, Optional<String> location, Optional<String> id) {
    return item(
        new PlainText()
            .read(
                new Document(
                    text.getBytes(StandardCharsets.UTF_8),
                    Optional.empty(),
                    location.map(URI::create),
                    id),
                BOUNDS));
  }

  private static WireItem item(Reading reading) {
    return ((Entry.Sound) ((Reading.Items) reading).entries().get(0)).item();
  }
}
