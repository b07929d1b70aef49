package dateline.ingest.feeds;

import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.format.DecodedText;
import java.util.Optional;

/** The text of what was fetched. */
final class FeedText {

  private FeedText() {}

  static String of(Fetched fetched) {
    return DecodedText.of(fetched.bytes(), fetched.charset(), Optional.empty()).text();
  }
}
