package dateline.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {

  private static Tagged reading(String sentence) {
    return Tagged.english("", "", "The ferry ran late again. " + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Six boats sank, according to a Kestrel Wire report.         | Kestrel Wire
          Six boats sank, as reported by the Harbour Gazette.         | Harbour Gazette
          The harbour master told the Kestrel Wire that six sank.     | Kestrel Wire
          The Northern Chronicle reported that six boats sank.        | Northern Chronicle
          The Baltic Journal of Navigation reported that six sank.    | Baltic Journal of Navigation
          Six boats sank, according to the Sable Coast Today.         | Sable Coast Today
          Six boats sank, according to a Brightwater report.          | Brightwater
          Six boats sank, according to the Brightwater Marlin survey. | Brightwater Marlin
          """)
  void unknownMedium_isSourceAndOrganisationAndNoPerson(String sentence, String name) {
    Tagged tagged = reading(sentence);
    assertThat(tagged.result().sources())
        .singleElement()
        .satisfies(
            source -> {
              assertThat(source.name()).isEqualTo(name);
              assertThat(source.role()).isEqualTo("attribution");
              assertThat(source.evidence()).extracting(Passage::text).containsExactly(sentence);
            });
    assertThat(tagged.organisations()).containsExactly(name);
    assertThat(tagged.people()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Six boats sank, according to a Kenya report.",
        "Six boats sank, according to an American report.",
        "Six boats sank, according to the Monday report.",
        "Six boats sank, according to an Amina Wanjiru report.",
        "Six boats sank, according to a report."
      })
  void placeDayOrPersonBehindAccordingTo_isNoOrganisation(String sentence) {
    Tagged tagged = reading(sentence);
    assertThat(tagged.sources()).isEmpty();
    assertThat(tagged.organisations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Ministry of Fisheries said in a statement that six boats sank.",
        "The Ministry of Fisheries said on Monday in a statement that six boats sank.",
        "In a statement, the Ministry of Fisheries said six boats sank.",
        "The loss was confirmed in a statement by the Ministry of Fisheries."
      })
  void statementInWriting_makesAnyOrganisationASource(String sentence) {
    assertThat(reading(sentence).sources()).containsExactly("Ministry of Fisheries");
  }

  @Test
  void organisationThatOnlySaid_isNoSource() {
    assertThat(reading("The Ministry of Fisheries said six boats sank.").sources()).isEmpty();
  }

  @Test
  void givenNameBeforeAWordThatMediaBear_isNoMedium() {
    assertThat(reading("Peter Courier, 34, said six boats sank.").people())
        .containsExactly("Peter Courier");
  }

  @Test
  void pressOfACountry_isNoOrganisation() {
    assertThat(reading("The loss was news to the French Press that week.").organisations())
        .isEmpty();
  }

  @Test
  void mediumOfAnotherLanguage_isAnOrganisation() {
    assertThat(Tagged.of("de", "", "", "Die Fähre fuhr laut Harzer Nachrichten nicht.").sources())
        .containsExactly("Harzer Nachrichten");
  }
}
