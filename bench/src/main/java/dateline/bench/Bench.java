package dateline.bench;

import dateline.bench.generate.Workload;
import dateline.bench.measure.Audit;
import dateline.bench.measure.Machine;
import dateline.bench.measure.Sightings;
import dateline.bench.measure.Snapshot;
import dateline.bench.measure.Stored;
import dateline.bench.push.Ledger;
import dateline.bench.push.Ledger.VersionId;
import dateline.bench.push.Pusher;
import dateline.standalone.Service;
import dateline.standalone.demo.DeadLetterCount;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The phases of a run: warm-up, saturation, latency, and the audit of all that was accepted. */
final class Bench {

  /** Nothing stored for this long means that nothing will come any more. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What is stored is told to those that watch within this time, or counts as never seen. */
  private static final Duration TO_BE_SEEN = Duration.ofSeconds(10);

  /** Of the first story at midnight: none is in the future, and none older than three days. */
  private static final Duration STORIES_AGE = Duration.ofHours(40);

  private final Options options;
  private final PipelineUnderTest pipeline;
  private final Stored stored;
  private final PrintStream out;
  private final Pusher pusher;
  private final List<Ledger> ledgers = new ArrayList<>();
  private final Machine start = Machine.now();

  /** Recent, or enrich would leave out the search for related articles. The same all day. */
  private final Instant storiesFrom = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(STORIES_AGE);

  Bench(Options options, PipelineUnderTest pipeline, Stored stored, PrintStream out) {
    this.options = options;
    this.pipeline = pipeline;
    this.stored = stored;
    this.out = out;
    this.pusher =
        new Pusher(
            pipeline.services().url(Service.INGEST), pipeline.feeds(), options.connections());
  }

  Report run() throws IOException, InterruptedException {
    out.println("Warming up with " + options.warmUp() + " deliveries ...");
    saturate("warm", options.warmUp());
    out.println("Pushing " + options.articles() + " deliveries as fast as they are accepted ...");
    Saturation saturation = saturate("full", options.articles());
    double rate = options.rate().orElse(Math.max(1, saturation.storedRate() / 2));
    out.println("Pushing %.0f a second for %d s ...".formatted(rate, options.seconds()));
    StageLatencies latencies = latencies(rate);
    Map<String, Ledger.Expected> expected = Ledger.expected(ledgers);
    return new Report(
        options,
        start,
        Machine.now(),
        saturation,
        latencies,
        expected.size(),
        DeadLetterCount.at(pipeline.backends().kafka()),
        Audit.faults(stored, expected));
  }

  private Saturation saturate(String name, int deliveries)
      throws IOException, InterruptedException {
    Workload workload = workload(name, deliveries);
    long changes = stored.changes();
    long retries = pusher.retries();
    Snapshot before = snapshot();
    Instant begin = Instant.now();
    Ledger ledger = pusher.asFastAsAccepted(workload);
    Instant pushed = Instant.now();
    ledgers.add(ledger);
    int expected = ledger.firsts().size();
    Instant end = stored.awaitChanges(changes + expected, PATIENCE);
    Snapshot after = snapshot();
    return new Saturation(
        deliveries,
        workload.deliveries().stream().mapToLong(d -> workload.body(d).length).sum(),
        (int) (stored.changes() - changes),
        seconds(begin, pushed),
        seconds(begin, end),
        pusher.retries() - retries,
        before,
        after);
  }

  private StageLatencies latencies(double rate) throws IOException, InterruptedException {
    Workload workload = workload("even", (int) Math.ceil(rate * options.seconds()));
    long changes = stored.changes();
    try (Sightings sightings = new Sightings(stored)) {
      Snapshot before = snapshot();
      Instant begin = Instant.now();
      Ledger ledger = pusher.atRate(workload, rate);
      ledgers.add(ledger);
      stored.awaitChanges(changes + ledger.firsts().size(), PATIENCE);
      Snapshot after = snapshot();
      Map<VersionId, Stored.Times> times = stored.timesSince(begin);
      Set<VersionId> awaited = new HashSet<>(ledger.firsts().keySet());
      awaited.retainAll(times.keySet());
      int unseen = sightings.awaitAll(awaited, TO_BE_SEEN).size();
      return StageLatencies.of(rate, ledger, times, sightings.seen(), unseen, before, after);
    }
  }

  private Workload workload(String name, int deliveries) {
    return new Workload(
        name, options.seed(), deliveries, options.feeds(), options.size(), storiesFrom);
  }

  private Snapshot snapshot() {
    return Snapshot.of(pipeline.pids());
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
