package dateline.enrich.article;

import dateline.SkippedStep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the steps of one stream thread, each with its limit of time, all steps of one article within
 * a budget. A step that fails or overruns yields nothing and is written down; it never hurts the
 * article nor the steps behind it. For one thread at a time.
 *
 * <p>A step that overruns is interrupted and its worker abandoned: a thread that does not listen
 * cannot be stopped, and must not be waited for. It is counted until it ends.
 */
public final class Steps implements AutoCloseable {

  private static final int INDISPENSABLE = 2;
  private static final int BUDGET = 3;

  private final Duration limit;
  private final AtomicInteger abandoned;
  private ExecutorService worker = newWorker();
  private long articleEnds;

  /** Makes the runner. */
  public Steps(Duration limit) {
    this(limit, new AtomicInteger());
  }

  /**
   * Makes the runner.
   *
   * @param limit time of one step; of all steps of an article three times as much
   * @param abandoned counts workers that were given up and have not ended
   */
  Steps(Duration limit, AtomicInteger abandoned) {
    this.limit = limit;
    this.abandoned = abandoned;
    nextArticle();
  }

  /** Begins the budget of another article. */
  void nextArticle() {
    articleEnds = System.nanoTime() + limit.multipliedBy(BUDGET).toNanos();
  }

  /**
   * Runs a step.
   *
   * @param otherwise what stands in its place when it yields nothing
   * @param skipped where a failure is written down
   */
  public <T> T run(String name, Callable<T> step, T otherwise, List<SkippedStep> skipped) {
    return run(name, limit, step, otherwise, skipped);
  }

  /** Runs a step that the article cannot do without: with twice the limit. */
  <T> T runIndispensable(String name, Callable<T> step, T otherwise, List<SkippedStep> skipped) {
    return run(name, limit.multipliedBy(INDISPENSABLE), step, otherwise, skipped);
  }

  private <T> T run(
      String name, Duration limit, Callable<T> step, T otherwise, List<SkippedStep> skipped) {
    long nanos = Math.min(limit.toNanos(), articleEnds - System.nanoTime());
    if (nanos <= 0) {
      skipped.add(new SkippedStep(name, "overran", "the steps before it took all the time"));
      return otherwise;
    }
    Future<T> result = worker.submit(step);
    try {
      return result.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      skipped.add(new SkippedStep(name, "failed", String.valueOf(e.getCause())));
    } catch (TimeoutException e) {
      result.cancel(true);
      abandon();
      skipped.add(new SkippedStep(name, "overran", "took longer than " + Duration.ofNanos(nanos)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      skipped.add(new SkippedStep(name, "failed", "interrupted by the shutdown"));
    }
    return otherwise;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private void abandon() {
    ExecutorService lost = worker;
    abandoned.incrementAndGet();
    // Runs when the step has ended, if it ever does: the worker has one thread.
    lost.execute(abandoned::decrementAndGet);
    lost.shutdown();
    worker = newWorker();
  }

  private static ExecutorService newWorker() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, "enrich-step");
          thread.setDaemon(true);
          return thread;
        });
  }
}
