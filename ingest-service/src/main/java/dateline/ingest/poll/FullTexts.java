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
import org.jboss.logging.Logger;

/**
 * Fetches the pages of articles of which a feed gives no more than a teaser, where the feed asks
 * for it. A page goes along with its item, which stays what the feed delivered; an item whose page
 * can't be had goes without, with a notice.
 */
final class FullTexts {

  /** Longest page that is taken along, in characters: beside the item there must be room for it. */
  static final int LONGEST = 2_000_000;

  /** All pages of one poll, in characters: they are kept until the poll's transaction. */
  static final int MOST = 4 * LONGEST;

  /** A poll is not held up for longer than this; what is left then goes without. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Logger LOG = Logger.getLogger(FullTexts.class);

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
    Run run = new Run(wanted, feedAddress, headers, clock.instant().plus(PATIENCE));
    CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
    for (Delivery.Outgoing item : items) {
      done = done.thenCompose(nothing -> run.one(item));
    }
    return done.thenApply(nothing -> run.whole);
  }

  /** The pages of one poll. One item at a time. */
  private final class Run {
    private final FullText wanted;
    private final URI feedAddress;
    private final Map<String, String> headers;
    private final Instant end;
    private final List<Delivery.Outgoing> whole = new ArrayList<>();
    private long left = MOST;

    Run(FullText wanted, URI feedAddress, Map<String, String> headers, Instant end) {
      this.wanted = wanted;
      this.feedAddress = feedAddress;
      this.headers = headers;
      this.end = end;
    }

    CompletableFuture<Void> one(Delivery.Outgoing outgoing) {
      Optional<URI> page =
          outgoing.entry() instanceof Entry.Sound sound
                  && (wanted == FullText.ALWAYS || Stubs.isStub(sound.item()))
              ? Stubs.page(sound.item())
              : Optional.empty();
      if (page.isEmpty()) {
        whole.add(outgoing);
        return CompletableFuture.completedFuture(null);
      }
      WireItem item = ((Entry.Sound) outgoing.entry()).item();
      if (left <= 0 || clock.instant().isAfter(end)) {
        add(outgoing, without(item, "there were too many of them at once"));
        return CompletableFuture.completedFuture(null);
      }
      FetchRequest request = FetchRequest.get(page.get(), FetchKind.PAGE);
      return fetching
          .fetch(request.with(headers, feedAddress))
          .thenApply(result -> with(item, result))
          .exceptionally(fault -> failed(item, page.get(), fault))
          .thenAccept(complete -> add(outgoing, complete));
    }

    private void add(Delivery.Outgoing outgoing, WireItem item) {
      whole.add(new Delivery.Outgoing(outgoing.id(), new Entry.Sound(item)));
    }

    private WireItem with(WireItem item, FetchResult result) {
      if (!(result instanceof Fetched fetched)) {
        return without(
            item, result instanceof FetchResult.Failed failed ? failed.message() : "It is gone.");
      }
      Optional<String> html = html(fetched).filter(text -> text.length() <= LONGEST);
      html.ifPresent(text -> left -= text.length());
      return html.isPresent()
          ? item.with(new Parts.Text("page", "text/html", html.get()))
          : without(item, "it is no HTML, or too long");
    }
  }

  /** A fault of ours in reading a page is that item's trouble alone. */
  private static WireItem failed(WireItem item, URI page, Throwable fault) {
    LOG.errorf(fault, "reading the page %s failed by a fault of ours", page);
    return without(item, "it could not be read");
  }

  private static WireItem without(WireItem item, String why) {
    return item.with(List.of(new Fault("", "without its page: " + why)));
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
