package dateline.ingest.refresh;

import dateline.ingest.fetch.FetchKind;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.Fetching;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Follows a feed's older pages (RFC 5005: {@code prev-archive} of archived, {@code next} of paged
 * feeds) after its window rolled on, until an item is found that was seen, or the bound of pages is
 * reached. What was found is to be looked at together with the document: if it closed the gap, the
 * two then overlap with the memory.
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
  public record Page<T>(T value, List<SeenItem> items, Optional<URI> older) {
    public Page {
      items = List.copyOf(items);
    }
  }

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

  private final Fetching fetching;
  private final Function<FetchResult.Fetched, Optional<Page<T>>> reader;
  private final int most;

  /** Fetches by one function and reads by another, which gives nothing for what is no feed. */
  public ArchivePages(
      Fetching fetching, Function<FetchResult.Fetched, Optional<Page<T>>> reader, int most) {
    this.fetching = fetching;
    this.reader = reader;
    this.most = most;
  }

  /** Follows the pages; the future never fails. */
  public CompletableFuture<Found<T>> follow(URI older, SeenWindow seen) {
    List<Page<T>> pages = new ArrayList<>();
    return next(older, seen, pages, new HashSet<>())
        .exceptionally(thrown -> false)
        .thenApply(closed -> new Found<>(pages, closed));
  }

  private CompletableFuture<Boolean> next(
      URI uri, SeenWindow seen, List<Page<T>> pages, Set<URI> visited) {
    if (pages.size() >= most || !visited.add(uri)) {
      return CompletableFuture.completedFuture(false);
    }
    return fetching
        .fetch(FetchRequest.get(uri, FetchKind.FEED))
        .thenCompose(
            result -> {
              Optional<Page<T>> page =
                  result instanceof FetchResult.Fetched fetched
                      ? reader.apply(fetched)
                      : Optional.empty();
              page.ifPresent(pages::add);
              boolean closed = page.stream().flatMap(p -> p.items().stream()).anyMatch(seen::knows);
              return closed || page.flatMap(Page::older).isEmpty()
                  ? CompletableFuture.completedFuture(closed)
                  : next(page.get().older().get(), seen, pages, visited);
            });
  }
}
