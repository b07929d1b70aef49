package dateline.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

  private static final int MOST = 400;

  @ParameterizedTest
  @CsvSource({
    "en-GB, The ministers resigned, minister resigning",
    "de, Die Häuser brannten, haus brannten",
    "fr, Les élections municipales, election municipale",
    "ru, Выборы президента, выборов президент",
    "hi, चुनावों में, चुनाव",
    "xx, Unknown Tongue, unknown tongue"
  })
  void formsOfAWordMeet(String language, String text, String query) {
    assertThat(Terms.of(List.of(text), language, MOST))
        .containsAll(Terms.of(List.of(query), language, MOST));
  }

  @Test
  void languageUnknown_plainWords() {
    assertThat(Terms.of(List.of("The Ministers, resigned"), null, MOST))
        .containsExactly("the", "ministers", "resigned");
  }

  @Test
  void articleMeetsOneReadingOfAQueryWithoutLanguage() {
    var german = Terms.of(List.of("Die Häuser an der Küste"), "de", MOST);
    assertThat(Terms.readings("häuser küste")).anyMatch(german::containsAll);
    var english = Terms.of(List.of("The houses on the coast"), "en", MOST);
    assertThat(Terms.readings("the houses")).anyMatch(english::containsAll);
  }

  @Test
  void keepsTheFirstWordsOfALongText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append("word").append(i).append(' ');
    }
    assertThat(Terms.of(List.of("headline", text.toString()), null, MOST))
        .hasSize(MOST)
        .contains("headline", "word0")
        .doesNotContain("word999");
  }

  @Test
  void punctuationHasNoReading() {
    assertThat(Terms.readings("... !")).isEmpty();
  }

  @Test
  void facetKeysIgnoreCaseAccentsAndSpace() {
    assertThat(Facet.PLACE.key(" São  Paulo ")).isEqualTo("#place:sao paulo");
    assertThat(Facet.PLACE.key("SAO PAULO")).isEqualTo("#place:sao paulo");
  }

  @Test
  void facetKeysOfPlainValuesAreTheValues() {
    assertThat(Facet.LINK.key("urn:dateline:acme:0123")).isEqualTo("#link:urn:dateline:acme:0123");
    assertThat(Facet.FEED.key("a b\tc")).isEqualTo("#feed:a b c");
    assertThat(Facet.PLACE.key("g".repeat(300))).isEqualTo("#place:" + "g".repeat(200));
    assertThat(Facet.ofTag("organisation")).contains(Facet.ORGANISATION);
    assertThat(Facet.ofTag("link")).isEmpty();
    assertThat(Facet.ofTag("unheard")).isEmpty();
  }
}
