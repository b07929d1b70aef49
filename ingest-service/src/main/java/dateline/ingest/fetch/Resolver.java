package dateline.ingest.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Finds the addresses of a host name: the system's way, and the ones of tests. */
@FunctionalInterface
interface Resolver {

  /** All addresses of a name, none if it has none; the future never fails. */
  CompletableFuture<List<InetAddress>> resolve(String host);
}
