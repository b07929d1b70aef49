package dateline.ingest.fetch;

import java.util.concurrent.CompletableFuture;

/** A way to fetch: the guarded one, and the ones of tests. */
@FunctionalInterface
public interface Fetching {

  /**
   * Fetches. Returns at once; the future never fails and always ends, on one of a few threads that
   * may read a document but must not wait: hand longer work on to an executor.
   */
  CompletableFuture<FetchResult> fetch(FetchRequest request);
}
