package dateline.bench;

import dateline.bench.evaluate.EvaluateCommand;
import dateline.bench.feeds.FeedsJmh;
import dateline.bench.measure.Backlog;
import dateline.bench.measure.Stored;
import dateline.bench.measure.WithdrawalSightings;
import dateline.localstack.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the packaged pipeline: throughput to MongoDB, latency by stage, processor time and
 * memory by process; or the time to a kill; or with {@code neighbour} in front what a feed over its
 * rate does to the others. With {@code evaluate} in front it predicts what an open corpus asks for
 * instead, with {@code feeds-jmh} it measures the reading of feeds, both without a pipeline. Exit
 * codes: 0 measured, and everything accepted is stored exactly once, or every kill was in time by
 * the median, or the others hardly felt the feed over its rate; 1 something is missing, doubled,
 * late, has survived its kill or can't run; 2 wrong options.
 */
public final class Main {

  private Main() {}

  /** See {@code --help}. */
  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    if (!args.isEmpty() && args.get(0).equals("evaluate")) {
      return EvaluateCommand.run(args.subList(1, args.size()), System.err);
    }
    if (!args.isEmpty() && args.get(0).equals("feeds-jmh")) {
      return FeedsJmh.run(args.subList(1, args.size()), System.err);
    }
    if (args.contains("--help")) {
      System.out.print(Options.USAGE);
      return 0;
    }
    try {
      return !args.isEmpty() && args.get(0).equals("neighbour")
          ? neighbour(NeighbourBench.options(args.subList(1, args.size())))
          : measure(Options.parse(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (IOException | RuntimeException e) {
      System.err.println("The run broke off: " + (e.getMessage() == null ? e : e.getMessage()));
      return 1;
    }
  }

  private interface Measurement {
    int of(PipelineUnderTest pipeline) throws IOException, InterruptedException;
  }

  private static int measure(Options options) throws IOException, InterruptedException {
    return with(
        options, pipeline -> options.kill() ? kills(options, pipeline) : phases(options, pipeline));
  }

  private static int neighbour(Options options) throws IOException, InterruptedException {
    return with(
        options, pipeline -> new NeighbourBench(options, pipeline, System.out).run() ? 0 : 1);
  }

  private static int with(Options options, Measurement measurement)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("dateline-bench");
    System.out.println("Starting Kafka, the schema registry, MongoDB and the services ...");
    try (PipelineUnderTest pipeline = PipelineUnderTest.start(options, folder)) {
      return measurement.of(pipeline);
    } finally {
      if (options.keep()) {
        System.out.println("Data and logs are kept in " + folder);
      } else {
        FileTree.delete(folder);
      }
    }
  }

  private static int kills(Options options, PipelineUnderTest pipeline)
      throws IOException, InterruptedException {
    String kafka = pipeline.backends().kafka();
    try (Backlog backlog = new Backlog(kafka);
        WithdrawalSightings withdrawals = new WithdrawalSightings(kafka)) {
      return new KillBench(options, pipeline, backlog, withdrawals, System.out).run() ? 0 : 1;
    }
  }

  private static int phases(Options options, PipelineUnderTest pipeline)
      throws IOException, InterruptedException {
    try (Stored stored = new Stored(pipeline.backends().mongo())) {
      Report report = new Bench(options, pipeline, stored, System.out).run();
      System.out.println(report.text());
      System.out.println(report.json());
      return report.isSound() ? 0 : 1;
    }
  }
}
