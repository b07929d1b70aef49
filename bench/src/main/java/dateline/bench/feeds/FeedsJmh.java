package dateline.bench.feeds;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * {@code feeds-jmh [--quick]}: microseconds for a feed document, ours and ROME's, in one run on the
 * same bytes. Exit codes: 0 measured; 1 the run broke off; 2 wrong arguments.
 */
public final class FeedsJmh {

  private FeedsJmh() {}

  /** Runs the command with what stands behind its name. */
  public static int run(List<String> args, PrintStream log) {
    boolean quick = args.equals(List.of("--quick"));
    if (!quick && !args.isEmpty()) {
      log.println("feeds-jmh [--quick]");
      return 2;
    }
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(FeedReading.class.getName())
            .warmupIterations(quick ? 2 : 5)
            .measurementIterations(quick ? 3 : 5)
            .warmupTime(TimeValue.seconds(quick ? 1 : 2))
            .measurementTime(TimeValue.seconds(quick ? 1 : 2))
            .forks(1);
    try {
      System.out.print(table(new Runner(options.build()).run()));
      return 0;
    } catch (RunnerException e) {
      log.println("The run broke off: " + e.getMessage());
      return 1;
    }
  }

  private static String table(Collection<RunResult> results) {
    Map<String, Map<String, Double>> micros = new TreeMap<>();
    for (RunResult result : results) {
      String benchmark = result.getParams().getBenchmark();
      micros
          .computeIfAbsent(result.getParams().getParam("feed"), feed -> new TreeMap<>())
          .put(
              benchmark.substring(benchmark.lastIndexOf('.') + 1),
              result.getPrimaryResult().getScore());
    }
    StringBuilder table = new StringBuilder("\nMicroseconds for a document:\n");
    micros.forEach(
        (feed, of) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-8s parse %8.1f  broken %8.1f  sanitise %8.1f  ROME parse %8.1f"
                        + "  parse/ROME %.3f%n",
                    feed,
                    of.get("parse"),
                    of.get("parseBroken"),
                    of.get("sanitise"),
                    of.get("rome"),
                    of.get("parse") / of.get("rome"))));
    return table.toString();
  }
}
