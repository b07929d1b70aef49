package dateline.ingest.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  @Test
  void theFirstLinesTellOfAnEmbargo() {
    for (String line :
        List.of(
            "EMBARGOED UNTIL 0001 GMT OCT 15",
            "Sperrfrist: 0001 GMT OCT 15",
            "EMBARGO : 0001 GMT OCT 15",
            "Embargado hasta 0001 GMT OCT 15")) {
      String text = line + "\n\n" + TEXT;
      WireItem item = read(text, Optional.empty(), Optional.of("item-7"));
      assertThat(item.identity()).isEqualTo(new Identity(Identity.Source.GUID, "item-7"));
      assertThat(item.parts().times())
          .containsExactly(new Parts.Time("embargoed", "0001 GMT OCT 15", "notice"));
      assertThat(item.marks().signals()).containsExactly("wire:embargo");
      assertThat(item.payload().format()).isEqualTo("text");
      assertThat(item.payload().content()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
      assertThat(item.parts().texts()).isEmpty();
    }
  }

  @Test
  void theFirstLinesTellOfKillsHoldsAndCorrections() {
    WireItem kill = read("KILL\n\n" + TEXT, Optional.empty(), Optional.of("item-7"));
    assertThat(kill.fact(Fact.PUB_STATUS)).contains("canceled");
    assertThat(kill.marks().signals()).containsExactly("wire:kill");
    WireItem hold = read("WITHHOLD\n\n" + TEXT, Optional.empty(), Optional.of("item-7"));
    assertThat(hold.fact(Fact.PUB_STATUS)).contains("withheld");
    WireItem correction = read("CORRECTION: " + TEXT, Optional.empty(), Optional.of("item-7"));
    assertThat(correction.marks().signals()).containsExactly("wire:correction");
    assertThat(correction.fact(Fact.PUB_STATUS)).isEmpty();
  }

  @Test
  void theTextItselfTellsNothing() {
    String text =
        "Bridge reopens\n\nKIEL (nnd) - The embargo is over.\n\nEMBARGOED UNTIL 0001 GMT OCT 15\n"
            + "KILL\nWITHHOLD\n";
    WireItem item = read(text, Optional.empty(), Optional.empty());
    assertThat(item.marks().signals()).isEmpty();
    assertThat(item.fact(Fact.PUB_STATUS)).isEmpty();
    assertThat(item.parts().times()).isEmpty();
  }

  @Test
  void aTextWithTheHeaderOfATextWireIsReadAsOne() {
    byte[] wire =
        "bdt0123 4 pl 41\n\nHafen/Kiel/\nHafen zu =\n\nKiel (nnd) - Zu.\n\n141830 Okt 26\n"
            .getBytes(StandardCharsets.UTF_8);
    WireItem item =
        item(
            new PlainText()
                .read(
                    new Document(wire, Optional.empty(), Optional.empty(), Optional.of("x")),
                    BOUNDS));
    assertThat(item.payload().format()).isEqualTo("iptc-7901");
    assertThat(item.identity())
        .isEqualTo(new Identity(Identity.Source.KEYWORD, "wire:bdt/hafen/kiel/2026-10-14"));
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
