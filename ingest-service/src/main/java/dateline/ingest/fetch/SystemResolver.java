package dateline.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks the operating system, which knows the hosts file and the search list. It blocks, so that a
 * few threads of its own wait: a name server that hangs for one name delays no other.
 */
final class SystemResolver implements Resolver, AutoCloseable {

  private static final int THREADS = 32;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Threads.named("fetch-dns"));

  SystemResolver() {
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public CompletableFuture<List<InetAddress>> resolve(String host) {
    return Network.address(host)
        .map(literal -> CompletableFuture.completedFuture(List.of(literal)))
        .orElseGet(() -> CompletableFuture.supplyAsync(() -> ask(host), threads));
  }

  private static List<InetAddress> ask(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException | SecurityException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
