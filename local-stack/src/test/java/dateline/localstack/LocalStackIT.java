package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

  @TempDir Path folder;

  @Test
  void dataSurvivesRestartOnOtherPortsAndKillOfEachPart() throws Exception {
    StackConfig config = StackConfig.in(folder);
    String firstMongo;
    try (LocalStack stack = LocalStack.start(config)) {
      firstMongo = stack.mongo();
      Clients.createTopic(stack, "it.survival");
      Clients.produce(stack, "it.survival", "one");
      Clients.register(stack, "it.survival-value", "\"string\"");
      Clients.upsert(stack, "a", 1);
    }
    try (LocalStack stack = LocalStack.start(config)) {
      assertThat(stack.mongo()).isNotEqualTo(firstMongo);
      assertThat(Clients.consume(stack, "it.survival", 1)).containsExactly("one");
      assertThat(Clients.subjects(stack)).contains("it.survival-value");
      assertThat(Clients.version(stack, "a")).isEqualTo(1);

      String kafka = stack.kafka();
      for (Part part : Part.values()) {
        stack.process(part).kill();
        assertThat(stack.process(part).isAlive()).isFalse();
        stack.process(part).restart();
      }
      assertThat(stack.kafka()).isEqualTo(kafka);
      Clients.produce(stack, "it.survival", "two");
      assertThat(Clients.consume(stack, "it.survival", 2)).containsExactly("one", "two");
      assertThat(Clients.subjects(stack)).contains("it.survival-value");
      Clients.upsert(stack, "a", 2);
      assertThat(Clients.version(stack, "a")).isEqualTo(2);
    }
  }

  @Test
  void pausedPartAnswersNothingUntilItIsResumed() throws Exception {
    try (LocalStack stack = LocalStack.start(StackConfig.temporary().only(Part.REGISTRY))) {
      stack.schemaRegistry().pause();
      assertThatThrownBy(() -> Clients.subjects(stack)).hasMessageContaining("timed out");
      stack.schemaRegistry().resume();
      assertThat(Clients.subjects(stack)).isEqualTo("[]");
      assertThatThrownBy(stack::kafka).hasMessage("the stack was started without kafka");
    }
  }

  @Test
  void temporaryFolderIsGoneAfterwards() {
    LocalStack stack = LocalStack.start(StackConfig.temporary().only(Part.MONGO));
    assertThat(stack.folder()).isDirectoryContaining("glob:**/mongo.log");
    stack.close();
    assertThat(stack.folder()).doesNotExist();
    assertThat(stack.database().isAlive()).isFalse();
  }

  @Test
  void takenPortIsToldWithTheOptionThatChangesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      StackConfig config =
          StackConfig.temporary().only(Part.MONGO).port(Part.MONGO, taken.getLocalPort());
      assertThatThrownBy(() -> LocalStack.start(config))
          .isInstanceOf(StackException.class)
          .hasMessageContainingAll(
              "Port " + taken.getLocalPort() + ", chosen for mongo, is taken", "--mongo-port");
    }
  }

  @Test
  void partThatCantStartShowsTheEndOfItsLog() throws IOException {
    Path data = Files.createDirectories(folder.resolve("mongo").resolve("data"));
    Files.write(data.resolve("storage.bson"), new byte[] {1});
    StackConfig config = StackConfig.in(folder).only(Part.MONGO);
    assertThatThrownBy(() -> LocalStack.start(config))
        .isInstanceOf(StackException.class)
        .hasMessageContainingAll(
            "mongo on port", "ended while starting", "mongo.log", "Fatal assertion");
  }

  @Test
  void folderServesOneStackAtATime() {
    StackConfig config = StackConfig.in(folder).only(Part.MONGO);
    try (LocalStack stack = LocalStack.start(config)) {
      assertThat(stack.database().isAlive()).isTrue();
      assertThatThrownBy(() -> LocalStack.start(config))
          .hasMessageContaining("Another local stack runs on the folder");
      assertThatThrownBy(() -> LocalStack.wipe(folder)).isInstanceOf(StackException.class);
    }
    LocalStack.wipe(folder);
    assertThat(folder.resolve("mongo")).doesNotExist();
  }
}
