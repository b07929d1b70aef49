package dateline.ingest.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

  private static final Duration TAKE_OVER = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final AtomicLong nanos = new AtomicLong();
  private DirectoryLock one;
  private DirectoryLock two;

  @BeforeEach
  void locks() {
    one = lock("one");
    two = lock("two");
  }

  @Test
  void onlyOneCopyHoldsIt() throws IOException {
    assertThat(one.hold()).isTrue();
    assertThat(two.hold()).isFalse();
    assertThat(one.hold()).isTrue();
    one.release();
    assertThat(two.hold()).isTrue();
    assertThat(one.hold()).isFalse();
  }

  @Test
  void aCopyThatGivesSignsOfLifeKeepsIt() throws IOException {
    one.hold();
    for (int i = 0; i < 10; i++) {
      assertThat(two.hold()).isFalse();
      nanos.addAndGet(Duration.ofSeconds(20).toNanos());
      assertThat(one.hold()).isTrue();
    }
  }

  @Test
  void aDeadCopyIsReplacedByOne() throws IOException {
    DirectoryLock three = lock("three");
    one.hold();
    assertThat(two.hold()).isFalse();
    assertThat(three.hold()).isFalse();
    nanos.addAndGet(Duration.ofSeconds(29).toNanos());
    assertThat(two.hold()).isFalse();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(two.hold()).isTrue();
    assertThat(three.hold()).isFalse();
    // The first one was only slow.
    assertThat(one.hold()).isFalse();
    one.release();
    assertThat(two.hold()).isTrue();
    assertThat(Files.list(directory)).hasSize(1);
  }

  @Test
  void aLockWithoutContentIsDeadAfterAWhile() throws IOException {
    Files.createFile(directory.resolve(".lock"));
    assertThat(one.hold()).isFalse();
    nanos.addAndGet(TAKE_OVER.toNanos());
    assertThat(one.hold()).isTrue();
  }

  private DirectoryLock lock(String copy) {
    return new DirectoryLock(directory.resolve(".lock"), copy, TAKE_OVER, nanos::get);
  }
}
