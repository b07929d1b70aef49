package dateline.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ArticleChanged;
import dateline.store.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class BatchPlanTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void oneStatePerArticle_theNewest() {
    BatchPlan plan = plan(Stories.updated("a", 2), Stories.updated("a", 1), Stories.created("b"));
    assertThat(plan.states())
        .extracting(planned -> planned.document().getLong("sequence"))
        .containsExactlyInAnyOrder(2L, 1L);
    assertThat(plan.versions()).hasSize(3);
  }

  @Test
  void killInTheSameBatchTakesTheTextBeforeItIsWritten() {
    BatchPlan plan = plan(Stories.created("a"), Stories.killed("a", 2));
    assertThat(plan.bans().all()).extracting(Ban::sequence).containsExactly(2L);
    assertThat(plan.versions())
        .hasSize(2)
        .allMatch(planned -> !planned.document().toJson().contains("SECRET"));
    assertThat(plan.states().get(0).document().toJson()).doesNotContain("SECRET", "Ferry");
    assertThat(plan.states().get(0).document()).doesNotContainKey(Fields.SEARCH);
  }

  @Test
  void fieldNamesAndTypesAreReadable() {
    Document state = plan(Stories.created("a")).states().get(0).document();
    assertThat(state.getDate("firstSeen").toInstant()).isEqualTo(Stories.DAY);
    assertThat(state.getList("times", Document.class).get(0).get("confidence")).isEqualTo(0.9);
    assertThat(state.getString("pubStatus")).isEqualTo("usable");
    assertThat(state.getDate(Fields.SORT_TIME).toInstant()).isEqualTo(Stories.DAY.plusSeconds(30));
    assertThat(state.get(Fields.SEARCH, Document.class).getList("keys", String.class))
        .contains("#feed:harbour", "#language:en", "#place:aberdeen", "#place:gb", "ferri");
  }

  @Test
  void timeInTheFutureCountsAsNow() {
    var article =
        Stories.article("a", 1).setVersionCreated(Stories.DAY.plus(Duration.ofDays(3650))).build();
    assertThat(SortOrder.time(article)).isEqualTo(article.getReceived());
  }

  @Test
  void orderIsByTimeThenDistinct() {
    Instant later = NOW.plusMillis(1);
    assertThat(SortOrder.of(NOW, "a")).isLessThan(SortOrder.of(later, "b"));
    assertThat(SortOrder.of(NOW, "a")).isNotEqualTo(SortOrder.of(NOW, "b"));
    assertThat(SortOrder.least(NOW)).isLessThanOrEqualTo(SortOrder.of(NOW, "a"));
    assertThat(SortOrder.of(Instant.EPOCH.minusSeconds(9), "a")).isLessThan(SortOrder.least(NOW));
  }

  private static BatchPlan plan(ArticleChanged... changes) {
    List<Change> batch = new ArrayList<>();
    for (ArticleChanged change : changes) {
      batch.add(new Change(0, batch.size(), change));
    }
    return BatchPlan.of(batch, new BanSet(), NOW, 400);
  }
}
