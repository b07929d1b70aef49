package dateline.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {

  @Test
  void keepsAbbreviationsInitialsAndHyphens() {
    assertThat(words("The U.S. envoy J. Marsh met ISIS-K's foes, 1,200 of them.", "en"))
        .containsExactly(
            "The", "U.S.", "envoy", "J.", "Marsh", "met", "ISIS-K", "foes", "1,200", "of", "them");
  }

  @Test
  void takesPossessiveEndingsOff() {
    Part part = Tokenizer.read("body", "Peru’s capital and the ministers’ plan", "en");
    assertThat(part.token(0).text()).isEqualTo("Peru");
    assertThat(part.token(0).possessive()).isTrue();
    assertThat(part.token(4).possessive()).isTrue();
    assertThat(part.token(1).joined()).isTrue();
  }

  @Test
  void splitsFrenchElisions() {
    assertThat(words("L'Italie et l’Espagne", "fr"))
        .containsExactly("L", "Italie", "et", "l", "Espagne");
  }

  @Test
  void titlesDoNotEndSentences() {
    Part part =
        Tokenizer.read("body", "Dr. Lee spoke. Mr. Roe left.\n\nA Heading\n\nMore text", "en");
    assertThat(part.sentences()).hasSize(4);
  }

  @Test
  void titleCaseIsSeen_butNotInGermanSentences() {
    assertThat(titleCase("Council Backs New Harbour Plan", "en")).isTrue();
    assertThat(titleCase("Council backs new plan for the Harbour", "en")).isFalse();
    assertThat(titleCase("Gemeinderat billigt Plan für Hafen und Bahnhof", "de")).isFalse();
  }

  private static boolean titleCase(String text, String language) {
    return Tokenizer.read("headline", text, language).sentences().get(0).titleCase();
  }

  private static List<String> words(String text, String language) {
    return Tokenizer.read("body", text, language).tokens().stream().map(Token::text).toList();
  }
}
