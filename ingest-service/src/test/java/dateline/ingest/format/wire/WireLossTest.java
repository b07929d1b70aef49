package dateline.ingest.format.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.WireItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each field of a text wire's message goes. */
class WireLossTest {

  private static final WireItem IPTC =
      Sent.one(
          "\u0016\u0001bdt0123 4 pl 291 vvvvb NND 0456\r\n\u0002Wetter/Küste/\r\n"
              + "EILMELDUNG =\r\nSturm legt Fähren lahm =\r\nVon Jana Behrens =\r\n\r\n"
              + "Kiel (nnd) - Der Sturm kam.\r\n\r\n"
              + "Hafen\u001fStunde\r\nKiel\u001f08:00\r\n\r\nEnde.\r\n\r\n"
              + "# Notizblock\r\n- Telefon 0431 0000\r\n\r\nnnd jb yy kt\r\n"
              + "\u0003141830 Okt 26\r\n\u0004");

  private static final WireItem ANPA =
      Sent.one(
          "\u0016\u0001f1234\u001flbyl-\r\nr i \u0014\u0011bc-storm-2ndld-writethru 10-14 0650\r\n"
              + "\u0002^BC-Storm, 2nd Ld-Writethru,0650<\r\n^Storm halts ferries<\r\n"
              + "^Eds: UPDATES with quote.^\r\n^By JANE DOE=\r\n^Coastal Press Writer=\r\n"
              + "   KIEL (CP) _ A storm came.\r\n   (MORE)\r\n"
              + "\u0003\r\nCP-NY-10-14-26 1830EDT<\r\n\u0004");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          source          | marks   | bdt/
          number          | marks   | /0123/
          priority        | facts   | URGENCY=4
          category        | tags    | label=pl
          words           | facts   | {"wordCount":291}
          optional        | dropped | vvvvb
          agency's number | dropped | 0456
          keywords        | facts   | Wetter/Küste/
          urgent mark     | dropped | EILMELDUNG
          headline        | texts   | Sturm legt Fähren lahm
          byline          | credits | Von Jana Behrens
          dateline        | texts   | Kiel (nnd) -
          text            | texts   | Der Sturm kam.
          columns         | texts   | <pre>Hafen\tStunde
          not for print   | facts   | Telefon 0431 0000
          initials        | dropped | jb yy
          sent            | times   | 141830 Okt 26
          day             | marks   | /2026-10-14
          """)
  void ofIptc7901(String field, String part, String value) {
    check(IPTC, field, part, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          level           | marks   | f/
          number          | marks   | /1234/
          selector        | tags    | label=lbyl
          priority        | facts   | URGENCY=4
          category        | tags    | label=i
          slug of header  | dropped | bc-storm-2ndld-writethru
          mark of more    | dropped | MORE
          words           | facts   | {"wordCount":650}
          day             | marks   | /2026-10-14
          keyword line    | facts   | BC-Storm, 2nd Ld-Writethru,0650
          cycle           | facts   | BC-
          version         | facts   | VERSION=2
          kind            | marks   | wire:writethru
          headline        | texts   | Storm halts ferries
          note            | facts   | UPDATES with quote.
          byline          | credits | By JANE DOE
          title of writer | dropped | Coastal Press Writer
          text            | texts   | A storm came.
          more follows    | marks   | OptionalInt[1]
          sent            | times   | 10-14-26 1830EDT
          station         | dropped | CP-NY
          """)
  void ofAnpa1312(String field, String part, String value) {
    check(ANPA, field, part, value);
  }

  @Test
  void noControlCharacterIsLeft() {
    for (WireItem item : List.of(IPTC, ANPA)) {
      assertThat(Sent.text(item, "body").chars())
          .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    }
  }

  @Test
  void linesInColumnsStayLines() {
    WireItem item =
        Sent.one(
            "bdt0123 4 sp 41\n\nTabelle =\n\nKiel (nnd) - Der Stand:\n\n"
                + "1. Kiel      34\n2. Lübeck    31\n\nWeiter im Text mit   einer Lücke.\n");
    assertThat(Sent.text(item, "body"))
        .isEqualTo(
            "Kiel (nnd) - Der Stand:\n\n1. Kiel      34\n2. Lübeck    31\n\n"
                + "Weiter im Text mit   einer Lücke.");
  }

  private static void check(WireItem item, String field, String part, String value) {
    String all = item.parts() + " " + item.facts() + " " + item.marks();
    String where =
        switch (part) {
          case "texts" -> item.parts().texts().toString();
          case "times" -> item.parts().times().toString();
          case "tags" -> item.parts().tags().toString();
          case "credits" -> item.parts().credits().toString();
          case "facts" -> item.facts().toString();
          case "marks" -> item.marks().toString();
          default -> "";
        };
    if (part.equals("dropped")) {
      assertThat(all).as(field).doesNotContain(value);
    } else {
      assertThat(where).as(field).contains(value);
    }
  }
}
