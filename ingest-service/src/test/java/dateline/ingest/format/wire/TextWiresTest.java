package dateline.ingest.format.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TextWiresTest {

  private static final String GERMAN =
      """
      bdt0123 4 pl 41  nnd 0456

      Wetter/Küste/
      Sturm legt Fährverkehr lahm =
      Von Jana Behrens =

      Kiel (nnd) - Der Sturm hat den Fährverkehr an der Küste zum Erliegen
      gebracht. Am Morgen fuhr kein Schiff.

      Die Reederei rechnet mit Ausfällen bis zum Abend.

      nnd jb yy kt
      141830 Okt 26
      """;

  private static final String AMERICAN =
      "\u0016\u0016\u0001f1234\u001flbyl-\r\nr i \u0014\u0011bc-storm-2ndld-writethru 10-14 0650\r\n"
          + "\u0002^BC-Storm, 2nd Ld-Writethru,0650<\r\n"
          + "^Storm halts coastal ferries<\r\n"
          + "^Eds: UPDATES with quote,\r\nnew figures.^\r\n"
          + "^By JANE DOE=\r\n^Coastal Press Writer=\r\n"
          + "   KIEL, Germany (CP) _ A storm halted all\r\nferries on Wednesday.\r\n"
          + "   No ship left before noon.\r\n"
          + "\u0003\r\nCP-NY-10-14-26 1830EDT<\r\n\u0004";

  @Test
  void setsTheFieldsOfAnIptc7901MessageApart() {
    WireItem item = Sent.one(GERMAN);
    assertThat(item.payload().format()).isEqualTo("iptc-7901");
    assertThat(item.identity())
        .isEqualTo(new Identity(Identity.Source.KEYWORD, "wire:bdt/wetter/kuste/2026-10-14"));
    assertThat(item.marks().wireNumbers()).containsExactly("bdt/0123/2026-10-14");
    assertThat(item.marks().signals()).isEmpty();
    assertThat(item.marks().take()).isEmpty();
    assertThat(item.fact(Fact.URGENCY)).contains("4");
    assertThat(item.fact(Fact.SLUGLINE)).contains("Wetter/Küste/");
    assertThat(item.fact(Fact.VERSION)).contains("0");
    assertThat(item.fact(Fact.PUB_STATUS)).isEmpty();
    assertThat(item.fact(Fact.LANGUAGE)).isEmpty();
    assertThat(item.parts().tags())
        .containsExactly(Parts.Tag.of("subject", "pl", Optional.of("iptc-7901")));
    assertThat(item.headline()).contains("Sturm legt Fährverkehr lahm");
    assertThat(Sent.text(item, "body"))
        .isEqualTo(
            "Kiel (nnd) - Der Sturm hat den Fährverkehr an der Küste zum Erliegen gebracht. Am"
                + " Morgen fuhr kein Schiff.\n\n"
                + "Die Reederei rechnet mit Ausfällen bis zum Abend.");
    assertThat(item.parts().credits())
        .containsExactly(new Parts.Credit("author", "Von Jana Behrens"));
    assertThat(item.parts().times())
        .containsExactly(new Parts.Time("versionCreated", "141830 Okt 26", "date-line"));
  }

  @Test
  void setsTheFieldsOfAnAnpa1312MessageApart() {
    WireItem item = Sent.one(AMERICAN);
    assertThat(item.payload().format()).isEqualTo("anpa-1312");
    assertThat(item.identity())
        .isEqualTo(new Identity(Identity.Source.KEYWORD, "wire:f/bc-storm/2026-10-14"));
    assertThat(item.marks().wireNumbers()).containsExactly("f/1234/2026-10-14");
    assertThat(item.marks().signals()).containsExactlyInAnyOrder("wire:lead", "wire:writethru");
    assertThat(item.fact(Fact.VERSION)).contains("2");
    assertThat(item.fact(Fact.URGENCY)).contains("4");
    assertThat(item.fact(Fact.SLUGLINE)).contains("BC-Storm, 2nd Ld-Writethru,0650");
    assertThat(item.fact(Fact.ED_NOTE)).contains("Eds: UPDATES with quote, new figures.");
    assertThat(item.headline()).contains("Storm halts coastal ferries");
    assertThat(item.parts().credits()).containsExactly(new Parts.Credit("author", "By JANE DOE"));
    assertThat(Sent.text(item, "body"))
        .isEqualTo(
            "KIEL, Germany (CP) _ A storm halted all ferries on Wednesday.\n\n"
                + "No ship left before noon.");
    assertThat(Sent.time(item, "versionCreated")).isEqualTo("10-14-26 1830EDT");
  }

  @Test
  void readsAHeaderOnOneLineWithoutControlCharacters() {
    WireItem item =
        Sent.one(
            """
            f1234 u i bc-storm-2ndld-writethru 10-14 0650
            BC-Storm, 2nd Ld-Writethru,0650
            Storm halts coastal ferries

            KIEL, Germany (CP) _ A storm halted all ferries.
            """);
    assertThat(item.identity().identifier()).isEqualTo("wire:f/bc-storm/2026-10-14");
    assertThat(item.fact(Fact.VERSION)).contains("2");
    assertThat(item.fact(Fact.URGENCY)).contains("3");
    assertThat(item.headline()).contains("Storm halts coastal ferries");
    assertThat(item.parts().times()).isEmpty();
  }

  @Test
  void theSlugOfTheHeaderStandsInForTheKeywordLine() {
    WireItem item =
        Sent.one("f1234 r i bc-storm-2ndld-writethru 10-14 0650\n\nKIEL (CP) _ A storm.\n");
    assertThat(item.identity().identifier()).isEqualTo("wire:f/bc-storm/2026-10-14");
    assertThat(item.fact(Fact.VERSION)).contains("2");
    assertThat(Sent.text(item, "body")).isEqualTo("KIEL (CP) _ A storm.");
  }

  @Test
  void theKeywordLineMayStandInFrontOfTheText() {
    WireItem item =
        Sent.one(
            "\u0001bkn014 4 pl 171 vvvvb NND 261014-89-00065\r\nBundestag/Kinder\r\n"
                + "\u0002Kommission will mehr Geld für Jugendhilfe=\r\n"
                + "Berlin (NND) Die Kommission hat mehr Geld verlangt.\r\n\u0003141830 OKT 26\r\n\u0004");
    assertThat(item.identity().identifier()).isEqualTo("wire:bkn/bundestag/kinder/2026-10-14");
    assertThat(item.headline()).contains("Kommission will mehr Geld für Jugendhilfe");
    assertThat(Sent.text(item, "body"))
        .isEqualTo("Berlin (NND) Die Kommission hat mehr Geld verlangt.");
  }

  @Test
  void withoutAKeywordLineTheNumberIsTheIdentity() {
    WireItem item =
        Sent.one("bdt0123 4 pl 41\n\nSturm legt Fährverkehr lahm =\n\nKiel (nnd) - Der Sturm.\n");
    assertThat(item.identity())
        .isEqualTo(new Identity(Identity.Source.WIRE_NUMBER, "wire:bdt/0123/2026-10-14"));
    assertThat(item.headline()).contains("Sturm legt Fährverkehr lahm");
    assertThat(item.fact(Fact.SLUGLINE)).isEmpty();
  }

  @Test
  void copyWithoutAHeaderIsKnownByItsKeywordLine() {
    WireItem item =
        Sent.one("BC-Storm, 1st Ld,0350\nStorm halts ferries\n\nKIEL (CP) _ A storm.\n");
    assertThat(item.identity().identifier()).isEqualTo("wire:/bc-storm/2026-10-14");
    assertThat(item.marks().wireNumbers()).isEmpty();
    assertThat(item.fact(Fact.VERSION)).contains("1");
  }

  @Test
  void aBodyOfManyIsPartedAtItsHeadings() {
    String first =
        "\u0001bdt0123 4 pl 41\r\n\u0002Hafen/Kiel/\r\nHafen zu=\r\nKiel (nnd) - Zu.\r\n\u0003\u0004\r\n";
    String second =
        "\u0001bdt0124 4 pl 41\r\n\u0002Dom/Köln/\r\nDom auf=\r\nKöln (nnd) - Auf.\r\n\u0003\u0004\r\n";
    List<WireItem> items = Sent.all(first + second);
    assertThat(items)
        .extracting(item -> item.marks().wireNumbers().get(0))
        .containsExactly("bdt/0123/2026-10-14", "bdt/0124/2026-10-14");
    assertThat(items.get(0).payload().content()).isEqualTo(first.getBytes(StandardCharsets.UTF_8));
    assertThat(items.get(1).payload().content()).isEqualTo(second.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aBodyOfManyIsPartedAtZczc() {
    String first = "ZCZC\nbdt0123 4 pl 41\nHafen/Kiel/\nHafen zu =\n\nKiel (nnd) - Zu.\nNNNN\n\n";
    String second = "ZCZC bdt0124 4 pl 41\nDom/Köln/\nDom auf =\n\nKöln (nnd) - Auf.\nNNNN\n";
    List<WireItem> items = Sent.all(first + second);
    assertThat(items)
        .extracting(item -> Sent.text(item, "body"))
        .containsExactly("Kiel (nnd) - Zu.", "Köln (nnd) - Auf.");
    assertThat(items.get(1).payload().content()).isEqualTo(second.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aMessageWithoutAHeaderAmongOthersIsBroken() {
    String body =
        "\u0001???\n\u0002Text\u0003\u0001bdt0124 4 pl 41\n\u0002Dom auf=\nKöln (nnd) - Auf.\u0003";
    List<Entry> entries =
        ((Reading.Items) Sent.read(body.getBytes(StandardCharsets.UTF_8), Optional.empty()))
            .entries();
    assertThat(((Entry.Broken) entries.get(0)).faults())
        .containsExactly(new Fault("", "has no header of IPTC 7901 or ANPA 1312"));
    assertThat(entries.get(1)).isInstanceOf(Entry.Sound.class);
  }

  @Test
  void aLoneMessageWithoutAHeaderIsInvalid() {
    assertThat(Sent.read("Just a text.".getBytes(StandardCharsets.UTF_8), Optional.empty()))
        .isInstanceOf(Reading.Invalid.class);
  }

  @Test
  void readsEightBitEncodings() {
    Charset latin = StandardCharsets.ISO_8859_1;
    for (Optional<String> said : List.of(Optional.of("iso-8859-1"), Optional.<String>empty())) {
      Reading reading = Sent.read(GERMAN.getBytes(latin), said);
      WireItem item = ((Entry.Sound) ((Reading.Items) reading).entries().get(0)).item();
      assertThat(item.headline()).contains("Sturm legt Fährverkehr lahm");
      assertThat(item.payload().charset()).contains("windows-1252");
      assertThat(item.payload().content()).isEqualTo(GERMAN.getBytes(latin));
    }
  }

  @Test
  void readsOtherAlphabets() {
    String russian =
        "rus0123 4 pl 41\n\nПогода/Море/\nШторм остановил паромы =\n\nКиль (nnd) - Шторм.\n";
    Reading reading =
        Sent.read(russian.getBytes(Charset.forName("windows-1251")), Optional.of("windows-1251"));
    WireItem item = ((Entry.Sound) ((Reading.Items) reading).entries().get(0)).item();
    assertThat(item.identity().identifier()).isEqualTo("wire:rus/погода/море/2026-10-14");
    assertThat(item.headline()).contains("Шторм остановил паромы");
  }

  @Test
  void theDayOfTheMessageGoesBeforeThatOfItsReceipt() {
    assertThat(Sent.one(GERMAN.replace("141830", "132358")).marks().wireNumbers())
        .containsExactly("bdt/0123/2026-10-13");
    assertThat(Sent.one(AMERICAN.replace("10-14 ", "10-13 ")).marks().wireNumbers())
        .containsExactly("f/1234/2026-10-13");
    assertThat(Sent.one(GERMAN.replace("141830 Okt 26\n", "")).marks().wireNumbers())
        .containsExactly("bdt/0123/2026-10-14");
  }

  @Test
  void withoutAnyDayAMessageIsNotRead() {
    byte[] body = GERMAN.replace("141830 Okt 26\n", "").getBytes(StandardCharsets.UTF_8);
    Document document = new Document(body, Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(new TextWires().read(document, Sent.BOUNDS)).isInstanceOf(Reading.Invalid.class);
  }

  @Test
  void whatIsNotForPublicationIsNoText() {
    WireItem item =
        Sent.one(
            GERMAN.replace(
                "nnd jb yy kt",
                "# Notizblock\n\n## Ansprechpartner\n- Reederei, Telefon 0431 0000\n\nnnd jb yy kt"));
    assertThat(Sent.text(item, "body")).endsWith("bis zum Abend.");
    assertThat(item.fact(Fact.ED_NOTE).orElse("")).contains("Telefon 0431 0000");
  }

  @Test
  void aFirstTakeSaysThatMoreFollows() {
    for (String mark :
        List.of("(MORE)", "MORE", "MF", "mehr", "(folgt)", "(à suivre)", "(SIGUE)")) {
      WireItem item = Sent.one(GERMAN.replace("nnd jb yy kt", mark + "\n\nnnd jb yy kt"));
      assertThat(item.marks().take()).as(mark).isEqualTo(OptionalInt.of(1));
      assertThat(Sent.text(item, "body")).endsWith("bis zum Abend.");
    }
  }
}
