package dateline.ingest.feeds;

import dateline.ingest.source.FeedSettings;
import java.util.concurrent.CompletionStage;

/**
 * Keeps definitions for all copies of the service. Never throws: what is not kept fails the answer,
 * and may be written again.
 */
public interface Definitions {

  /**
   * Keeps a definition. Completes once it is kept and {@link dateline.ingest.source.Feeds} of this
   * copy has it; the other copies see it within moments.
   */
  CompletionStage<Void> write(FeedSettings settings);

  /** Deletes a definition; as {@link #write}. */
  CompletionStage<Void> delete(String id);
}
