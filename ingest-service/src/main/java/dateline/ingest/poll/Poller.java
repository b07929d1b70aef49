package dateline.ingest.poll;

import dateline.ingest.fetch.FetchKind;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.fetch.Fetching;
import dateline.ingest.fetch.Trail;
import dateline.ingest.poll.FeedTexts.Outcome;
import dateline.ingest.publish.Delivery;
import dateline.ingest.refresh.Harvest;
import dateline.ingest.refresh.Poll;
import dateline.ingest.refresh.PollState;
import dateline.ingest.refresh.RefreshPolicy;
import dateline.ingest.refresh.Sighting.Novelty;
import dateline.ingest.source.Feed;
import dateline.ingest.websub.HubOffer;
import dateline.ingest.websub.Subscription;
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
  private final Sitemaps sitemaps;
  private final Windows windows;
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
    this.windows = new Windows(fetching, texts, policy.archivePages());
    this.texts = texts;
    this.policy = policy;
    this.subscriptions = subscriptions;
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
            .with(headers, state.url());
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
      return new Polled(feed, progress, progress, Optional.empty(), Optional.empty());
    }
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
        .thenCompose(whole -> windows.look(feed, progress.poll(), whole, headers))
        .thenCompose(seen -> polled(feed, progress, document, headers, seen));
  }

  private CompletableFuture<Polled> polled(
      Feed feed, FeedProgress progress, Fetched document, Map<String, String> headers, Seen seen) {
    List<Delivery.Outgoing> outgoing = new ArrayList<>();
    for (int i = 0; i < seen.text().entries().size(); i++) {
      if (seen.sighting().novelties().get(i) != Novelty.UNCHANGED) {
        outgoing.add(Deliveries.outgoing(seen.text().entries().get(i)));
      }
    }
    Instant received = clock.instant();
    Harvest harvest = seen.harvest();
    boolean pushed = Subscriptions.delivers(progress.websub(), received);
    PollState after =
        bounded(
            feed,
            policy.after(
                progress.poll(), new Poll(document, Optional.of(harvest), pushed), received),
            received);
    Optional<Subscription> websub =
        subscriptions.afterPoll(progress.websub(), seen.sighting().count(Novelty.NEW), received);
    Totals totals = progress.totals().read(seen.text().format(), seen.own(), outgoing.size());
    return fullTexts
        .complete(feed, progress.poll().url(), headers, outgoing)
        .thenApply(
            whole ->
                new Polled(
                    feed,
                    progress,
                    new FeedProgress(after, totals, websub),
                    Optional.of(offer(document, seen.text())),
                    Deliveries.of(feed, document, whole, received)));
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
    if (!RefreshPolicy.isUnreadable(before)) {
      outgoing.add(Deliveries.dead(document, unreadable));
    }
    FeedProgress failed =
        new FeedProgress(after, progress.totals().failed(unreadable.reason()), progress.websub());
    return new Polled(
        feed, progress, failed, Optional.empty(), Deliveries.of(feed, document, outgoing, now));
  }
}
