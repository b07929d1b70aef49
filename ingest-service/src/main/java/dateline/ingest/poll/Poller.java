package dateline.ingest.poll;

import dateline.ingest.fetch.FetchKind;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.fetch.Fetching;
import dateline.ingest.fetch.Trail;
import dateline.ingest.format.Entry;
import dateline.ingest.poll.FeedTexts.Outcome;
import dateline.ingest.publish.Delivery;
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
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Polls one feed: fetches its document, reads it, and sets apart what is new in it. Changes nothing
 * anywhere: what comes out is a proposal, which whoever owns the feed carries out in one
 * transaction, or drops.
 */
public final class Poller {

  private static final Logger LOG = Logger.getLogger(Poller.class);

  private final Fetching fetching;
  private final FullTexts fullTexts;
  private final FeedTexts texts;
  private final RefreshPolicy policy;
  private final InstantSource clock;

  public Poller(Fetching fetching, FeedTexts texts, RefreshPolicy policy, InstantSource clock) {
    this.fetching = fetching;
    this.fullTexts = new FullTexts(fetching, clock);
    this.texts = texts;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Polls a feed. The future never fails. One that is gone for good is polled as if it were back.
   *
   * @param headers headers of the feed's own, as credentials
   */
  public CompletableFuture<Polled> poll(
      Feed feed, FeedProgress known, Map<String, String> headers) {
    FeedProgress progress = known.poll().stopped() ? known.resumed(clock.instant()) : known;
    PollState state = progress.poll();
    FetchRequest request =
        FetchRequest.get(state.address(), FetchKind.FEED)
            .with(state.validators())
            .with(Origins.same(state.url(), state.address()) ? headers : Map.of());
    return CompletableFuture.completedFuture(request)
        .thenCompose(fetching::fetch)
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
    if (result instanceof FetchResult.Failed failed && failed.kind() == FetchResult.Kind.STOPPED) {
      return new Polled(feed, progress, progress, Optional.empty());
    }
    Totals totals =
        switch (kind(result)) {
          case SAME -> progress.totals().same();
          case GONE -> progress.totals().failed("410: it is gone for good");
          case FAILED -> progress.totals().failed(reason((FetchResult.Failed) result));
        };
    PollState after =
        policy(feed)
            .after(progress.poll(), new Poll(result, Optional.empty(), false), clock.instant());
    return new Polled(feed, progress, new FeedProgress(after, totals), Optional.empty());
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
    SeenWindow window = progress.poll().window();
    Sighting sighting = window.look(Fingerprints.of(text.entries()));
    if (sighting.overlaps() || text.older().isEmpty()) {
      return polled(
          feed, progress, document, headers, new Seen(text, sighting, text.entries().size()));
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
              return polled(
                  feed, progress, document, headers, new Seen(whole, said, text.entries().size()));
            });
  }

  private ArchivePages<FeedText> older(Feed feed, URI feedAddress, Map<String, String> headers) {
    return new ArchivePages<>(
        request ->
            fetching.fetch(
                Origins.same(feedAddress, request.uri()) ? request.with(headers) : request),
        document ->
            texts.read(feed, document) instanceof Outcome.Read read
                ? Optional.of(
                    new ArchivePages.Page<>(
                        read.text(), Fingerprints.of(read.text().entries()), read.text().older()))
                : Optional.empty(),
        policy.archivePages());
  }

  private static FeedText joined(FeedText text, ArchivePages.Found<FeedText> found) {
    List<Entry> entries = new ArrayList<>(text.entries());
    found.pages().forEach(page -> entries.addAll(page.value().entries()));
    return new FeedText(entries, text.format(), text.hints(), Optional.empty());
  }

  /**
   * A document's items with those of its archive pages, and what the feed's memory says of them.
   *
   * @param own how many of them, from the first on, are the document's
   */
  private record Seen(FeedText text, Sighting sighting, int own) {}

  private CompletableFuture<Polled> polled(
      Feed feed, FeedProgress progress, Fetched document, Map<String, String> headers, Seen seen) {
    List<Delivery.Outgoing> outgoing = new ArrayList<>();
    for (int i = 0; i < seen.text().entries().size(); i++) {
      if (seen.sighting().novelties().get(i) != Novelty.UNCHANGED) {
        outgoing.add(Deliveries.outgoing(seen.text().entries().get(i)));
      }
    }
    Instant received = clock.instant();
    Harvest harvest = harvest(seen);
    PollState after =
        policy(feed)
            .after(progress.poll(), new Poll(document, Optional.of(harvest), false), received);
    Totals totals = progress.totals().read(seen.text().format(), seen.own(), outgoing.size());
    return fullTexts
        .complete(feed, progress.poll().url(), headers, outgoing)
        .thenApply(
            whole ->
                new Polled(
                    feed,
                    progress,
                    new FeedProgress(after, totals),
                    Deliveries.of(feed, document, whole, received)));
  }

  /**
   * What could not be read is no item of the feed, but is remembered like one. What archive pages
   * hold says nothing about how many items the feed's document usually has.
   */
  private static Harvest harvest(Seen seen) {
    List<Novelty> sound = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < seen.text().entries().size(); i++) {
      Entry entry = seen.text().entries().get(i);
      Novelty novelty = seen.sighting().novelties().get(i);
      if (entry instanceof Entry.Sound && i < seen.own()) {
        sound.add(novelty);
      }
      if (novelty == Novelty.NEW) {
        ItemTimes.of(entry).ifPresent(times::add);
      }
    }
    int broken = seen.own() - sound.size();
    Sighting sighting = new Sighting(sound, seen.sighting().overlaps(), seen.sighting().next());
    return new Harvest(sighting, times, broken, seen.text().hints());
  }

  private RefreshPolicy policy(Feed feed) {
    return feed.settings().poll().map(policy::of).orElse(policy);
  }

  /** Its bytes are kept once, when the trouble begins, and not at every poll while it lasts. */
  private Polled unreadable(
      Feed feed, FeedProgress progress, Fetched document, Outcome.Unreadable unreadable) {
    Instant now = clock.instant();
    PollState before = progress.poll();
    PollState after = policy(feed).after(before, new Poll(document, Optional.empty(), false), now);
    List<Delivery.Outgoing> outgoing = new ArrayList<>();
    if (!RefreshPolicy.isUnreadable(before)) {
      outgoing.add(Deliveries.dead(document, unreadable));
    }
    FeedProgress failed = new FeedProgress(after, progress.totals().failed(unreadable.reason()));
    return new Polled(feed, progress, failed, Deliveries.of(feed, document, outgoing, now));
  }
}
