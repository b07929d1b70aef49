package dateline.ingest.poll;

import dateline.ingest.refresh.PollState;
import dateline.ingest.refresh.RefreshPolicy;
import dateline.ingest.websub.HubOffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;

/**
 * Which of our feeds are due, under way, or over. All methods are for one thread, the owner's;
 * polls run on others and come back through a queue.
 */
public final class Rounds {

  /** How long a feed waits whose poll could not be carried out in Kafka. */
  private static final Duration AGAIN = Duration.ofSeconds(2);

  /** A poll on its way: the same object comes back, or the poll is none of ours any more. */
  private record Round(Polled polled, Object ticket) {}

  private final Poller poller;
  private final RefreshPolicy policy;
  private final Subscriptions subscriptions;
  private final int most;
  private final InstantSource clock;
  private final Map<Integer, Map<String, FeedProgress>> owned = new HashMap<>();
  private final Map<String, Object> underWay = new HashMap<>();
  private final Map<String, Instant> notBefore = new HashMap<>();

  /** The wish for a poll, if any, that each feed's last poll was begun with. */
  private final Map<String, Optional<Instant>> wishes = new HashMap<>();

  private final Map<String, HubOffer> offers = new HashMap<>();
  private final Heard heard = new Heard();
  private final ConcurrentLinkedQueue<Round> over = new ConcurrentLinkedQueue<>();

  /**
   * @param most polls under way at the same time
   */
  public Rounds(
      Poller poller,
      RefreshPolicy policy,
      Subscriptions subscriptions,
      int most,
      InstantSource clock) {
    this.poller = poller;
    this.policy = policy;
    this.subscriptions = subscriptions;
    this.most = most;
    this.clock = clock;
  }

  /** From now on the feeds of a partition are ours, with the progress that the log has of them. */
  public void own(int partition, Map<String, FeedProgress> progress) {
    owned.put(partition, new HashMap<>(progress));
    heard.again();
  }

  /** They are somebody else's; what is under way comes to nothing. */
  public void disown(int partition) {
    Map<String, FeedProgress> gone = owned.remove(partition);
    if (gone != null) {
      gone.keySet().forEach(this::drop);
    }
  }

  /** Partitions whose feeds are ours. */
  public Set<Integer> partitions() {
    return Set.copyOf(owned.keySet());
  }

  /** Starts the polls that are due, those that have waited longest first. */
  public void start(Collection<PolledFeed> feeds, ToIntFunction<String> partitions) {
    if (underWay.size() >= most) {
      return;
    }
    Instant now = clock.instant();
    List<Due> due = new ArrayList<>();
    for (PolledFeed feed : feeds) {
      Map<String, FeedProgress> ours = owned.get(partitions.applyAsInt(feed.feed().id()));
      if (ours != null && !underWay.containsKey(feed.feed().id())) {
        FeedProgress progress =
            ours.compute(feed.feed().id(), (id, known) -> upToDate(feed, known, now));
        if (!hubStep(feed, progress)) {
          at(feed, progress)
              .filter(instant -> !instant.isAfter(now))
              .ifPresent(instant -> due.add(new Due(feed, progress, instant)));
        }
      }
    }
    due.stream()
        .sorted((one, other) -> one.at().compareTo(other.at()))
        .limit(most - underWay.size())
        .forEach(this::start);
  }

  /** Takes in what a hub said of a feed, whosever it is. */
  public void hear(String feed, HubSignal signal) {
    heard.add(feed, signal, clock.instant());
  }

  /** What is to be done with the feed's hub goes first; says whether there was anything. */
  private boolean hubStep(PolledFeed feed, FeedProgress progress) {
    String id = feed.feed().id();
    List<HubSignal> signals = heard.take(id);
    if (!signals.isEmpty()) {
      FeedProgress after = progress;
      for (HubSignal signal : signals) {
        after = subscriptions.heard(after, signal);
      }
      stepped(feed, progress, CompletableFuture.completedFuture(after));
      return true;
    }
    Optional<CompletableFuture<FeedProgress>> action =
        subscriptions.act(feed, progress, Optional.ofNullable(offers.get(id)));
    action.ifPresent(step -> stepped(feed, progress, step));
    return action.isPresent();
  }

  private void stepped(PolledFeed feed, FeedProgress before, CompletableFuture<FeedProgress> step) {
    Object ticket = new Object();
    underWay.put(feed.feed().id(), ticket);
    step.thenAccept(
        after ->
            over.add(
                new Round(
                    new Polled(feed.feed(), before, after, Optional.empty(), Optional.empty()),
                    ticket)));
  }

  private record Due(PolledFeed feed, FeedProgress progress, Instant at) {}

  /** A definition that names another address starts afresh there, but remembers the items. */
  private FeedProgress upToDate(PolledFeed feed, FeedProgress known, Instant now) {
    if (known == null) {
      return new FeedProgress(
          policy.first(feed.feed().id(), feed.url(), now), Totals.NONE, Optional.empty());
    }
    return known.poll().url().equals(feed.url())
        ? known
        : known.afresh(policy.first(feed.feed().id(), feed.url(), now));
  }

  /** When a feed is to be polled; never for one that is gone, unless somebody asks for it. */
  private Optional<Instant> at(PolledFeed feed, FeedProgress progress) {
    PollState state = progress.poll();
    Optional<Instant> wish = feed.refreshRequested();
    // One that comes while the feed is polled is not granted by that poll.
    boolean asked =
        wish.isPresent()
            && (state.checks().last().map(wish.get()::isAfter).orElse(true)
                || !wishes.getOrDefault(feed.feed().id(), wish).equals(wish));
    if (state.stopped() && !asked) {
      return Optional.empty();
    }
    Instant due = asked ? feed.refreshRequested().get() : state.nextDue();
    Instant earliest = notBefore.getOrDefault(feed.feed().id(), due);
    return Optional.of(earliest.isAfter(due) ? earliest : due);
  }

  private void start(Due due) {
    Object ticket = new Object();
    underWay.put(due.feed().feed().id(), ticket);
    poller
        .poll(due.feed().feed(), due.progress(), due.feed().headers())
        .thenAccept(polled -> over.add(new Round(polled, ticket)));
  }

  /** Polls that are over and still ours to carry out, up to a number of items. */
  public List<Polled> finished(int items) {
    List<Polled> finished = new ArrayList<>();
    int sum = 0;
    while (sum < items) {
      Round round = over.poll();
      if (round == null) {
        break;
      }
      if (underWay.get(round.polled().feed().id()) == round.ticket()) {
        finished.add(round.polled());
        sum += 1 + round.polled().items();
      }
    }
    return finished;
  }

  /** Kafka has it: the feed goes on from there. */
  public void stands(Polled polled, int partition) {
    String id = polled.feed().id();
    drop(id);
    wishes.put(id, polled.feed().settings().poll().flatMap(poll -> poll.refreshRequested()));
    PollState before = polled.before().poll();
    PollState after = polled.after().poll();
    if (after.checks().last().equals(before.checks().last())
        && !after.nextDue().equals(before.nextDue())) {
      // Its server could not be asked yet: a wish for a poll, too, has to wait.
      notBefore.put(id, after.nextDue());
    }
    polled.offer().ifPresent(offer -> offers.put(id, offer));
    if (owned.containsKey(partition)) {
      owned.get(partition).put(id, polled.after());
    }
  }

  /** Kafka has nothing of it: the feed is polled again, from where it was. */
  public void failed(Polled polled) {
    String id = polled.feed().id();
    drop(id);
    notBefore.put(id, clock.instant().plus(AGAIN));
  }

  /** Forgets a feed that is no more; says whether it was ours. */
  public boolean forget(String feed, int partition) {
    drop(feed);
    offers.remove(feed);
    Map<String, FeedProgress> ours = owned.get(partition);
    return ours != null && ours.remove(feed) != null;
  }

  /** Polls under way. */
  public int underWay() {
    return underWay.size();
  }

  private void drop(String feed) {
    underWay.remove(feed);
    notBefore.remove(feed);
    wishes.remove(feed);
  }
}
