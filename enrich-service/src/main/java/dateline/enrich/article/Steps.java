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

/**
 * Runs the steps of one stream thread, each with its limit of time. A step that fails or overruns
 * yields nothing and is written down; it never hurts the article nor the steps behind it. For one
 * thread at a time.
 *
 * <p>A step that overruns is interrupted and its worker abandoned: a thread that does not listen
 * cannot be stopped, and must not be waited for.
 */
public final class Steps implements AutoCloseable {

  private static final int INDISPENSABLE = 5;

  private final Duration limit;
  private ExecutorService worker = newWorker();

  /** Makes the runner. */
  public Steps(Duration limit) {
    this.limit = limit;
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

  /** Runs a step that the article cannot do without: with five times the limit. */
  <T> T runIndispensable(String name, Callable<T> step, T otherwise, List<SkippedStep> skipped) {
    return run(name, limit.multipliedBy(INDISPENSABLE), step, otherwise, skipped);
  }

  private <T> T run(
      String name, Duration limit, Callable<T> step, T otherwise, List<SkippedStep> skipped) {
    Future<T> result = worker.submit(step);
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      skipped.add(new SkippedStep(name, "failed", String.valueOf(e.getCause())));
    } catch (TimeoutException e) {
      worker.shutdownNow();
      worker = newWorker();
      skipped.add(new SkippedStep(name, "overran", "took longer than " + limit));
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

  private static ExecutorService newWorker() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, "enrich-step");
          thread.setDaemon(true);
          return thread;
        });
  }
}
