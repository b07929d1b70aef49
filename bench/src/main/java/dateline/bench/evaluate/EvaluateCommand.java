package dateline.bench.evaluate;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * {@code evaluate TASK INPUTS.jsonl > PREDICTIONS.jsonl}: lines of JSON in, lines of JSON out, in
 * UTF-8. Exit codes: 0 every input has a prediction, though it may be an {@code error}; 1 the files
 * can't be read or written; 2 wrong arguments.
 */
public final class EvaluateCommand {

  /** Made only when asked for: some load models. */
  private static final Map<String, Supplier<EvaluationTask>> TASKS = tasks();

  private EvaluateCommand() {}

  private static Map<String, Supplier<EvaluationTask>> tasks() {
    Map<String, Supplier<EvaluationTask>> tasks = new TreeMap<>();
    tasks.put("dates", DatesTask::new);
    tasks.put("feeds", FeedsTask::new);
    tasks.put("language", LanguageTask::new);
    tasks.put("sitemaps", SitemapsTask::new);
    tasks.put("wire", WireTask::new);
    return tasks;
  }

  /** Runs the command with what stands behind its name. */
  public static int run(List<String> args, PrintStream log) {
    Optional<Supplier<EvaluationTask>> task =
        args.size() == 2 ? Optional.ofNullable(TASKS.get(args.get(0))) : Optional.empty();
    if (task.isEmpty()) {
      log.println(
          "evaluate TASK INPUTS.jsonl > PREDICTIONS.jsonl, where TASK is one of "
              + String.join(", ", TASKS.keySet()));
      return 2;
    }
    // System.out has the host's charset.
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
      Evaluation.Summary summary = new Evaluation(task.get().get()).run(Path.of(args.get(1)), out);
      log.printf(
          "%d inputs, %d errors; slowest %d ms: %s%n",
          summary.inputs(), summary.errors(), summary.slowestMillis(), summary.slowest());
      return 0;
    } catch (IOException e) {
      log.println("The evaluation broke off: " + e);
      return 1;
    }
  }
}
