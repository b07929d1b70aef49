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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code evaluate TASK INPUTS.jsonl > PREDICTIONS.jsonl}: lines of JSON in, lines of JSON out, in
 * UTF-8. Exit codes: 0 every input has a prediction, though it may be an {@code error}; 1 the files
 * can't be read or written; 2 wrong arguments.
 */
public final class EvaluateCommand {

  private static final List<EvaluationTask> TASKS =
      List.of(new FeedsTask(), new SitemapsTask(), new WireTask());

  private EvaluateCommand() {}

  /** Runs the command with what stands behind its name. */
  public static int run(List<String> args, PrintStream log) {
    Optional<EvaluationTask> task =
        TASKS.stream()
            .filter(each -> args.size() == 2 && each.name().equals(args.get(0)))
            .findAny();
    if (task.isEmpty()) {
      log.println(
          "evaluate TASK INPUTS.jsonl > PREDICTIONS.jsonl, where TASK is one of "
              + TASKS.stream().map(EvaluationTask::name).collect(Collectors.joining(", ")));
      return 2;
    }
    // System.out has the host's charset.
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
      Evaluation.Summary summary = new Evaluation(task.get()).run(Path.of(args.get(1)), out);
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
