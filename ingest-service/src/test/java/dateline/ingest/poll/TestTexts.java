package dateline.ingest.poll;

import java.net.URI;
import java.util.Optional;

/** Documents as they were read. */
final class TestTexts {

  private TestTexts() {}

  /** The same document, which says where its older items are. */
  static FeedText withOlder(FeedText text, Optional<URI> older) {
    return new FeedText(text.entries(), text.format(), text.hints(), older);
  }
}
