package dateline.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final Fingerprint BODY = new Fingerprint(new byte[] {1});
  private static final Fingerprint OTHER_BODY = new Fingerprint(new byte[] {2});

  private final Answers answers = new Answers(new TestConfig(1, 1));
  private final AtomicInteger worked = new AtomicInteger();

  @Test
  void aRetryGetsTheFirstAnswer() {
    Receipt first = answers.first("f", "k", BODY, this::work).join();
    assertThat(answers.first("f", "k", BODY, this::work).join()).isSameAs(first);
    assertThat(worked).hasValue(1);
  }

  @Test
  void aRetryWaitsForTheFirstOneInWork() {
    CompletableFuture<Receipt> slow = new CompletableFuture<>();
    CompletableFuture<Receipt> first = answers.first("f", "k", BODY, () -> slow);
    CompletableFuture<Receipt> second = answers.first("f", "k", BODY, this::work);
    assertThat(second).isNotDone();
    slow.complete(receipt());
    assertThat(second.join()).isSameAs(first.join());
    assertThat(worked).hasValue(0);
  }

  @Test
  void anotherBodyUnderTheKeyIsRefused() {
    answers.first("f", "k", BODY, this::work).join();
    assertThatThrownBy(() -> answers.first("f", "k", OTHER_BODY, this::work))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(409));
  }

  @Test
  void keysOfAnotherFeedAreOthers() {
    answers.first("f", "k", BODY, this::work).join();
    answers.first("g", "k", OTHER_BODY, this::work).join();
    assertThat(worked).hasValue(2);
  }

  @Test
  void aRefusedPushMayBeRetriedUnderItsKey() {
    Supplier<CompletableFuture<Receipt>> refused =
        () -> {
          throw Problems.unreadable("no");
        };
    assertThatThrownBy(() -> answers.first("f", "k", BODY, refused).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(HttpProblem.class);
    assertThat(answers.first("f", "k", OTHER_BODY, this::work).join()).isNotNull();
  }

  private CompletableFuture<Receipt> work() {
    worked.incrementAndGet();
    return CompletableFuture.completedFuture(receipt());
  }

  private static Receipt receipt() {
    return new Receipt("r", "f", Instant.EPOCH, 0, 0, List.of());
  }
}
