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

  /** Takes in what the log says of a feed. Last write wins, in the log's order. */
  public void put(FeedSettings settings) {
    put(List.of(settings));
  }

  /** Takes in many at once: what the log holds when it is read first. */
  public synchronized void put(Collection<FeedSettings> many) {
    SortedMap<String, Feed> next = new TreeMap<>(live);
    List<FeedChange> changes = new ArrayList<>();
    for (FeedSettings settings : many) {
      logged.put(settings.id(), settings);
      if (fixed.containsKey(settings.id())) {
        LOG.warnf(
            "feed %s stands in news.feeds, but the %s has it, too, and goes first",
            settings.id(), fixed.get(settings.id()).origin().code());
        continue;
      }
      Optional<Feed> before = Optional.ofNullable(next.get(settings.id()));
      Feed after = before.map(feed -> feed.with(settings)).orElseGet(() -> Feed.of(settings));
      next.put(settings.id(), after);
      changes.add(new FeedChange(settings.id(), before, Optional.of(after)));
    }
    live = Collections.unmodifiableSortedMap(next);
    changes.forEach(this::tell);
  }

  /** The log has it no more. */
  public synchronized void remove(String id) {
    if (logged.remove(id) == null || fixed.containsKey(id)) {
      return;
    }
    SortedMap<String, Feed> next = new TreeMap<>(live);
    Feed before = next.remove(id);
    live = Collections.unmodifiableSortedMap(next);
    tell(new FeedChange(id, Optional.of(before), Optional.empty()));
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
