package dateline.localstack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs acts at the same time and waits for all, whatever becomes of them. */
public final class Together {

  private Together() {}

  /**
   * Runs them.
   *
   * @throws RuntimeException the first failure; the others are suppressed in it
   */
  public static void run(List<Runnable> acts) {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    // A thread each: they wait for processes, and the common pool may have one thread only.
    acts.forEach(act -> running.add(CompletableFuture.runAsync(act, task -> thread(task).start())));
    RuntimeException first = null;
    for (CompletableFuture<Void> each : running) {
      try {
        each.join();
      } catch (CompletionException e) {
        RuntimeException failure = e.getCause() instanceof RuntimeException cause ? cause : e;
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "together");
    thread.setDaemon(true);
    return thread;
  }
}
