package dateline.ingest.format.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Fact;
import dateline.ingest.format.WireItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadsAndTakesTest {

  private static final List<String> SECTIONS =
      List.of(
          "",
          ", 1st Ld",
          ", 2nd Lead",
          ", 2nd Ld-Writethru",
          ", 3rd Ld-Writethru",
          ", Take 2",
          ", 2nd Take",
          ", 1st Add",
          ", 1st Ld, Take 3",
          ", Adv15",
          ", Correction",
          ", CORRECTS",
          ", Writethru",
          ", 2. Zusammenfassung",
          ", (zwei)");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BC-Storm,0650                          | 0 |   |",
        "BC-Storm, 1st Ld,0650                  | 1 |   | wire:lead",
        "BC-Storm, 2nd Lead-Writethru,0650      | 2 |   | wire:writethru wire:lead",
        "BC-Storm, 3rd Ld - Writethru, a1234,0650 | 3 |  | wire:writethru wire:lead",
        "BC-Storm, Writethru,0650               |   |   | wire:writethru",
        "BC-Storm, Take 2,0650                  | 0 | 2 |",
        "BC-Storm, 2nd Take,0650                | 0 | 2 |",
        "BC-Storm, 1st Add,0650                 | 0 | 2 |",
        "BC-Storm, 1st Ld, 2nd Add,0650         | 1 | 3 | wire:lead",
        "BC-Storm, Correction,0650              |   |   | wire:correction",
        "BC-Storm, 2nd Ld-Correction,0650       | 2 |   | wire:correction wire:lead",
        "BC-Storm-2ndLd-Writethru,0650          | 2 |   | wire:writethru wire:lead",
        "BC-Storm (1. Zusammenfassung)          | 1 |   | wire:lead",
        "BC-Storm, 2. Fassung                   | 2 |   | wire:lead",
        "BC-Storm, 1. Lead                      | 1 |   | wire:lead",
        "BC-Storm, LEAD 2                       | 2 |   | wire:lead",
        "BC-Storm,2eme lead                     | 2 |   | wire:lead",
        "BC-Storm, 3. Neufassung                | 3 |   | wire:lead",
        "BC-Storm, Berichtigung                 |   |   | wire:correction",
        "BC-Storm, Korrektur                    |   |   | wire:correction",
        "BC-Storm, CORRECTIF                    |   |   | wire:correction",
        "BC-Storm, Corrección                   |   |   | wire:correction",
        "BC-Storm (zwei)                        | 0 | 2 |",
        "BC-Storm =2                            | 0 | 2 |",
        "BC-Storm, Teil 3                       | 0 | 3 |"
      })
  void theVersionSectionIsReadAndNoPartOfTheIdentity(
      String keywords, String version, String take, String signals) {
    WireItem item = story("bdt0123", keywords, "141830 OCT 26");
    assertThat(item.identity().identifier()).isEqualTo("wire:bdt/bc-storm/2026-10-14");
    assertThat(item.fact(Fact.VERSION).orElse(null)).isEqualTo(version);
    assertThat(item.marks().take().stream().boxed().map(Object::toString).findFirst().orElse(null))
        .isEqualTo(take);
    assertThat(String.join(" ", item.marks().signals())).isEqualTo(signals == null ? "" : signals);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1ST LEAD                                    | 1 | wire:lead",
        "(2. Zusammenfassung - neu: Zahlen)          | 2 | wire:lead",
        "(Zusammenfassung 1430 - mit Reaktionen)     | 1 | wire:lead",
        "CORRECTION                                  |   | wire:correction",
        "(Korrigiert wird der Name im 2. Absatz)     |   | wire:correction",
        "(Berichtigt: Name im 2. Absatz)             |   | wire:correction",
        "(Corrige le nom au 2e paragraphe)           |   | wire:correction",
        "EDS: CORRECTS the number of ships           |   | wire:correction",
        "EXTRA                                       | 0 | "
      })
  void aLineAboveTheHeadlineSaysItToo(String kicker, String version, String signal) {
    WireItem item =
        Sent.one(
            "bdt0123 3 pl 41\n\nSturm/Kiel/\n"
                + kicker
                + "\nSturm legt Fähren lahm =\n\nKiel (nnd) - Der Sturm.\n\n141830 Okt 26\n");
    assertThat(item.fact(Fact.VERSION).orElse(null)).isEqualTo(version);
    assertThat(String.join(" ", item.marks().signals())).isEqualTo(signal == null ? "" : signal);
    assertThat(item.headline()).contains("Sturm legt Fähren lahm");
    assertThat(item.identity().identifier()).isEqualTo("wire:bdt/sturm/kiel/2026-10-14");
  }

  @Test
  void allMessagesOnOneStoryShareAnIdentityAndNoOthersDo() {
    Random random = new Random(20261014);
    List<String> services = List.of("bdt", "eca", "rhw");
    List<String> keywords =
        List.of("BC-Storm", "Storm/Kiel", "Politics-Spain", "Elections/Kill Fee");
    List<String> days = List.of("131830 OCT 26", "141830 OCT 26");
    Set<String> identities = new HashSet<>();
    for (String service : services) {
      for (String keyword : keywords) {
        for (String day : days) {
          Set<String> ofStory = new HashSet<>();
          List<String> sections = new ArrayList<>(SECTIONS);
          java.util.Collections.shuffle(sections, random);
          for (String section : sections) {
            String number = service + String.format("%04d", random.nextInt(10_000));
            String count =
                random.nextBoolean() && !section.endsWith(")")
                    ? ",0" + (100 + random.nextInt(800))
                    : "";
            String line = random.nextBoolean() ? keyword : keyword.toUpperCase();
            ofStory.add(story(number, line + section + count, day).identity().identifier());
          }
          assertThat(ofStory).as(service + keyword + day).hasSize(1);
          identities.addAll(ofStory);
        }
      }
    }
    assertThat(identities).hasSize(services.size() * keywords.size() * days.size());
  }

  @Test
  void aStoryAboutAKillOrACorrectionKeepsItsKeywords() {
    WireItem kill = story("bdt0123", "BC-Wolf-Kill,0300", "141830 OCT 26");
    assertThat(kill.identity().identifier()).isEqualTo("wire:bdt/bc-wolf-kill/2026-10-14");
    assertThat(kill.fact(Fact.PUB_STATUS)).isEmpty();
    assertThat(kill.marks().signals()).isEmpty();
    assertThat(kill.notices()).hasSize(1);
    WireItem markets = story("bdt0124", "BC-Markets-Correction,0300", "141830 OCT 26");
    assertThat(markets.identity().identifier())
        .isEqualTo("wire:bdt/bc-markets-correction/2026-10-14");
    assertThat(markets.marks().signals()).isEmpty();
  }

  @Test
  void anAdvisoryIsNoVersionOfItsStory() {
    WireItem item =
        Sent.one(
            "bdt0125 4 pl 20\n\nBC-Storm, Advisory,0020\nEDITORS: The 2nd Ld of Storm moves by noon.\n");
    assertThat(item.identity().identifier()).isEqualTo("wire:bdt/0125/2026-10-14");
    assertThat(item.marks().signals()).containsExactly("wire:advisory");
    assertThat(item.fact(Fact.PUB_STATUS)).isEmpty();
  }

  private static WireItem story(String number, String keywords, String stamp) {
    return Sent.one(
        number
            + " 4 pl 41\n\n"
            + keywords
            + "\nSturm legt Fähren lahm =\n\nKiel (nnd) - Der Sturm hat die Fähren gestoppt.\n\n"
            + stamp
            + "\n");
  }
}
