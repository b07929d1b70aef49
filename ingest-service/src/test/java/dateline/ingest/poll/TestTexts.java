package dateline.ingest.poll;

import dateline.ingest.format.Entry;
import dateline.ingest.format.feed.FeedHead;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Documents as they were read. */
final class TestTexts {

  private TestTexts() {}

  /** A document that says nothing about itself. */
  static FeedText of(List<Entry> entries) {
    return FeedText.of(entries, FeedHead.NONE, Optional.empty());
  }

  /** The same document, which says where its older items are. */
  static FeedText withOlder(FeedText text, Optional<URI> older) {
    return new FeedText(
        text.entries(),
        text.format(),
        text.hints(),
        older,
        text.hubs(),
        text.self(),
        text.sitemaps());
  }
}
