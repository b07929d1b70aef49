package dateline.ingest.poll;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dateline.ingest.fetch.FetchKind;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.fetch.Fetching;
import dateline.ingest.fetch.Headers;
import dateline.ingest.fetch.Trail;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import dateline.ingest.poll.FeedTexts.Outcome;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.Transport;
import dateline.ingest.refresh.ArchivePages;
import dateline.ingest.refresh.Harvest;
import dateline.ingest.refresh.Poll;
import dateline.ingest.refresh.PollState;
import dateline.ingest.refresh.RefreshPolicy;
import dateline.ingest.refresh.SeenItem;
import dateline.ingest.refresh.SeenWindow;
import dateline.ingest.refresh.Sighting;
import dateline.ingest.refresh.Sighting.Novelty;
import dateline.ingest.source.Feed;
import dateline.ingest.websub.HubOffer;
import dateline.ingest.websub.Subscription;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Polls one feed: fetches its document, reads it, and sets apart what is new in it. Changes nothing
 * anywhere: what comes out is a proposal, which whoever owns the feed carries out in one
 * transaction, or drops.
 */
public final class Poller {

  /** Archive pages that are followed at most after the window rolled on (RFC 5005). */
  private static final int ARCHIVE_PAGES = 10;

  private static final List<String> KEPT_HEADERS =
      List.of("etag", "last-modified", "date", "content-type", "content-language", "link");

  private static final Logger LOG = Logger.getLogger(Poller.class);

  private static final TimeBasedEpochRandomGenerator IDS =
      Generators.timeBasedEpochRandomGenerator();

  private final Fetching fetching;
  private final FullTexts fullTexts;
  private final Sitemaps sitemaps;
  private final FeedTexts texts;
  private final RefreshPolicy policy;
  private final Subscriptions subscriptions;
  private final InstantSource clock;

  public Poller(
      Fetching fetching,
      FeedTexts texts,
      RefreshPolicy policy,
      Subscriptions subscriptions,
      InstantSource clock) {
    this.fetching = fetching;
    this.fullTexts = new FullTexts(fetching, clock);
    this.sitemaps = new Sitemaps(fetching, texts);
    this.texts = texts;
    this.policy = policy;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /**
   * Polls a feed. The future never fails.
   *
   * @param headers headers of the feed's own, as credentials
   */
  public CompletableFuture<Polled> poll(
      Feed feed, FeedProgress progress, Map<String, String> headers) {
    PollState state = progress.poll();
    FetchRequest request =
        FetchRequest.get(state.address(), FetchKind.FEED)
            .with(state.validators())
            .with(headers, state.url());
    return fetching
        .fetch(request)
        .thenCompose(
            result ->
                result instanceof Fetched document
                    ? read(feed, progress, document, headers)
                    : CompletableFuture.completedFuture(without(feed, progress, result)))
        .exceptionally(fault -> crashed(feed, progress, fault));
  }

  /** A fault of ours is one feed's trouble, and passes for a failed poll. */
  private Polled crashed(Feed feed, FeedProgress progress, Throwable fault) {
    LOG.errorf(fault, "polling feed %s failed by a fault of ours", feed.id());
    FetchResult.Failed failed =
        new FetchResult.Failed(
            Trail.at(progress.poll().address()),
            FetchResult.Kind.PROTOCOL,
            OptionalInt.empty(),
            Optional.empty(),
            "The document could not be worked.");
    return without(feed, progress, failed);
  }

  /** A poll that brought no document. */
  private Polled without(Feed feed, FeedProgress progress, FetchResult result) {
    Totals totals =
        switch (kind(result)) {
          case SAME -> progress.totals().same();
          case GONE -> progress.totals().failed("410: it is gone for good");
          case FAILED -> progress.totals().failed(reason((FetchResult.Failed) result));
        };
    Instant now = clock.instant();
    boolean pushed = Subscriptions.delivers(progress.websub(), now);
    PollState after =
        bounded(
            feed,
            policy.after(progress.poll(), new Poll(result, Optional.empty(), pushed), now),
            now);
    Optional<Subscription> websub =
        kind(result) == Kind.SAME
            ? subscriptions.afterPoll(progress.websub(), 0, now)
            : progress.websub();
    return new Polled(
        feed,
        progress,
        new FeedProgress(after, totals, websub),
        Optional.empty(),
        Optional.empty());
  }

  /** Within the bounds that the feed's definition sets, where it sets any. */
  private static PollState bounded(Feed feed, PollState state, Instant now) {
    return feed.settings()
        .poll()
        .map(poll -> state.due(now, poll.minInterval(), poll.maxInterval()))
        .orElse(state);
  }

  private enum Kind {
    SAME,
    GONE,
    FAILED
  }

  private static Kind kind(FetchResult result) {
    if (result instanceof FetchResult.NotModified) {
      return Kind.SAME;
    }
    return result instanceof FetchResult.Gone ? Kind.GONE : Kind.FAILED;
  }

  private static String reason(FetchResult.Failed failed) {
    return failed.status().isPresent()
        ? failed.status().getAsInt() + ": " + failed.message()
        : failed.message();
  }

  private CompletableFuture<Polled> read(
      Feed feed, FeedProgress progress, Fetched document, Map<String, String> headers) {
    Outcome outcome = texts.read(feed, document);
    if (outcome instanceof Outcome.Unreadable unreadable) {
      return CompletableFuture.completedFuture(unreadable(feed, progress, document, unreadable));
    }
    FeedText text = ((Outcome.Read) outcome).text();
    return sitemaps
        .read(feed, text, headers, progress.poll().url())
        .thenCompose(whole -> read(feed, progress, document, headers, whole));
  }

  private CompletableFuture<Polled> read(
      Feed feed,
      FeedProgress progress,
      Fetched document,
      Map<String, String> headers,
      FeedText text) {
    SeenWindow window = progress.poll().window();
    Sighting sighting = window.look(Fingerprints.of(text.entries()));
    if (sighting.overlaps() || text.older().isEmpty()) {
      return polled(feed, progress, document, headers, new Seen(text, sighting));
    }
    return older(feed, progress.poll().url(), headers)
        .follow(text.older().get(), window)
        .thenCompose(
            found -> {
              FeedText whole = joined(text, found);
              List<SeenItem> items = Fingerprints.of(whole.entries());
              Sighting all = window.look(items);
              // What an archive closes is no gap.
              Sighting said =
                  new Sighting(all.novelties(), all.overlaps() || found.closed(), all.next());
              return polled(feed, progress, document, headers, new Seen(whole, said));
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
        ARCHIVE_PAGES);
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

  /** A document's items, and what the feed's memory says of them. */
  private record Seen(FeedText text, Sighting sighting) {}

  private CompletableFuture<Polled> polled(
      Feed feed, FeedProgress progress, Fetched document, Map<String, String> headers, Seen seen) {
    List<Delivery.Outgoing> outgoing = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    int broken = 0;
    for (int i = 0; i < seen.text().entries().size(); i++) {
      Entry entry = seen.text().entries().get(i);
      broken += entry instanceof Entry.Broken ? 1 : 0;
      if (seen.sighting().novelties().get(i) != Novelty.UNCHANGED) {
        outgoing.add(new Delivery.Outgoing(id(), entry));
      }
      if (seen.sighting().novelties().get(i) == Novelty.NEW) {
        ItemTimes.of(entry).ifPresent(times::add);
      }
    }
    Instant received = clock.instant();
    Harvest harvest = new Harvest(seen.sighting(), times, broken, seen.text().hints());
    boolean pushed = Subscriptions.delivers(progress.websub(), received);
    PollState after =
        bounded(
            feed,
            policy.after(
                progress.poll(), new Poll(document, Optional.of(harvest), pushed), received),
            received);
    Optional<Subscription> websub =
        subscriptions.afterPoll(progress.websub(), seen.sighting().count(Novelty.NEW), received);
    Totals totals =
        progress.totals().read(seen.text().format(), seen.text().entries().size(), outgoing.size());
    return fullTexts
        .complete(feed, progress.poll().url(), headers, outgoing)
        .thenApply(
            whole ->
                new Polled(
                    feed,
                    progress,
                    new FeedProgress(after, totals, websub),
                    Optional.of(offer(document, seen.text())),
                    delivery(feed, document, whole, received)));
  }

  private static HubOffer offer(Fetched document, FeedText text) {
    return HubOffer.of(
        document.trail().finalUri(), document.headers().all("link"), text.hubs(), text.self());
  }

  /** Its bytes are kept once, when the trouble begins, and not at every poll while it lasts. */
  private Polled unreadable(
      Feed feed, FeedProgress progress, Fetched document, Outcome.Unreadable unreadable) {
    Instant now = clock.instant();
    PollState before = progress.poll();
    PollState after = policy.after(before, new Poll(document, Optional.empty(), false), now);
    List<Delivery.Outgoing> outgoing = new ArrayList<>();
    if (before.checks().failures() == 0) {
      Payload payload =
          new Payload("", unreadable.mediaType(), document.charset(), document.bytes());
      Entry dead = new Entry.Broken(payload, List.of(new Fault("", unreadable.reason())));
      outgoing.add(new Delivery.Outgoing(id(), dead));
    }
    FeedProgress failed =
        new FeedProgress(after, progress.totals().failed(unreadable.reason()), progress.websub());
    return new Polled(
        feed, progress, failed, Optional.empty(), delivery(feed, document, outgoing, now));
  }

  private static Optional<Delivery> delivery(
      Feed feed, Fetched document, List<Delivery.Outgoing> outgoing, Instant received) {
    return outgoing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Delivery(
                feed,
                Transport.POLL,
                received,
                Optional.of(document.trail().finalUri().toString()),
                kept(document.headers()),
                Map.of(),
                outgoing));
  }

  private static Map<String, String> kept(Headers headers) {
    Map<String, String> kept = new TreeMap<>();
    for (String name : KEPT_HEADERS) {
      headers.first(name).ifPresent(value -> kept.put(name, value));
    }
    return kept;
  }

  private static String id() {
    return IDS.generate().toString();
  }
}
