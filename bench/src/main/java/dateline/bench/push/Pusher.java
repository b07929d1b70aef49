package dateline.bench.push;

import dateline.bench.generate.Delivery;
import dateline.bench.generate.Workload;
import dateline.standalone.demo.Feed;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Pushes whole workloads over a number of connections. */
public final class Pusher {

  private static final double NANOS = 1e9;

  private final Client client;
  private final int connections;

  /** Pushes to the ingest-service at this base URL. */
  public Pusher(URI ingest, List<Feed> feeds, int connections) {
    this.client = new Client(ingest, feeds);
    this.connections = connections;
  }

  /**
   * Closed loop: each connection pushes its next delivery when the last one is accepted.
   *
   * @throws IOException if a delivery is refused for good
   */
  public Ledger asFastAsAccepted(Workload workload) throws IOException, InterruptedException {
    return push(workload, index -> Instant.now());
  }

  /**
   * Open loop: deliveries are due at even distances whatever becomes of those before them. A late
   * push counts from when it was due, so that a stall shows in the latency of all it delays.
   *
   * @param rate deliveries a second
   * @throws IOException if a delivery is refused for good
   */
  public Ledger atRate(Workload workload, double rate) throws IOException, InterruptedException {
    Instant start = Instant.now();
    return push(workload, index -> start.plusNanos((long) (index / rate * NANOS)));
  }

  /** How often a push was told to come later, so far. */
  public long retries() {
    return client.retries();
  }

  private interface Schedule {
    Instant due(int index);
  }

  private Ledger push(Workload workload, Schedule schedule)
      throws IOException, InterruptedException {
    Ledger ledger = new Ledger();
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<Void>> work = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        work.add(
            threads.submit(
                () -> {
                  connection(workload, schedule, next, ledger);
                  return null;
                }));
      }
      for (Future<Void> each : work) {
        each.get();
      }
      return ledger;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void connection(Workload workload, Schedule schedule, AtomicInteger next, Ledger ledger)
      throws IOException, InterruptedException {
    List<Delivery> deliveries = workload.deliveries();
    for (int i = next.getAndIncrement(); i < deliveries.size(); i = next.getAndIncrement()) {
      Delivery delivery = deliveries.get(i);
      // Made before it is due: what our side needs is no latency of the pipeline.
      byte[] body = workload.body(delivery);
      Instant due = schedule.due(i);
      long early = Instant.now().until(due, ChronoUnit.NANOS);
      if (early > 0) {
        TimeUnit.NANOSECONDS.sleep(early);
      }
      client.push(delivery, body, workload.name() + "-" + i);
      ledger.add(new Accepted(delivery, due, Instant.now()));
    }
  }
}
