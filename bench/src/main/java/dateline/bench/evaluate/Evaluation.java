package dateline.bench.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Runs a task over a file of inputs: a line of prediction for each line of input, in the same
 * order. An input that can't be answered gets an {@code error} and never ends the run.
 */
final class Evaluation {

  /** What a run was like: number of inputs, of errors, and the slowest input. */
  record Summary(int inputs, int errors, long slowestMillis, String slowest) {}

  private final EvaluationTask task;
  private final ObjectMapper json = new ObjectMapper();
  private int inputs;
  private int errors;
  private long slowestMillis = -1;
  private String slowest = "none";

  Evaluation(EvaluationTask task) {
    this.task = task;
  }

  /**
   * Reads all inputs.
   *
   * @throws IOException if the file of inputs can't be read or the predictions can't be written
   */
  Summary run(Path file, Writer predictions) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          predictions.write(json.writeValueAsString(prediction(line, folder)));
          predictions.write('\n');
        }
      }
    }
    predictions.flush();
    return new Summary(inputs, errors, slowestMillis, slowest);
  }

  private ObjectNode prediction(String line, Path folder) {
    inputs++;
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    long start = System.nanoTime();
    try {
      JsonNode input = json.readTree(line);
      whole.set("id", input.path("id"));
      whole.putNull("error");
      whole.setAll(task.predict(new EvaluationInput(input, folder)));
    } catch (JsonProcessingException e) {
      whole.put("error", "not a line of JSON: " + e.getOriginalMessage());
    } catch (Exception | StackOverflowError e) {
      whole.put("error", e.toString());
    }
    if (whole.path("error").isTextual()) {
      errors++;
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    if (millis > slowestMillis) {
      slowestMillis = millis;
      slowest = whole.path("id").asText();
    }
    return whole;
  }
}
