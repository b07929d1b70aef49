package dateline.ingest.poll;

import dateline.ingest.fetch.Fetching;
import dateline.ingest.format.Entry;
import dateline.ingest.poll.FeedTexts.Outcome;
import dateline.ingest.refresh.ArchivePages;
import dateline.ingest.refresh.PollState;
import dateline.ingest.refresh.SeenWindow;
import dateline.ingest.refresh.Sighting;
import dateline.ingest.source.Feed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Compares documents with what was seen of their feeds, and fetches a feed's older pages where its
 * window rolled on since (RFC 5005).
 */
final class Windows {

  private final Fetching fetching;
  private final FeedTexts texts;
  private final int archivePages;

  /**
   * @param archivePages pages that are followed at most
   */
  Windows(Fetching fetching, FeedTexts texts, int archivePages) {
    this.fetching = fetching;
    this.texts = texts;
    this.archivePages = archivePages;
  }

  /**
   * Looks at a document.
   *
   * @param headers the feed's own headers, for pages of the feed's origin
   */
  CompletableFuture<Seen> look(
      Feed feed, PollState state, FeedText text, Map<String, String> headers) {
    SeenWindow window = state.window();
    int own = text.entries().size();
    Sighting sighting = window.look(Fingerprints.of(text.entries()));
    if (sighting.overlaps() || text.older().isEmpty()) {
      return CompletableFuture.completedFuture(new Seen(text, sighting, own));
    }
    return older(feed, state.url(), headers)
        .follow(text.older().get(), window)
        .thenApply(
            found -> {
              FeedText whole = joined(text, found);
              Sighting all = window.look(Fingerprints.of(whole.entries()));
              // What an archive closes is no gap.
              Sighting said =
                  new Sighting(all.novelties(), all.overlaps() || found.closed(), all.next());
              return new Seen(whole, said, own);
            });
  }

  private ArchivePages<FeedText> older(Feed feed, URI feedAddress, Map<String, String> headers) {
    return new ArchivePages<>(
        request -> fetching.fetch(request.with(headers, feedAddress)),
        document ->
            texts.read(feed, document) instanceof Outcome.Read read
                ? Optional.of(
                    new ArchivePages.Page<>(
                        read.text(), Fingerprints.of(read.text().entries()), read.text().older()))
                : Optional.empty(),
        archivePages);
  }

  private static FeedText joined(FeedText text, ArchivePages.Found<FeedText> found) {
    List<Entry> entries = new ArrayList<>(text.entries());
    found.pages().forEach(page -> entries.addAll(page.value().entries()));
    return new FeedText(
        entries,
        text.format(),
        text.hints(),
        Optional.empty(),
        text.hubs(),
        text.self(),
        List.of());
  }
}
