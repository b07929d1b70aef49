package dateline.ingest.feeds;

import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.Feeds;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps definitions as the log does, without Kafka; refuses them while it is away. */
final class MemoryDefinitions implements Definitions {

  private final Feeds feeds;
  boolean away;

  MemoryDefinitions(Feeds feeds) {
    this.feeds = feeds;
  }

  @Override
  public CompletionStage<Void> write(FeedSettings settings) {
    return done(() -> feeds.put(settings));
  }

  @Override
  public CompletionStage<Void> delete(String id) {
    return done(() -> feeds.remove(id));
  }

  private CompletionStage<Void> done(Runnable change) {
    if (away) {
      return CompletableFuture.failedFuture(new IllegalStateException("away"));
    }
    change.run();
    return CompletableFuture.completedFuture(null);
  }
}
