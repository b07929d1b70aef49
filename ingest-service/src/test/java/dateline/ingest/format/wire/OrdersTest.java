package dateline.ingest.format.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.WireItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kill bdt0123 of Oct. 14. The figures are wrong.               | bdt/0123/2026-10-14",
        "Please kill story f1234.                                      | f/1234/2026-10-14",
        "EDITORS: Please kill bdt0123 and bdt0124 of Oct. 13. A substitute moves as bdt0201. | bdt/0123/2026-10-13 bdt/0124/2026-10-13",
        "Kill item 0123 of 2026-10-12, use bdt0300 instead.            | bdt/0123/2026-10-12",
        "Meldung bdt0123 vom 14.10. löschen                            | bdt/0123/2026-10-14",
        "Bitte löschen Sie die Meldung bdt0123 vom 13. Oktober. Ersatz folgt als bdt0300. | bdt/0123/2026-10-13",
        "Achtung Redaktionen: Bitte Meldung bdt123 nicht verwenden.    | bdt/0123/2026-10-14",
        "STORNO bdt0123 vom 31.12.                                     | bdt/0123/2026-12-31",
        "Prière d'annuler la dépêche bdt0123 du 14 octobre.            | bdt/0123/2026-10-14",
        "ANNULEZ bdt0123 du 13 octobre                                 | bdt/0123/2026-10-13",
        "Rogamos anular el despacho bdt0123 del 14 de octubre.         | bdt/0123/2026-10-14",
        "ANULAR: bdt0123 del 14 de octubre                             | bdt/0123/2026-10-14"
      })
  void aKillByNumberIsOneItemForEachMessageThatItNames(String text, String numbers) {
    List<WireItem> items = Sent.all("bdt0200 1 pl 20\n\n" + text + "\n\n141900 OCT 26\n");
    assertThat(items)
        .extracting(item -> String.join(" ", item.marks().wireNumbers()))
        .containsExactly(numbers.split(" "));
    for (WireItem item : items) {
      assertThat(item.identity())
          .isEqualTo(
              new Identity(
                  Identity.Source.WIRE_NUMBER, "wire:" + item.marks().wireNumbers().get(0)));
      assertThat(item.fact(Fact.PUB_STATUS)).contains("canceled");
      assertThat(item.marks().signals()).containsExactly("wire:kill");
      assertThat(item.fact(Fact.ED_NOTE).orElse("")).contains(text);
      assertThat(item.fact(Fact.VERSION)).isEmpty();
      assertThat(item.parts().texts()).isEmpty();
      assertThat(item.isPressing()).isTrue();
    }
  }

  @Test
  void theDayOfANumberAtTheTurnOfTheYearIsTheNearest() {
    WireItem item = Sent.one("bdt0200 1 pl 20\n\nKill bdt0123 of Dec. 31.\n\n010010 JAN 27\n");
    assertThat(item.marks().wireNumbers()).containsExactly("bdt/0123/2026-12-31");
  }

  @Test
  void aNumberGoesOnOverTheEndOfALine() {
    List<WireItem> items =
        Sent.all(
            "bdt0200 1 pl 20\n\nAchtung Redaktionen\n\nBitte löschen Sie die Meldungen bdt0123 und\n"
                + "bdt0124 vom 13.10. Die Zahlen sind\nfalsch.\n");
    assertThat(items)
        .extracting(item -> item.marks().wireNumbers().get(0))
        .containsExactly("bdt/0123/2026-10-13", "bdt/0124/2026-10-13");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BC-Storm, Kill,0030\n^EDS: The figures are wrong.^\n",
        "BC-Storm, KILL\n\nA kill is mandatory.\n",
        "BC-Storm-Kill,0030\n\nKill item. The figures are wrong.\n",
        "BC-Storm\nKILL\n\nThe figures are wrong.\n",
        "BC-Storm\nSTORNO\n\nDie Zahlen sind falsch.\n",
        "BC-Storm,0010\nBitte löschen\n\nDie Zahlen sind falsch.\n",
        "BC-Storm,0010\nANNULE\n\nLes chiffres sont faux.\n",
        "BC-Storm,0010\nANULADO\n\nLas cifras son falsas.\n"
      })
  void aKillThatNamesItsKeywordLineTakesThatStoryBack(String message) {
    WireItem item = Sent.one("bdt0200 2 pl 20\n\n" + message);
    assertThat(item.identity())
        .isEqualTo(new Identity(Identity.Source.KEYWORD, "wire:bdt/bc-storm/2026-10-14"));
    assertThat(item.marks().wireNumbers()).containsExactly("bdt/0200/2026-10-14");
    assertThat(item.fact(Fact.PUB_STATUS)).contains("canceled");
    assertThat(item.marks().signals()).containsExactly("wire:kill");
    assertThat(item.notices()).isEmpty();
  }

  @Test
  void theReasonOfAKillHoldsNothingOfTheTextThatItTakesBack() {
    WireItem item =
        Sent.one(
            "bdt0200 2 pl 20\n\nSturm/Kiel/\nKILL\nEDS: Wrong figures.\nSturm legt Fähren lahm =\n\n"
                + "Kiel (nnd) - Der Sturm hat die Fähren gestoppt.\n");
    assertThat(item.fact(Fact.PUB_STATUS)).contains("canceled");
    assertThat(item.fact(Fact.ED_NOTE)).contains("KILL\nEDS: Wrong figures.");
    assertThat(item.parts().texts()).isEmpty();
  }

  @Test
  void aKillThatNamesNothingIsKeptUnderItsOwnNumber() {
    WireItem item = Sent.one("bdt0200 2 pl 20\n\nKILL\n\nThe figures are wrong.\n");
    assertThat(item.identity().identifier()).isEqualTo("wire:bdt/0200/2026-10-14");
    assertThat(item.fact(Fact.PUB_STATUS)).contains("canceled");
    assertThat(item.notices())
        .extracting(fault -> fault.message())
        .containsExactly("takes back a message that it does not name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WITHHOLD                              | withheld | wire:hold",
        "HOLD FOR RELEASE                      | withheld | wire:hold",
        "Hold for release until further notice | withheld | wire:hold",
        "Bitte zurückhalten                    | withheld | wire:hold",
        "NE PAS DIFFUSER                       | withheld | wire:hold",
        "RETENER                               | withheld | wire:hold",
        "RELEASE                               | usable   | wire:release",
        "FREIGABE                              | usable   | wire:release",
        "Sperrfrist aufgehoben                 | usable   | wire:release",
        "Embargo lifted                        | usable   | wire:release",
        "EMBARGO LEVÉ                          | usable   | wire:release"
      })
  void holdsAndReleasesAreStated(String kicker, String status, String signal) {
    WireItem item =
        Sent.one(
            "bdt0123 3 pl 41\n\nSturm/Kiel/\n"
                + kicker
                + "\nSturm legt Fähren lahm =\n\nKiel (nnd) - Der Sturm.\n");
    assertThat(item.fact(Fact.PUB_STATUS)).contains(status);
    assertThat(item.marks().signals()).containsExactly(signal);
    assertThat(item.identity().identifier()).isEqualTo("wire:bdt/sturm/kiel/2026-10-14");
    assertThat(item.headline()).contains("Sturm legt Fähren lahm");
    assertThat(item.parts().times()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kill Bill returns to cinemas",
        "Kill switch for phones becomes law",
        "Kill the bill, protesters say",
        "Hold on tight: storm is coming",
        "Release of hostages delayed",
        "Correction in markets goes on",
        "Correction: what markets fear",
        "Korrektur am Aktienmarkt",
        "Embargo on oil starts to bite",
        "Embargo: EU einigt sich auf Ölpreis",
        "Sperrfristen im Fußball: Was gilt",
        "Frei ab 18 Jahren: Streit um neuen Film",
        "Nachrichten löschen: Was Nutzer wissen müssen",
        "Bitte nicht löschen: Archive kämpfen um Mails",
        "Stornos kosten Reisende viel Geld",
        "Annuler un vol: ce qui change",
        "Anular un vuelo: qué cambia",
        "Lead singer leaves band",
        "Take two: film crew returns",
        "Gesperrt bis Montag: Brücke wird saniert",
        "Bridge closed, embargoed goods stuck"
      })
  void aStoryThatSpeaksOfItIsNoNotice(String headline) {
    String body =
        "\n\nKiel (nnd) - Kill bdt0100 of Oct. 13, the editor said. The embargo was lifted.\n\n"
            + "EMBARGOED UNTIL 0001 GMT OCT 15 was printed on the report.\n\n"
            + "Correction: a word of fear. KILL. WITHHOLD.\n\n141830 OCT 26\n";
    for (String end : List.of(" =", "")) {
      WireItem item = Sent.one("bdt0123 4 pl 41\n\nPanorama/Kiel/\n" + headline + end + body);
      assertThat(item.headline()).contains(headline);
      assertThat(item.fact(Fact.PUB_STATUS)).isEmpty();
      assertThat(item.marks().signals()).isEmpty();
      assertThat(item.fact(Fact.VERSION)).contains("0");
      assertThat(item.marks().take()).isEmpty();
      assertThat(Sent.time(item, "embargoed")).isEmpty();
      assertThat(item.marks().wireNumbers()).containsExactly("bdt/0123/2026-10-14");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMBARGOED UNTIL 0001 GMT OCT 15                              | 0001 GMT OCT 15",
        "EMBARGO: 15 October 2026 00:01 GMT                           | 15 October 2026 00:01 GMT",
        "Embargo: Oct 15, 0001 GMT                                    | Oct 15, 0001 GMT",
        "(Embargoed until 6 a.m. EDT Thursday)                        | 6 a.m. EDT Thursday",
        "HOLD FOR RELEASE UNTIL 0001 GMT OCT 15                       | 0001 GMT OCT 15",
        "NOT FOR PUBLICATION BEFORE 15 OCT 2026 0001 GMT              | 15 OCT 2026 0001 GMT",
        "Sperrfrist: 15. Oktober 2026, 6.00 Uhr                       | 15. Oktober 2026, 6.00 Uhr",
        "SPERRFRIST BIS 15.10.2026 06:00                              | 15.10.2026 06:00",
        "Frei ab 15.10.2026, 6.00 Uhr                                 | 15.10.2026, 6.00 Uhr",
        "Embargo jusqu'à jeudi 15 octobre 06h00 GMT                   | jeudi 15 octobre 06h00 GMT",
        "SOUS EMBARGO JUSQU’AU 15 OCTOBRE A 06H00                     | 15 OCTOBRE A 06H00",
        "Embargado hasta el 15 de octubre, 06.00 GMT                  | 15 de octubre, 06.00 GMT",
        "EDS: Please note: embargoed until 0001 GMT OCT 15. Respect it. | 0001 GMT OCT 15. Respect it",
        "EMBARGOED                                                    | EMBARGOED",
        "SPERRFRIST                                                   | SPERRFRIST"
      })
  void anEmbargoIsStatedByItsPhrase(String line, String phrase) {
    for (String where :
        List.of("%s\nSturm legt Fähren lahm =\n\n", "Sturm legt Fähren lahm =\n\n%s\n\n")) {
      if (where.startsWith("Sturm") && line.startsWith("EDS")) {
        continue;
      }
      WireItem item =
          Sent.one(
              "bdt0123 3 pl 41\n\nSturm/Kiel/\n"
                  + where.formatted(line)
                  + "Kiel (nnd) - Der Sturm.\n");
      assertThat(Sent.time(item, "embargoed")).as(where).isEqualTo(phrase);
      assertThat(item.marks().signals()).as(where).containsExactly("wire:embargo");
      assertThat(item.fact(Fact.PUB_STATUS)).isEmpty();
      assertThat(item.headline()).contains("Sturm legt Fähren lahm");
    }
  }
}
