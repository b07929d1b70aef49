package dateline.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

  @TempDir Path folder;

  /** Answers with the document's text; fails on one that holds "boom". */
  private static final class Echo implements EvaluationTask {
    @Override
    public String name() {
      return "echo";
    }

    @Override
    public ObjectNode predict(EvaluationInput input) throws Exception {
      String text = new String(input.bytes(), StandardCharsets.UTF_8);
      if (text.contains("boom")) {
        throw new IllegalStateException("boom");
      }
      return JsonNodeFactory.instance
          .objectNode()
          .put("text", text)
          .put("type", input.headers().getOrDefault("content-type", "none"));
    }
  }

  @Test
  void answersLineByLineWithPathsRelativeToTheInputs() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "grüße");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.gz")))) {
      out.write("packed".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(
            run(
                "{\"id\":\"1\",\"path\":\"a.txt\",\"headers\":{\"Content-Type\":\"text/xml\"}}",
                "",
                "{\"id\":2,\"path\":\"b.gz\"}"))
        .containsExactly(
            "{\"id\":\"1\",\"error\":null,\"text\":\"grüße\",\"type\":\"text/xml\"}",
            "{\"id\":2,\"error\":null,\"text\":\"packed\",\"type\":\"none\"}");
  }

  @Test
  void anInputThatFailsIsAnError_andTheNextOneIsAnswered() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "boom");
    Files.writeString(folder.resolve("c.txt"), "fine");
    assertThat(
            run(
                "{\"id\":\"1\",\"path\":\"a.txt\"}",
                "{\"id\":\"2\",\"path\":\"missing.txt\"}",
                "{\"id\":",
                "{\"id\":\"4\",\"path\":\"c.txt\"}"))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"error\":\"java.lang.IllegalStateException: boom"),
            line -> assertThat(line).contains("NoSuchFileException"),
            line -> assertThat(line).contains("not a line of JSON"),
            line -> assertThat(line).contains("\"error\":null", "fine"));
  }

  @Test
  void anUnknownTaskIsRefusedWithTheNamesOfTasks() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    assertThat(
            EvaluateCommand.run(
                List.of("nothing", "x.jsonl"), new PrintStream(log, true, StandardCharsets.UTF_8)))
        .isEqualTo(2);
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("feeds");
  }

  private String[] run(String... lines) throws IOException {
    Path inputs = folder.resolve("inputs.jsonl");
    Files.write(inputs, List.of(lines));
    StringWriter predictions = new StringWriter();
    new Evaluation(new Echo()).run(inputs, predictions);
    return predictions.toString().split("\n");
  }
}
