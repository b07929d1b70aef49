package dateline.enrich.article;

import static dateline.enrich.article.EnrichmentTest.DETECTION;
import static dateline.enrich.article.EnrichmentTest.NOW;
import static dateline.enrich.article.EnrichmentTest.TAGGER;
import static dateline.enrich.article.EnrichmentTest.story;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.Article;
import dateline.RawArticle;
import dateline.RawTag;
import dateline.Tag;
import dateline.enrich.relate.RecentWindow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** An article leaves without what a broken step would have added, and says so. */
class SkippedStepTest {

  @Test
  void articleLeavesWithoutTheStepThatThrows() throws UnreadableItem {
    try (Enrichment broken =
        Enrichments.with(new Steps(Duration.ofSeconds(30)), new TagStep(null))) {
      RawArticle raw =
          story("17")
              .setTags(List.of(RawTag.newBuilder().setKind("subject").setLabel("Ports").build()))
              .build();
      Article article = broken.article(raw, broken.read(raw, NOW), new Moment(NOW, NOW), List.of());
      assertThat(article.getSkippedSteps())
          .extracting(s -> s.getStep() + " " + s.getOutcome())
          .containsExactly("tags failed");
      assertThat(article.getTags()).extracting(Tag::getLabel).containsExactly("Ports");
      assertThat(article.getLanguage()).isEqualTo("en");
    }
  }

  @Test
  void articleLeavesWithoutTheStepThatHangs() throws UnreadableItem {
    CountDownLatch never = new CountDownLatch(1);
    RecentWindow stuck =
        new RecentWindow(
            10,
            Duration.ofHours(1),
            () -> {
              while (never.getCount() > 0) {
                Thread.onSpinWait();
              }
              return NOW;
            });
    try (Enrichment hanging =
        new Enrichment(
            new Steps(Duration.ofSeconds(2)),
            new TextStep(),
            new TimeStep(),
            DETECTION,
            new TagStep(TAGGER),
            new RelateStep(stuck))) {
      RawArticle raw = story("18").build();
      Article article =
          hanging.article(raw, hanging.read(raw, NOW), new Moment(NOW, NOW), List.of());
      assertThat(article.getSkippedSteps())
          .extracting(s -> s.getStep() + " " + s.getOutcome())
          .containsExactly("related overran");
      assertThat(article.getTags()).isNotEmpty();
    } finally {
      never.countDown();
    }
  }
}
