package dateline.ingest.share;

import dateline.ingest.poll.PolledFeed;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSettings.Polling;
import dateline.ingest.source.Feeds;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The feeds that are polled, as they are now. */
@Singleton
class PolledFeeds {

  private final Feeds feeds;
  private volatile Optional<List<PolledFeed>> known = Optional.empty();

  PolledFeeds(Feeds feeds) {
    this.feeds = feeds;
    feeds.onChange(change -> known = Optional.empty());
  }

  /** Whether the log of definitions has been read to its end. */
  boolean areKnown() {
    return true;
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
    return poll.isEmpty() || feed.settings().paused()
        ? Stream.empty()
        : Stream.of(
            new PolledFeed(feed, poll.get().url(), Map.of(), poll.get().refreshRequested()));
  }
}
