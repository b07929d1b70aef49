package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TogetherTest {

  @Test
  void runsAllAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    Runnable meet =
        () -> {
          both.countDown();
          try {
            both.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    Together.run(List.of(meet, meet));
    assertThat(both.getCount()).isZero();
  }

  @Test
  void oneThatFailsDoesNotKeepTheOthersFromRunning() {
    CountDownLatch ran = new CountDownLatch(1);
    RuntimeException first = new StackException("first");
    RuntimeException second = new IllegalStateException("second");
    assertThatThrownBy(
            () ->
                Together.run(
                    List.of(
                        () -> {
                          throw first;
                        },
                        () -> {
                          throw second;
                        },
                        ran::countDown)))
        .isSameAs(first)
        .hasSuppressedException(second);
    assertThat(ran.getCount()).isZero();
  }
}
