package dateline.ingest.fetch;

import java.util.concurrent.CompletableFuture;

/** A way to fetch: the guarded one, and the ones of tests. */
@FunctionalInterface
public interface Fetching {

  /**
   * Fetches. Returns at once; the future never fails and always ends, on a thread that may be
   * blocked for a short time.
   */
  CompletableFuture<FetchResult> fetch(FetchRequest request);
}
