package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostGateTest {

  private static final Duration NONE = Duration.ZERO;

  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final HostGate gate = gate(2, 100);

  @AfterEach
  void close() {
    timers.shutdownNow();
  }

  @Test
  void letsSoManyInPerHost() {
    CompletableFuture<Optional<Duration>> first = gate.enter("a", NONE);
    CompletableFuture<Optional<Duration>> second = gate.enter("a", NONE);
    CompletableFuture<Optional<Duration>> third = gate.enter("a", NONE);
    CompletableFuture<Optional<Duration>> other = gate.enter("b", NONE);

    assertThat(first).isCompletedWithValue(Optional.empty());
    assertThat(second).isCompletedWithValue(Optional.empty());
    assertThat(other).isCompletedWithValue(Optional.empty());
    assertThat(third).isNotDone();
    gate.leave("a");
    assertThat(third).isCompletedWithValue(Optional.empty());
  }

  @Test
  void letsSoManyInOverall_andTheOthersInTurn() {
    HostGate narrow = gate(2, 1);
    narrow.enter("a", NONE);
    CompletableFuture<Optional<Duration>> b = narrow.enter("b", NONE);
    CompletableFuture<Optional<Duration>> c = narrow.enter("c", NONE);

    narrow.leave("a");
    assertThat(b).isDone();
    assertThat(c).isNotDone();
    narrow.leave("b");
    assertThat(c).isDone();
  }

  @Test
  void pausesBetweenStartsAtOneHost() throws Exception {
    long start = System.nanoTime();
    List<CompletableFuture<Optional<Duration>>> turns = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      turns.add(gate.enter("a", Duration.ofMillis(100)));
      turns.get(i).thenRun(() -> gate.leave("a"));
    }
    CompletableFuture<Optional<Duration>> other = gate.enter("b", NONE);

    assertThat(other).isDone();
    turns.get(3).get(5, TimeUnit.SECONDS);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void keepsQuietAsLongAsTheHostAsks() throws Exception {
    long start = System.nanoTime();
    gate.quiet("a", Duration.ofMillis(200));

    gate.enter("a", NONE).get(5, TimeUnit.SECONDS);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  void sendsAwayWhoWouldWaitTooLong() {
    gate.enter("a", NONE);
    gate.enter("a", NONE);
    CompletableFuture<Optional<Duration>> waiting = gate.enter("a", NONE);
    gate.quiet("a", Duration.ofMinutes(5));
    CompletableFuture<Optional<Duration>> late = gate.enter("b", NONE);
    gate.leave("a");

    assertThat(waiting.join().orElseThrow())
        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    assertThat(late).isCompletedWithValue(Optional.empty());
  }

  @Test
  void aLongerPauseIsNotShortenedByAShorterOne() {
    gate.quiet("a", Duration.ofMinutes(5));
    gate.quiet("a", Duration.ofSeconds(1));

    assertThat(gate.enter("a", NONE).join().orElseThrow()).isGreaterThan(Duration.ofMinutes(4));
  }

  @Test
  void sendsAwayWhoseTurnDoesNotCome_andGivesTheirTurnToTheNext() throws Exception {
    HostGate hasty =
        new HostGate(
            new HostGate.Limits(1, 10, Duration.ofSeconds(1), Duration.ofMillis(50)), timers);
    hasty.enter("a", NONE);
    CompletableFuture<Optional<Duration>> late = hasty.enter("a", NONE);

    assertThat(late.get(5, TimeUnit.SECONDS)).isPresent();
    CompletableFuture<Optional<Duration>> next = hasty.enter("a", NONE);
    hasty.leave("a");
    assertThat(next).isCompletedWithValue(Optional.empty());
  }

  @Test
  void boundsWhoWaits() {
    for (int i = 0; i < 1_002; i++) {
      gate.enter("a", NONE);
    }

    assertThat(gate.enter("a", NONE).join()).isPresent();
  }

  @Test
  void forgetsHosts() {
    for (int i = 0; i < 100; i++) {
      gate.enter("host" + i, Duration.ofMillis(20));
    }
    assertThat(gate.hosts()).isEqualTo(100);
    for (int i = 0; i < 100; i++) {
      gate.leave("host" + i);
    }

    await().atMost(Duration.ofSeconds(5)).until(() -> gate.hosts() == 0);
  }

  @Test
  void keepsItsBoundsWhateverThreadsDo() throws Exception {
    HostGate busy = gate(2, 5);
    Map<String, AtomicInteger> atHost = new ConcurrentHashMap<>();
    AtomicInteger overall = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger mostAtHost = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      String host = "host" + i % 10;
      AtomicInteger here = atHost.computeIfAbsent(host, h -> new AtomicInteger());
      all.add(
          CompletableFuture.supplyAsync(() -> busy.enter(host, NONE), threads)
              .thenCompose(turn -> turn)
              .thenAcceptAsync(
                  refused -> {
                    assertThat(refused).isEmpty();
                    mostAtHost.accumulateAndGet(here.incrementAndGet(), Math::max);
                    most.accumulateAndGet(overall.incrementAndGet(), Math::max);
                    Thread.yield();
                    overall.decrementAndGet();
                    here.decrementAndGet();
                    busy.leave(host);
                  },
                  threads));
    }

    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
    threads.shutdown();
    assertThat(mostAtHost).hasValueLessThanOrEqualTo(2);
    assertThat(most).hasValueLessThanOrEqualTo(5);
    assertThat(busy.hosts()).isZero();
  }

  @Test
  void letsNobodyWaitOnceClosed() {
    gate.enter("a", NONE);
    gate.enter("a", NONE);
    CompletableFuture<Optional<Duration>> waiting = gate.enter("a", NONE);

    gate.close();

    assertThat(waiting.join()).isPresent();
    assertThat(gate.enter("b", NONE).join()).isPresent();
  }

  private HostGate gate(int perHost, int overall) {
    return new HostGate(
        new HostGate.Limits(perHost, overall, Duration.ofSeconds(1), Duration.ofSeconds(60)),
        timers);
  }
}
