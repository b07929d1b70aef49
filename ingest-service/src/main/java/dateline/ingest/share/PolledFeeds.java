package dateline.ingest.share;

import dateline.ingest.poll.PolledFeed;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSecrets;
import dateline.ingest.source.FeedSettings.Polling;
import dateline.ingest.source.Feeds;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
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
  private volatile Optional<List<PolledFeed>> known = Optional.empty();

  PolledFeeds(Feeds feeds, DefinitionLog definitions, FeedSecrets secrets) {
    this.feeds = feeds;
    this.definitions = definitions;
    this.secrets = secrets;
    feeds.onChange(change -> known = Optional.empty());
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

  List<PolledFeed> all() {
    Optional<List<PolledFeed>> current = known;
    if (current.isEmpty()) {
      current = Optional.of(feeds.all().stream().flatMap(this::polled).toList());
      known = current;
    }
    return current.get();
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
