package dateline.ingest.poll;

import dateline.ingest.fetch.FetchKind;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.fetch.Fetching;
import dateline.ingest.format.Entry;
import dateline.ingest.poll.FeedTexts.Outcome;
import dateline.ingest.source.Feed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the sitemaps that an index names, those that changed last: news is in them (sitemaps.org,
 * "Using Sitemap index files"). An index of indexes is not followed further, as the protocol has
 * none.
 */
final class Sitemaps {

  /** News sitemaps hold two days of a site each; an archive of years is of no use here. */
  private static final int MOST = 5;

  private final Fetching fetching;
  private final FeedTexts texts;

  Sitemaps(Fetching fetching, FeedTexts texts) {
    this.fetching = fetching;
    this.texts = texts;
  }

  /** The document with the items of its sitemaps; itself if it is no index. */
  CompletableFuture<FeedText> read(
      Feed feed, FeedText index, Map<String, String> headers, URI feedAddress) {
    CompletableFuture<List<Entry>> entries =
        CompletableFuture.completedFuture(new ArrayList<>(index.entries()));
    for (URI sitemap : index.sitemaps().stream().limit(MOST).toList()) {
      FetchRequest request =
          FetchRequest.get(sitemap, FetchKind.SITEMAP).with(headers, feedAddress);
      entries =
          entries.thenCompose(
              all ->
                  fetching
                      .fetch(request)
                      .thenApply(
                          result -> {
                            if (result instanceof Fetched fetched
                                && texts.read(feed, fetched) instanceof Outcome.Read read) {
                              all.addAll(read.text().entries());
                            }
                            return all;
                          }));
    }
    return index.sitemaps().isEmpty()
        ? CompletableFuture.completedFuture(index)
        : entries.thenApply(
            all ->
                new FeedText(
                    all,
                    "news-sitemap",
                    index.hints(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of()));
  }
}
