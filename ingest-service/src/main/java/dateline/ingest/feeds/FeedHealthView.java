package dateline.ingest.feeds;

import java.util.Optional;

/** Knows how polling goes, for all feeds and on every copy. */
public interface FeedHealthView {

  /** How polling this feed goes; empty if it was never polled. */
  Optional<FeedHealth> byId(String id);
}
