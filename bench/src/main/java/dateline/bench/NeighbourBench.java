package dateline.bench;

import dateline.bench.measure.Latencies;
import dateline.standalone.Service;
import dateline.standalone.demo.Feed;
import dateline.standalone.demo.PushClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long pushes of feeds take beside one that keeps to its rate, and beside one that pushes ten
 * times as much: the two take turns, so that what else the machine does falls on both.
 */
final class NeighbourBench {

  /** What the others' 99th percentile may grow by. */
  static final double MARK = 1.5;

  private static final int EAGERNESS = 10;
  private static final int TURNS = 4;
  private static final double USUAL_RATE = 20;
  private static final double NANOS = 1e9;
  private static final String EAGER = PipelineUnderTest.feedId(0);
  private static final String BODY =
      "{\"uri\":\"%s\",\"headlines\":[{\"value\":\"Ferry %s sails\"}],\"bodies\":[{\"role\":\"main\",\"value\":\""
          + "The ferry to the islands sails at noon, the harbour said. ".repeat(35)
          + "\"}]}";

  private final Options options;
  private final double rate;
  private final PushClient client;
  private final List<Feed> feeds;
  private final PrintStream out;
  private final LongAdder eagerTaken = new LongAdder();
  private final LongAdder eagerSentAway = new LongAdder();
  private final LongAdder othersFailed = new LongAdder();

  NeighbourBench(Options options, PipelineUnderTest pipeline, PrintStream out) {
    this.options = options;
    this.rate = rate(options);
    this.client = new PushClient(pipeline.services().url(Service.INGEST));
    this.feeds = pipeline.feeds();
    this.out = out;
  }

  /** The options with the first feed's rate for a setting of ingest. */
  static Options options(List<String> args) {
    double rate = rate(Options.parse(args));
    String feed = "ingest.dateline.ingest.feeds." + EAGER + ".";
    List<String> all = new ArrayList<>(args);
    all.addAll(
        List.of("--set", feed + "rate=" + rate, "--set", feed + "burst=" + (int) (2 * rate)));
    Options options = Options.parse(all);
    if (options.feeds() < 2) {
      throw new IllegalArgumentException("--feeds needs two at least");
    }
    return options;
  }

  private static double rate(Options options) {
    return options.rate().orElse(USUAL_RATE);
  }

  /** Whether all pushes of the others were taken in, and their 99th percentile is in bounds. */
  boolean run() throws IOException, InterruptedException {
    turn("warm", EAGERNESS, new Latencies());
    Latencies beside = new Latencies();
    Latencies besideEager = new Latencies();
    for (int i = 0; i < TURNS; i++) {
      turn("even-" + i, 1, beside);
      turn("eager-" + i, EAGERNESS, besideEager);
    }
    double ratio = besideEager.millis(99) / beside.millis(99);
    out.printf(
        java.util.Locale.ROOT,
        """
        %d feeds at %.0f pushes a second each, the first at its rate and at %d times its rate in turn
          others beside it at its rate      %7.1f ms p50, %7.1f ms p99 (%d)
          others beside it at %d times       %7.1f ms p50, %7.1f ms p99 (%d), %.2f times (goal at most %.1f)
          of the first feed: %d taken in, %d told to come later; of the others %d not taken in
        """,
        feeds.size(),
        rate,
        EAGERNESS,
        beside.millis(50),
        beside.millis(99),
        beside.count(),
        EAGERNESS,
        besideEager.millis(50),
        besideEager.millis(99),
        besideEager.count(),
        ratio,
        MARK,
        eagerTaken.sum(),
        eagerSentAway.sum(),
        othersFailed.sum());
    return ratio <= MARK && othersFailed.sum() == 0 && eagerSentAway.sum() > 0;
  }

  private void turn(String name, int eagerness, Latencies others)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<?>> work = new ArrayList<>();
      // Threads of its own for each feed: no feed waits for another one on our side.
      for (Feed feed : feeds) {
        boolean eager = feed.id().equals(EAGER);
        double each = eager ? rate * eagerness : rate;
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        int connections = Math.max(1, options.connections() / feeds.size()) * (eager ? 2 : 1);
        for (int i = 0; i < connections; i++) {
          work.add(
              threads.submit(
                  () -> {
                    connection(feed, name, next, start, each, others);
                    return null;
                  }));
        }
      }
      for (Future<?> each : work) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /** Open loop: a late push counts from when it was due. */
  private void connection(
      Feed feed, String name, AtomicInteger next, long start, double each, Latencies others)
      throws IOException, InterruptedException {
    int all = (int) Math.ceil(each * options.seconds());
    for (int i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
      long due = start + (long) (i / each * NANOS);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      String guid = name + "-" + i;
      PushClient.Answer answer =
          client.push(
              feed,
              "application/json",
              BODY.formatted(guid, guid).getBytes(StandardCharsets.UTF_8),
              guid,
              Map.of());
      if (feed.id().equals(EAGER)) {
        (answer.accepted() ? eagerTaken : eagerSentAway).increment();
      } else {
        othersFailed.add(answer.accepted() ? 0 : 1);
        synchronized (others) {
          others.add(Duration.ofNanos(System.nanoTime() - due));
        }
      }
    }
  }
}
