package dateline.ingest.source;

import dateline.KeyHash;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The feeds that we know, as they are now. Those of the configuration and of the feeds file stand
 * from the start on, and fail it with all that is wrong in one message; those of {@code news.feeds}
 * come and go while the service runs. An id that stands in both is the former's. Safe for any
 * thread.
 */
@Startup
@Singleton
public final class Feeds {

  private static final Logger LOG = Logger.getLogger(Feeds.class);

  private final InstantSource clock;
  private final Map<String, FeedSettings> fixed;
  private final Map<String, FeedSettings> logged = new HashMap<>();
  private final List<Consumer<FeedChange>> listeners = new CopyOnWriteArrayList<>();

  /** Never changed once it is here: readers need no lock. */
  private volatile SortedMap<String, Feed> live;

  @Inject
  Feeds(IngestConfig config, FeedRules rules, MeterRegistry registry) {
    this(FixedFeeds.read(config, rules, InstantSource.system()), InstantSource.system());
    Gauge.builder("dateline.ingest.feeds", this, feeds -> feeds.all().size())
        .description("Feeds that are known")
        .register(registry);
    Gauge.builder("dateline.ingest.feeds.hidden", this, Feeds::hidden)
        .description("Definitions of news.feeds whose id the configuration or the file has, too")
        .register(registry);
  }

  /**
   * Knows feeds that stay.
   *
   * @param fixed the feeds that no change of the log touches, by id
   * @param clock decides which keys still work
   */
  public Feeds(Map<String, FeedSettings> fixed, InstantSource clock) {
    this.fixed = Map.copyOf(fixed);
    this.clock = clock;
    SortedMap<String, Feed> feeds = new TreeMap<>();
    fixed.forEach((id, settings) -> feeds.put(id, Feed.of(settings)));
    live = Collections.unmodifiableSortedMap(feeds);
  }

  /** The feed of this id. */
  public Optional<Feed> byId(String id) {
    return Optional.ofNullable(live.get(id));
  }

  /** All feeds by their ids, as they are at this moment. */
  public Collection<Feed> all() {
    return live.values();
  }

  /** Whether the key belongs to any feed and works. Looks at all of them, whichever it is. */
  public boolean isKnown(KeyHash key) {
    boolean known = false;
    for (Feed feed : live.values()) {
      known |= feed.hasKey(key, clock.instant());
    }
    return known;
  }

  /**
   * Calls the listener after each change, in the thread that brings it, one change after the other.
   * The feeds that are there by now are no change: ask for {@link #all} after this.
   */
  public void onChange(Consumer<FeedChange> listener) {
    listeners.add(listener);
  }

  /** The log says this of a feed. */
  public void put(FeedSettings settings) {
    apply(Map.of(settings.id(), Optional.of(settings)));
  }

  /** The log has it no more. */
  public void remove(String id) {
    apply(Map.of(id, Optional.empty()));
  }

  /**
   * The log says this of these feeds, and nothing new of the others. Last write wins, in the log's
   * order: of several, only the last is told.
   *
   * @param news what it says by feed id; empty for one that is deleted
   */
  public synchronized void apply(Map<String, Optional<FeedSettings>> news) {
    SortedMap<String, Feed> next = new TreeMap<>(live);
    List<FeedChange> changes = new ArrayList<>();
    for (String id : new TreeSet<>(news.keySet())) {
      Optional<FeedSettings> settings = news.get(id);
      if (settings.equals(Optional.ofNullable(logged.get(id)))) {
        continue;
      }
      settings.ifPresentOrElse(each -> logged.put(id, each), () -> logged.remove(id));
      if (fixed.containsKey(id)) {
        LOG.warnf(
            "feed %s of news.feeds is hidden: the %s has one of this id, which goes first",
            id, fixed.get(id).origin().code());
        continue;
      }
      Optional<Feed> before = Optional.ofNullable(next.remove(id));
      Optional<Feed> after =
          settings.map(s -> before.map(feed -> feed.with(s)).orElseGet(() -> Feed.of(s)));
      after.ifPresent(feed -> next.put(id, feed));
      changes.add(new FeedChange(id, before, after));
    }
    live = Collections.unmodifiableSortedMap(next);
    changes.forEach(this::tell);
  }

  /** The log, read from its beginning, holds these and no others. */
  public synchronized void logHolds(Collection<FeedSettings> all) {
    Map<String, Optional<FeedSettings>> news = new HashMap<>();
    logged.keySet().forEach(id -> news.put(id, Optional.empty()));
    all.forEach(settings -> news.put(settings.id(), Optional.of(settings)));
    apply(news);
  }

  private synchronized double hidden() {
    return logged.keySet().stream().filter(fixed::containsKey).count();
  }

  private void tell(FeedChange change) {
    for (Consumer<FeedChange> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        // One listener must not keep the others, or the log, from going on.
        LOG.errorf(e, "feed %s changed, and a listener failed", change.id());
      }
    }
  }
}
