package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

  @TempDir Path folder;

  @Test
  void stopEndsAlsoAPausedChild() {
    Child child = start("sleep", "600");
    child.signal("STOP");
    child.stop();
    assertThat(child.isAlive()).isFalse();
    assertThat(ProcessHandle.of(child.pid())).isEmpty();
  }

  @Test
  void stopEndsAChildThatIgnoresTermination() {
    Child child = start("/bin/sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done");
    await().untilAsserted(() -> assertThat(log()).hasContent("deaf"));
    child.stop();
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(ProcessHandle.of(child.pid())).isEmpty());
  }

  @Test
  void endingByItselfIsSeen() {
    Child child = start("/bin/sh", "-c", "echo bye; exit 3");
    await().until(() -> !child.isAlive());
    assertThat(log()).hasContent("bye");
  }

  private Child start(String... command) {
    return Child.start("test", List.of(command), folder, log());
  }

  private Path log() {
    return folder.resolve("test.log");
  }
}
