package dateline.ingest.poll;

import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.source.Feed;

/** Reads what was fetched. Never throws: what can't be read is an answer, too. */
@FunctionalInterface
public interface FeedTexts {

  /** What a document holds, or why it can't be read. */
  sealed interface Outcome {
    /** It was read. */
    record Read(FeedText text) implements Outcome {}

    /** It is not what the feed should give. */
    record Unreadable(String reason, String mediaType) implements Outcome {}
  }

  /** Reads a document of a feed. */
  Outcome read(Feed feed, Fetched document);
}
