package dateline.enrich.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dateline.SkippedStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepsTest {

  private final AtomicInteger abandoned = new AtomicInteger();
  private final Steps steps = new Steps(Duration.ofMillis(100), abandoned);
  private final List<SkippedStep> skipped = new ArrayList<>();

  @AfterEach
  void close() {
    steps.close();
  }

  @Test
  void resultOfAStepThatWorks() {
    assertThat(steps.run("tags", () -> 7, 0, skipped)).isEqualTo(7);
    assertThat(skipped).isEmpty();
  }

  @Test
  void failingStepIsLeftOutAndWrittenDown() {
    int result =
        steps.run(
            "tags",
            () -> {
              throw new IllegalStateException("no lexicon");
            },
            0,
            skipped);
    assertThat(result).isZero();
    assertThat(skipped)
        .containsExactly(
            new SkippedStep("tags", "failed", "java.lang.IllegalStateException: no lexicon"));
  }

  @Test
  void errorsAreFailuresToo() {
    steps.run(
        "text",
        () -> {
          throw new StackOverflowError();
        },
        0,
        skipped);
    assertThat(skipped).extracting(SkippedStep::getOutcome).containsExactly("failed");
  }

  @Test
  void stepThatDoesNotListenToInterruptsIsAbandonedAndTheNextOneRuns() {
    CountDownLatch never = new CountDownLatch(1);
    int result =
        steps.run(
            "tags",
            () -> {
              while (never.getCount() > 0) {
                Thread.onSpinWait();
              }
              return 1;
            },
            0,
            skipped);
    assertThat(result).isZero();
    assertThat(skipped).extracting(SkippedStep::getOutcome).containsExactly("overran");
    assertThat(steps.run("related", () -> 2, 0, skipped)).isEqualTo(2);
    assertThat(abandoned).hasValue(1);
    never.countDown();
    await().untilAtomic(abandoned, equalTo(0));
  }

  @Test
  void allStepsOfAnArticleShareABudget() {
    CountDownLatch never = new CountDownLatch(1);
    steps.nextArticle();
    for (int i = 0; i < 3; i++) {
      steps.run("tags", () -> never.await(1, TimeUnit.MINUTES), false, skipped);
    }
    assertThat(steps.run("related", () -> 2, 0, skipped)).isZero();
    assertThat(skipped).extracting(SkippedStep::getOutcome).containsOnly("overran").hasSize(4);
    steps.nextArticle();
    assertThat(steps.run("related", () -> 2, 0, skipped)).isEqualTo(2);
  }
}
