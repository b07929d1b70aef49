package dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArticleUriTest {

  /** Pinned: a change of the rule would part every article from its history. */
  @Test
  void keepsItsRule() {
    assertThat(ArticleUri.of("north-agency", "tag:north.example,2026:1"))
        .isEqualTo("urn:dateline:north-agency:ed6i9oh5hp39s1rdc1jrg6q3ln");
  }

  @Test
  void sameGuidOfTwoProviders_isTwoArticles() {
    assertThat(ArticleUri.of("north", "1")).isNotEqualTo(ArticleUri.of("south", "1"));
  }

  @Test
  void everyDigitVaries() {
    Set<Character> seen = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      String uri = ArticleUri.of("p", Integer.toString(i));
      assertThat(ArticleUri.isArticleUri(uri)).isTrue();
      seen.add(uri.charAt(uri.length() - 1));
    }
    assertThat(seen).hasSize(32);
  }

  @Test
  void refusesWhatNamesNoProviderOrNoArticle() {
    assertThatIllegalArgumentException().isThrownBy(() -> ArticleUri.of("North Agency", "1"));
    assertThatIllegalArgumentException().isThrownBy(() -> ArticleUri.of("", "1"));
    assertThatIllegalArgumentException().isThrownBy(() -> ArticleUri.of("north", " "));
  }
}
