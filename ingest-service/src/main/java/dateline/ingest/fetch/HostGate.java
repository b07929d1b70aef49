package dateline.ingest.fetch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets requests through so that no host is burdened: a few at a time, a pause between their starts,
 * none while the host asked for quiet; and not more than a bound over all hosts. Waiting holds no
 * thread, and who waits for one host stands in nobody else's way. Thread-safe.
 */
final class HostGate {

  private static final int MOST_WAITING = 1_000;
  private static final Duration FULL = Duration.ofSeconds(30);

  /**
   * Bounds.
   *
   * @param perHost turns at one host at the same time
   * @param overall turns at all hosts
   * @param maxQuiet how long a pause that a host asked for is waited for
   * @param maxTurn how long a turn is waited for
   */
  record Limits(int perHost, int overall, Duration maxQuiet, Duration maxTurn) {}

  private record Waiting(CompletableFuture<Optional<Duration>> answer, Duration delay) {}

  private static final class Host {
    final String name;
    final Deque<Waiting> queue = new ArrayDeque<>();
    int active;
    long nextStart;
    long quietUntil;
    boolean timed;

    Host(String name, long now) {
      this.name = name;
      this.nextStart = now;
      this.quietUntil = now;
    }

    boolean idle(long now) {
      return active == 0 && queue.isEmpty() && nextStart - now <= 0 && quietUntil - now <= 0;
    }
  }

  private final Limits limits;
  private final ScheduledExecutorService timers;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Set<Host> ready = new LinkedHashSet<>();
  private int active;
  private boolean closed;

  HostGate(Limits limits, ScheduledExecutorService timers) {
    this.limits = limits;
    this.timers = timers;
  }

  /**
   * Waits for a turn. The future gives nothing if it is one's turn, and {@link #leave} is owed
   * then; else after how long to come back.
   *
   * @param delay pause before the next request to the host may start
   */
  CompletableFuture<Optional<Duration>> enter(String name, Duration delay) {
    CompletableFuture<Optional<Duration>> answer =
        new CompletableFuture<Optional<Duration>>()
            .completeOnTimeout(Optional.of(FULL), limits.maxTurn().toNanos(), TimeUnit.NANOSECONDS);
    run(
        now -> {
          Host host = hosts.computeIfAbsent(name, n -> new Host(n, now));
          if (closed || host.queue.size() >= MOST_WAITING) {
            return List.of(() -> answer.complete(Optional.of(FULL)));
          }
          host.queue.add(new Waiting(answer, delay));
          return next(host, now);
        });
    return answer;
  }

  /** Ends a turn. */
  void leave(String name) {
    run(
        now -> {
          Host host = hosts.get(name);
          host.active--;
          active--;
          List<Runnable> calls = new ArrayList<>(next(host, now));
          while (active < limits.overall() && !ready.isEmpty()) {
            Host waiting = ready.iterator().next();
            ready.remove(waiting);
            calls.addAll(next(waiting, now));
          }
          return calls;
        });
  }

  /** Keeps quiet towards a host. */
  void quiet(String name, Duration time) {
    run(
        now -> {
          Host host = hosts.computeIfAbsent(name, n -> new Host(n, now));
          host.quietUntil = Math.max(host.quietUntil - now, time.toNanos()) + now;
          return next(host, now);
        });
  }

  /** Lets nobody in any more. */
  void close() {
    run(
        now -> {
          closed = true;
          List<Runnable> calls = new ArrayList<>();
          hosts.values().forEach(host -> calls.addAll(refuse(host, FULL)));
          return calls;
        });
  }

  synchronized int hosts() {
    return hosts.size();
  }

  private interface Step {
    List<Runnable> at(long now);
  }

  /** Waiters are told outside of the lock: what they do next is not known here. */
  private void run(Step step) {
    List<Runnable> calls;
    synchronized (this) {
      calls = step.at(System.nanoTime());
    }
    calls.forEach(Runnable::run);
  }

  private List<Runnable> next(Host host, long now) {
    List<Runnable> calls = new ArrayList<>();
    while (!host.queue.isEmpty() && host.active < limits.perHost()) {
      long quiet = host.quietUntil - now;
      if (quiet > limits.maxQuiet().toNanos()) {
        calls.addAll(refuse(host, Duration.ofNanos(quiet)));
        break;
      }
      long wait = Math.max(quiet, host.nextStart - now);
      if (wait > 0) {
        look(host, wait);
        return calls;
      }
      if (active >= limits.overall()) {
        ready.add(host);
        return calls;
      }
      Waiting first = host.queue.remove();
      host.active++;
      active++;
      host.nextStart = now + first.delay().toNanos();
      calls.add(() -> give(first.answer(), host.name));
    }
    forget(host, now);
    return calls;
  }

  /** Who waited too long has gone: the turn is the next one's. */
  private void give(CompletableFuture<Optional<Duration>> answer, String name) {
    if (!answer.complete(Optional.empty())) {
      leave(name);
    }
  }

  /** Forgets a host once nothing of it is left to remember. */
  private void forget(Host host, long now) {
    if (host.idle(now)) {
      hosts.remove(host.name, host);
    } else if (host.active == 0 && host.queue.isEmpty()) {
      look(host, Math.max(host.nextStart - now, host.quietUntil - now));
    }
  }

  private void look(Host host, long nanos) {
    if (host.timed || closed) {
      return;
    }
    host.timed = true;
    try {
      timers.schedule(
          () ->
              run(
                  now -> {
                    host.timed = false;
                    return hosts.get(host.name) == host ? next(host, now) : List.of();
                  }),
          nanos,
          TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      closed = true;
    }
  }

  private static List<Runnable> refuse(Host host, Duration comeBack) {
    List<Runnable> calls = new ArrayList<>();
    for (Waiting waiting = host.queue.poll(); waiting != null; waiting = host.queue.poll()) {
      CompletableFuture<Optional<Duration>> answer = waiting.answer();
      calls.add(() -> answer.complete(Optional.of(comeBack)));
    }
    return calls;
  }
}
