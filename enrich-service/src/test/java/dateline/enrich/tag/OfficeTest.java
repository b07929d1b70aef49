package dateline.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Kenya's Principal Secretary for Livestock, Hellen Chebukati Naserian, said so. | Hellen Chebukati Naserian | Principal Secretary for Livestock of Kenya
          On Monday Ghana's Commissioner for Inland Ports, Kwaku Adomako, resigned.      | Kwaku Adomako             | Commissioner for Inland Ports of Ghana
          Norway's Reindeer Board Chair, Siv Utne Hætta, said so.                        | Siv Utne Hætta            | Reindeer Board Chair of Norway
          The Principal Secretary for Livestock, Hellen Naserian, said so.               | Hellen Naserian           | Principal Secretary for Livestock
          Kenya's Judge of the Small Claims Bench, Odira Wekesa, agreed.                 | Odira Wekesa              | Judge of the Small Claims Bench of Kenya
          """)
  void officeWithComplementBeforeAComma_isTheRole(String sentence, String name, String role) {
    Tagged tagged = Tagged.english("", "", "The herds moved north. " + sentence);
    assertThat(tagged.people()).containsExactly(name);
    assertThat(tagged.tag(name).role()).contains(role);
  }

  @Test
  void possessionWithoutOffice_makesNobodyOfTheName() {
    Tagged tagged =
        Tagged.english("", "", "It fell on Kenya's Lower Plains, Tarkwa Ridge and more.");
    assertThat(tagged.people()).isEmpty();
  }
}
