package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanIT {

  @TempDir Path folder;

  @Test
  void killedParentLeavesNoProcessEvenAPausedOne() throws Exception {
    Process parent = start();
    awaitReady(parent);
    List<ProcessHandle> descendants = parent.descendants().toList();
    assertThat(descendants).hasSizeGreaterThanOrEqualTo(Part.values().length * 2);
    signal(pid(Part.KAFKA), "-STOP");

    parent.destroyForcibly();

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(descendants).noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void folderOfAKilledParentStartsAgainAtOnceOnTheSamePorts() throws Exception {
    int port = Ports.free();
    Process parent = start("--mongo-port", Integer.toString(port));
    awaitReady(parent);
    signal(pid(Part.MONGO), "-STOP");
    parent.destroyForcibly().waitFor();
    StackConfig config = StackConfig.in(folder).port(Part.MONGO, port);
    try (LocalStack stack = LocalStack.start(config)) {
      Clients.upsert(stack, "a", 1);
      assertThat(Clients.version(stack, "a")).isEqualTo(1);
    }
  }

  @Test
  void closedInputEndsTheCommandAndItsParts() throws Exception {
    Process parent = start("--attached");
    awaitReady(parent);
    List<ProcessHandle> descendants = parent.descendants().toList();
    parent.getOutputStream().close();
    assertThat(parent.waitFor()).isZero();
    await().untilAsserted(() -> assertThat(descendants).noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void partThatDiesEndsTheCommandAndTheOtherParts() throws Exception {
    Process parent = start();
    awaitReady(parent);
    List<ProcessHandle> descendants = parent.descendants().toList();
    signal(pid(Part.REGISTRY), "-KILL");
    assertThat(parent.waitFor()).isEqualTo(1);
    await().untilAsserted(() -> assertThat(descendants).noneMatch(ProcessHandle::isAlive));
  }

  private Process start(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Launch.java(),
                "-cp",
                Path.of("target", "classes").toString(),
                Main.class.getName(),
                "--data",
                folder.toString()));
    for (Part part : Part.values()) {
      command.addAll(List.of("--" + part.label() + "-port", "0"));
    }
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void awaitReady(Process parent) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith("Runs until")) {
        return;
      }
    }
    assertThat(lines).as("output of a command that did not start").isEmpty();
  }

  private String pid(Part part) throws IOException {
    return Files.readString(folder.resolve(part.label()).resolve(part.label() + ".pid")).strip();
  }

  private static void signal(String pid, String signal) throws Exception {
    assertThat(new ProcessBuilder("/bin/kill", signal, pid).start().waitFor()).isZero();
  }
}
