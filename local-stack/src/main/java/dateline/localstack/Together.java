package dateline.localstack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs acts at the same time and waits for all, whatever becomes of them. */
final class Together {

  private Together() {}

  /**
   * Runs them.
   *
   * @throws StackException the first failure; the others are suppressed in it
   */
  static void run(List<Runnable> acts) {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    // A thread each: they wait for processes, and the common pool may have one thread only.
    acts.forEach(act -> running.add(CompletableFuture.runAsync(act, task -> thread(task).start())));
    StackException first = null;
    for (CompletableFuture<Void> each : running) {
      try {
        each.join();
      } catch (CompletionException e) {
        StackException cause =
            e.getCause() instanceof StackException ours
                ? ours
                : new StackException(String.valueOf(e.getCause().getMessage()), e.getCause());
        if (first == null) {
          first = cause;
        } else {
          first.addSuppressed(cause);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "local-stack");
    thread.setDaemon(true);
    return thread;
  }
}
