package dateline.ingest.refresh;

import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.Fetching;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Follows a feed's older pages (RFC 5005: {@code prev-archive} of archived, {@code next} of paged
 * feeds) after its window rolled on, until an item is found that was seen, or the bound of pages is
 * reached.
 *
 * @param <T> what a page is read as
 */
public final class ArchivePages<T> {

  /**
   * A page that was read.
   *
   * @param value the page
   * @param items its items
   * @param older the address of the page before it
   */
  public record Page<T>(T value, List<SeenItem> items, Optional<URI> older) {}

  /**
   * What was found.
   *
   * @param pages the pages, newest first
   * @param closed whether an item was found that was seen, so that nothing is missing in between
   */
  public record Found<T>(List<Page<T>> pages, boolean closed) {
    public Found {
      pages = List.copyOf(pages);
    }
  }

  /** Fetches by one function and reads by another, which gives nothing for what is no feed. */
  public ArchivePages(
      Fetching fetching, Function<FetchResult.Fetched, Optional<Page<T>>> reader, int most) {}

  /** Follows the pages; the future never fails. */
  public CompletableFuture<Found<T>> follow(URI older, SeenWindow seen) {
    throw new UnsupportedOperationException("follows");
  }
}
