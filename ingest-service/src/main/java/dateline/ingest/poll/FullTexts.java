package dateline.ingest.poll;

import dateline.ingest.fetch.FetchKind;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.fetch.Fetching;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.page.HtmlPage;
import dateline.ingest.publish.Delivery;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSettings.FullText;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches the pages of articles of which a feed gives no more than a teaser, where the feed asks
 * for it. A page goes along with its item, which stays what the feed delivered; an item whose page
 * can't be had goes without, with a notice.
 */
final class FullTexts {

  /** Longest page that is taken along, in characters: beside the item there must be room for it. */
  private static final int LONGEST = 2_000_000;

  /** A poll is not held up for longer than this; what is left then goes without. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Fetching fetching;
  private final InstantSource clock;
  private final HtmlPage pages = new HtmlPage();

  FullTexts(Fetching fetching, InstantSource clock) {
    this.fetching = fetching;
    this.clock = clock;
  }

  /**
   * The items with their pages, in the same order. One page after the other: they are of one site.
   *
   * @param headers the feed's own headers, for pages of the feed's origin
   */
  CompletableFuture<List<Delivery.Outgoing>> complete(
      Feed feed, URI feedAddress, Map<String, String> headers, List<Delivery.Outgoing> items) {
    FullText wanted = feed.settings().poll().map(poll -> poll.fullText()).orElse(FullText.NEVER);
    if (wanted == FullText.NEVER) {
      return CompletableFuture.completedFuture(items);
    }
    Instant end = clock.instant().plus(PATIENCE);
    CompletableFuture<List<Delivery.Outgoing>> done =
        CompletableFuture.completedFuture(new ArrayList<>());
    for (Delivery.Outgoing item : items) {
      done =
          done.thenCompose(
              list ->
                  one(wanted, feedAddress, headers, item, end)
                      .thenApply(
                          whole -> {
                            list.add(whole);
                            return list;
                          }));
    }
    return done;
  }

  private CompletableFuture<Delivery.Outgoing> one(
      FullText wanted,
      URI feedAddress,
      Map<String, String> headers,
      Delivery.Outgoing outgoing,
      Instant end) {
    if (!(outgoing.entry() instanceof Entry.Sound sound)
        || wanted == FullText.STUB && !Stubs.isStub(sound.item())
        || clock.instant().isAfter(end)) {
      return CompletableFuture.completedFuture(outgoing);
    }
    Optional<URI> page = Stubs.page(sound.item());
    if (page.isEmpty()) {
      return CompletableFuture.completedFuture(outgoing);
    }
    FetchRequest request = FetchRequest.get(page.get(), FetchKind.PAGE);
    return fetching
        .fetch(request.with(headers, feedAddress))
        .thenApply(
            result ->
                new Delivery.Outgoing(outgoing.id(), new Entry.Sound(with(sound.item(), result))));
  }

  private WireItem with(WireItem item, FetchResult result) {
    if (!(result instanceof Fetched fetched)) {
      String why = result instanceof FetchResult.Failed failed ? failed.message() : "It is gone.";
      return item.with(List.of(new Fault("", "without its page: " + why)));
    }
    Optional<String> html = html(fetched);
    return html.isPresent() && html.get().length() <= LONGEST
        ? item.with(new Parts.Text("page", "text/html", html.get()))
        : item.with(List.of(new Fault("", "without its page: it is no HTML, or too long")));
  }

  private Optional<String> html(Fetched fetched) {
    boolean html = fetched.mediaType().map(type -> type.contains("html")).orElse(true);
    Document document =
        new Document(
            fetched.bytes(),
            fetched.charset(),
            Optional.of(fetched.trail().finalUri()),
            Optional.empty());
    if (!html
        || !(pages.read(document, new Bounds(1, LONGEST * 4L)) instanceof Reading.Items items)
        || !(items.entries().get(0) instanceof Entry.Sound sound)) {
      return Optional.empty();
    }
    Charset charset = Charset.forName(sound.item().payload().charset().orElse("UTF-8"));
    return Optional.of(new String(fetched.bytes(), charset));
  }
}
