package dateline.ingest.share;

import dateline.ingest.poll.PolledFeed;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSecrets;
import dateline.ingest.source.FeedSettings.Polling;
import dateline.ingest.source.Feeds;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The feeds that are polled, as they are now. */
@Singleton
class PolledFeeds {

  private static final Logger LOG = Logger.getLogger(PolledFeeds.class);

  private final Feeds feeds;
  private final DefinitionLog definitions;
  private final FeedSecrets secrets;

  /** Counts the changes: a list that one of them overtakes while it is made is made again. */
  private final AtomicInteger changes = new AtomicInteger();

  private volatile Known known = new Known(-1, List.of());

  private record Known(int changes, List<PolledFeed> feeds) {}

  PolledFeeds(Feeds feeds, DefinitionLog definitions, FeedSecrets secrets) {
    this.feeds = feeds;
    this.definitions = definitions;
    this.secrets = secrets;
    feeds.onChange(change -> changes.incrementAndGet());
  }

  /** Whether the log of definitions has been read to its end. */
  boolean areKnown() {
    return definitions.isComplete();
  }

  /** Told the ids of feeds that are no more. */
  void onGone(Consumer<String> listener) {
    feeds.onChange(
        change -> {
          if (change.after().isEmpty()) {
            listener.accept(change.id());
          }
        });
  }

  /** Whether there is such a feed, polled or not. */
  boolean exists(String feed) {
    return feeds.byId(feed).isPresent();
  }

  List<PolledFeed> all() {
    Known current = known;
    int now = changes.get();
    if (current.changes() != now) {
      current = new Known(now, feeds.all().stream().flatMap(this::polled).toList());
      known = current;
    }
    return current.feeds();
  }

  private Stream<PolledFeed> polled(Feed feed) {
    Optional<Polling> poll = feed.settings().poll();
    if (poll.isEmpty() || feed.settings().paused()) {
      return Stream.empty();
    }
    try {
      return Stream.of(
          new PolledFeed(
              feed,
              poll.get().url(),
              secrets.headers(feed.settings()),
              poll.get().websub(),
              poll.get().refreshRequested()));
    } catch (IllegalStateException e) {
      LOG.errorf("feed %s is not polled: %s", feed.id(), e.getMessage());
      return Stream.empty();
    }
  }
}
