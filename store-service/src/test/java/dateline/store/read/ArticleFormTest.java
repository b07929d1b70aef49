package dateline.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleFormTest {

  private static final MediaType NINJS = new MediaType("application", "ninjs+json");

  @Test
  void ninjsIsForThoseWhoAskForIt() {
    assertThat(ArticleForm.accepted(List.of(NINJS))).isEqualTo(ArticleForm.NINJS);
    assertThat(ArticleForm.accepted(List.of(NINJS, MediaType.WILDCARD_TYPE)))
        .isEqualTo(ArticleForm.NINJS);
    assertThat(ArticleForm.accepted(List.of(MediaType.APPLICATION_JSON_TYPE, NINJS)))
        .isEqualTo(ArticleForm.OWN);
    assertThat(ArticleForm.accepted(List.of(MediaType.WILDCARD_TYPE))).isEqualTo(ArticleForm.OWN);
    assertThat(ArticleForm.accepted(List.of())).isEqualTo(ArticleForm.OWN);
  }

  @Test
  void eachFormHasItsOwnEntityTag() {
    EntityTag article = new EntityTag("a1", true);
    assertThat(ArticleForm.OWN.tag(article)).isEqualTo(article);
    assertThat(ArticleForm.NINJS.tag(article)).isEqualTo(new EntityTag("a1-ninjs", true));
  }
}
