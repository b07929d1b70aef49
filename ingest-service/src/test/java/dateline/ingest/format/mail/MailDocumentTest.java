package dateline.ingest.format.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.nitf.NitfDocument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDocumentTest {

  private static final Bounds BOUNDS = new Bounds(10, 1_000_000);

  private static final String ALTERNATIVES =
      """
      Received: from hub.example by mx.example; Wed, 14 Oct 2026 08:00:09 +0200
      From: =?UTF-8?Q?J=C3=BCrgen_Kahn?= <j.kahn@wire.example>
      To: clients@wire.example
      Date: Wed, 14 Oct 2026 08:00:00 +0200
      Subject: =?ISO-8859-1?Q?F=E4hre?= wieder
       unterwegs
      Message-ID: <ferry-51.2@wire.example>
      Supersedes: <ferry-51.1@wire.example>
      References: <ferry-51@wire.example> <ferry-51.1@wire.example>
      Keywords: ferry, Kiel; quays
      Organization: Example Wire
      Content-Language: de, en
      Expires: Fri, 16 Oct 2026 08:00:00 +0200
      Comments: Bilder folgen
      X-Slugline: FERRY/KIEL
      Importance: high
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="outer"

      for clients without MIME
      --outer
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      Die F=E4hre f=E4hrt=
       wieder.
      --inner
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: base64

      %s
      --inner--
      --outer
      Content-Type: image/jpeg; name="quay.jpg"
      Content-Disposition: attachment; filename="quay.jpg"
      Content-Transfer-Encoding: base64

      /9j/4AAQ
      --outer--
      """
          .formatted(
              Base64.getEncoder()
                  .encodeToString(
                      "<html><body><p>Die Fähre fährt <b>wieder</b>.</p></body></html>"
                          .getBytes(StandardCharsets.UTF_8)))
          .replace("\n", "\r\n");

  @Nested
  class AMailOfAlternatives {

    private final WireItem item = only(ALTERNATIVES);

    @Test
    void hasItsSubjectForAHeadline() {
      assertThat(item.headline()).contains("Fähre wieder unterwegs");
    }

    @Test
    void hasItsTextInBothForms() {
      assertThat(item.parts().texts())
          .contains(
              new Parts.Text("body", "text/plain", "Die Fähre fährt wieder."),
              new Parts.Text("body", "text/html", "<p>Die Fähre fährt <b>wieder</b>.</p>"));
    }

    @Test
    void statesItsFields() {
      assertThat(item.parts().credits()).containsExactly(new Parts.Credit("author", "Jürgen Kahn"));
      assertThat(item.parts().times())
          .containsExactly(
              new Parts.Time("versionCreated", "Wed, 14 Oct 2026 08:00:00 +0200", "Date"),
              new Parts.Time("expires", "Fri, 16 Oct 2026 08:00:00 +0200", "Expires"));
      assertThat(item.parts().tags())
          .extracting(Parts.Tag::label)
          .containsExactly("ferry", "Kiel", "quays");
      assertThat(item.fact(Fact.INFO_SOURCE)).contains("Example Wire");
      assertThat(item.fact(Fact.LANGUAGE)).contains("de");
      assertThat(item.fact(Fact.ED_NOTE)).contains("Bilder folgen");
      assertThat(item.fact(Fact.SLUGLINE)).contains("FERRY/KIEL");
      assertThat(item.fact(Fact.URGENCY)).contains("3");
    }

    @Test
    void isAVersionOfTheArticleThatItSupersedes() {
      assertThat(item.identity().identifier()).isEqualTo("ferry-51@wire.example");
    }

    @Test
    void namesWhatIsLeftOut() {
      assertThat(item.notices())
          .containsExactly(new Fault("", "attachments are left out: image/jpeg"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Priority: 1 (Highest) | 2
          X-Priority: 3           | ''
          Importance: low         | 7
          Priority: urgent        | 3
          X-Other: 1              | ''
          """)
  void whatClientsSetForUrgencyIsNoFlash(String field, String urgency) {
    WireItem item = only("Subject: Ferry\r\n" + field + "\r\n\r\nText.");
    assertThat(item.fact(Fact.URGENCY).orElse("")).isEqualTo(urgency);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Asha Menon <a@wire.example>     | Asha Menon
          "Menon, Asha" <a@wire.example>  | Menon, Asha
          a@wire.example (Asha Menon)     | Asha Menon
          <a@wire.example>                | a@wire.example
          a@wire.example                  | a@wire.example
          """)
  void theSenderIsAName(String from, String name) {
    assertThat(only("From: " + from + "\r\nSubject: Ferry\r\n\r\nText.").parts().credits())
        .containsExactly(new Parts.Credit("author", name));
  }

  @Test
  void aSubjectOrAFirstLineTakesBackAndHolds() {
    assertThat(only("Subject: KILL: Ferry\r\n\r\nText.").marks().signals()).contains("wire:kill");
    assertThat(
            only("Subject: Ferry\r\n\r\nEMBARGO: 14 Oct 2026 08:00 GMT\r\n\r\nText.")
                .parts()
                .times())
        .extracting(Parts.Time::role)
        .contains("embargoed");
  }

  @Test
  void anAttachedItemIsReadByItsOwnFormat() {
    String nitf =
        "<nitf><head><docdata><doc-id id-string='f51'/></docdata></head><body><body.content>"
            + "<p>Text</p></body.content></body></nitf>";
    WireItem item =
        only(
            "Subject: Delivery\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee attached.\r\n"
                + "--b\r\nContent-Type: application/xml; name=f51.xml\r\n\r\n"
                + nitf
                + "\r\n--b--\r\n");
    assertThat(item.payload().format()).isEqualTo("nitf");
    assertThat(new String(item.payload().content(), StandardCharsets.UTF_8)).isEqualTo(nitf);
    assertThat(item.identity().identifier()).isEqualTo("f51");
  }

  @Test
  void aTextWireInAMailIsATextWire() {
    WireItem item =
        only(
            "Subject: wire\r\n\r\nbdt0123 4 pl 291 dpa 0456\r\nKiel/Ferry\r\nFerry sails =\r\n\r\nText.\r\n");
    assertThat(item.payload().format()).isEqualTo("iptc-7901");
    assertThat(item.fact(Fact.URGENCY)).contains("4");
  }

  @Test
  void flowedLinesGoOn() {
    WireItem item =
        only(
            "Subject: Ferry\r\nContent-Type: text/plain; format=flowed\r\n\r\n"
                + "The ferry \r\nsails.\r\n\r\nSecond.");
    assertThat(item.parts().texts())
        .contains(new Parts.Text("body", "text/plain", "The ferry sails.\r\n\r\nSecond."));
  }

  @Test
  void fieldsMayBeInUtf8AsTheyAre() {
    assertThat(only("Subject: Fähre läuft\r\n\r\nText.").headline()).contains("Fähre läuft");
  }

  @Test
  void textsInOtherCharsetsAreReadByTheirParameter() {
    byte[] mail =
        "Subject: Ferry\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\nПаром"
            .getBytes(Charset.forName("windows-1251"));
    assertThat(((Entry.Sound) ((Reading.Items) read(mail)).entries().get(0)).item().parts().texts())
        .contains(new Parts.Text("body", "text/plain", "Паром"));
  }

  @Test
  void withoutSubjectAndTextThereIsNothing() {
    assertThat(read("From: a@wire.example\r\n\r\n")).isInstanceOf(Reading.Invalid.class);
  }

  @Test
  void noBytesThrowOrHang() {
    byte[] mail = ALTERNATIVES.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = java.util.Arrays.copyOf(mail, random.nextInt(mail.length) + 1);
      for (int n = 0; n < 5; n++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThat(read(damaged)).isNotNull();
    }
    String deep =
        "MIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(5_000);
    assertThat(read(deep)).isNotNull();
    assertThat(read("Subject: x\r\n".repeat(50_000))).isNotNull();
  }

  private static WireItem only(String mail) {
    return ((Entry.Sound) ((Reading.Items) read(mail)).entries().get(0)).item();
  }

  private static Reading read(String mail) {
    return read(mail.getBytes(StandardCharsets.UTF_8));
  }

  private static Reading read(byte[] mail) {
    return new MailDocument(MailDocumentTest::carried)
        .read(
            new Document(
                mail,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 10, 14))),
            BOUNDS);
  }

  private static Optional<WireFormat> carried(Document part) {
    boolean xml = part.bytes().length > 0 && part.bytes()[0] == '<';
    return !xml ? Optional.empty() : Optional.of(new NitfDocument());
  }
}
