package dateline.ingest.refresh;

import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.FetchResult.Failed;
import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.fetch.FetchResult.NotModified;
import dateline.ingest.fetch.Trail;
import dateline.ingest.source.IngestConfig;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides when a feed is polled next, and what is remembered of a poll. Pure: no clock, no IO. */
public final class RefreshPolicy {

  /** Failures at an address a feed has moved to, before the registered one is tried again. */
  private static final int BACK_TO_START = 5;

  private static final String UNREADABLE = "The document can't be read as a feed.";

  private final IngestConfig.Refresh config;
  private final Intervals intervals;
  private final HarvestAlarms health;

  /** Decides by this configuration. */
  public RefreshPolicy(IngestConfig.Refresh config) {
    this.config = config;
    this.intervals = new Intervals(config);
    this.health = new HarvestAlarms(config.silenceFactor());
  }

  /** A feed that was never polled: due within the shortest interval, spread by its id. */
  public PollState first(String feed, URI url, Instant now) {
    return new PollState(
        feed,
        url,
        Optional.empty(),
        Optional.empty(),
        intervals.first(feed, now),
        false,
        PollState.Checks.NONE,
        FeedHints.NONE,
        Cadence.NONE,
        SeenWindow.EMPTY,
        Alarms.NONE);
  }

  /** Most archive pages that are followed after the window of a feed rolled on (RFC 5005). */
  public int archivePages() {
    return config.archivePages();
  }

  /** Whether the last document that came could not be read, whatever failed since. */
  public static boolean isUnreadable(PollState state) {
    return state
        .alarms()
        .get(Alarm.Kind.PARSE_LOSS)
        .filter(alarm -> alarm.reason().equals(UNREADABLE))
        .isPresent();
  }

  /** The state after a poll, to be kept in one transaction with the items it brought. */
  public PollState after(PollState state, Poll poll, Instant now) {
    FetchResult result = poll.result();
    if (result instanceof Fetched fetched) {
      return poll.harvest()
          .map(harvest -> read(state, fetched, harvest, poll.pushed(), now))
          .orElseGet(() -> unreadable(state, fetched, now));
    }
    if (result instanceof NotModified same) {
      return notModified(state, same, poll.pushed(), now);
    }
    return result instanceof Failed failed ? failed(state, failed, now) : gone(state, now);
  }

  /** The state after a hub has pushed items; the next poll is as due as it was. */
  public PollState afterPush(PollState state, Harvest harvest, Instant now) {
    Cadence cadence = learned(state.cadence(), harvest, now);
    Alarms alarms = harvest.news() > 0 ? state.alarms().clear(Alarm.Kind.SILENCE) : state.alarms();
    return state.with(state.hints(), cadence, harvest.sighting().next()).with(alarms);
  }

  /** The state after a look at the clock alone: raises the alarm of a feed that fell silent. */
  public PollState atRest(PollState state, Instant now) {
    return state.stopped() ? state : state.with(health.silence(state, now));
  }

  private PollState read(
      PollState state, Fetched fetched, Harvest harvest, boolean pushed, Instant now) {
    int usual = HarvestAlarms.usualItems(state.checks().usualItems(), harvest.items());
    PollState next =
        moved(state, fetched.trail(), now)
            .with(
                harvest.hints(), learned(state.cadence(), harvest, now), harvest.sighting().next());
    next =
        next.with(next.movedTo(), Optional.of(fetched.validators()).filter(v -> !v.isEmpty()))
            .with(health.after(next, harvest, now).clear(Alarm.Kind.FAILING));
    // New items that a poll finds are items that the hub did not push: it is not relied on then.
    boolean relied = pushed && harvest.news() == 0;
    Instant due =
        harvest.sighting().overlaps()
            ? intervals.due(next, fetched.fresh(), relied, now)
            : intervals.soonest(next, now);
    return atRest(
        next.with(state.checks().success(now, fetched.status(), usual), due, next.alarms()), now);
  }

  private PollState notModified(PollState state, NotModified same, boolean pushed, Instant now) {
    PollState next = moved(asRead(state), same.trail(), now);
    next = next.with(next.movedTo(), Optional.of(same.validators()));
    next =
        atRest(
            next.with(
                state.checks().success(now, 304, state.checks().usualItems()),
                intervals.due(next, same.fresh(), pushed, now),
                next.alarms().clear(Alarm.Kind.FAILING)),
            now);
    // Some servers say 304 to everything: silence that is odd is asked about without conditions.
    return next.alarms().get(Alarm.Kind.SILENCE).isPresent()
        ? next.with(next.movedTo(), Optional.empty())
        : next;
  }

  /** What is not modified is what was read last, whatever came in between. */
  private static PollState asRead(PollState state) {
    return isUnreadable(state) ? state.with(state.alarms().clear(Alarm.Kind.PARSE_LOSS)) : state;
  }

  /**
   * A permanent redirect counts at once (RFC 9110 sections 15.4.2 and 15.4.9), but only where it
   * led to the feed: a login page in between would move us away for good.
   */
  private static PollState moved(PollState state, Trail trail, Instant now) {
    if (!trail.moved()) {
      return state;
    }
    boolean home = trail.permanentUri().equals(state.url());
    Alarms alarms =
        home
            ? state.alarms().clear(Alarm.Kind.MOVED)
            : state
                .alarms()
                .raise(
                    Alarm.Kind.MOVED,
                    now,
                    "Moved permanently to %s.".formatted(trail.permanentUri()));
    return state
        .with(home ? Optional.empty() : Optional.of(trail.permanentUri()), state.validators())
        .with(alarms);
  }

  /** The validators stay the old ones: a 304 to new ones would hide what could not be read. */
  private PollState unreadable(PollState state, Fetched fetched, Instant now) {
    Alarms alarms = state.alarms().raise(Alarm.Kind.PARSE_LOSS, now, UNREADABLE);
    return failure(
        state.with(alarms), OptionalInt.of(fetched.status()), Optional.empty(), UNREADABLE, now);
  }

  private PollState failed(PollState state, Failed failed, Instant now) {
    if (failed.kind() == FetchResult.Kind.STOPPED) {
      return state;
    }
    if (failed.kind() == FetchResult.Kind.BUSY) {
      // Nothing was asked of the feed: no failure of it.
      Instant due = intervals.afterFailure(state, failed.retryAfter(), 1, now);
      return atRest(state.with(state.checks(), due, state.alarms()), now);
    }
    String reason =
        failed.status().isPresent()
            ? failed.message() + " (status " + failed.status().getAsInt() + ")"
            : failed.message();
    return failure(state, failed.status(), failed.retryAfter(), reason, now);
  }

  private PollState failure(
      PollState state,
      OptionalInt status,
      Optional<Duration> retryAfter,
      String reason,
      Instant now) {
    PollState.Checks checks = state.checks().failure(now, status, state.checks().usualItems());
    Duration failing = Duration.between(checks.failingSince().orElse(now), now);
    Alarms alarms =
        failing.compareTo(config.failingAfter()) < 0
            ? state.alarms()
            : state
                .alarms()
                .raise(
                    Alarm.Kind.FAILING,
                    checks.failingSince().orElse(now),
                    "%d polls have failed in %s. %s"
                        .formatted(checks.failures(), HarvestAlarms.words(failing), reason));
    PollState next =
        state.with(
            checks, intervals.afterFailure(state, retryAfter, checks.failures(), now), alarms);
    boolean back = checks.failures() % BACK_TO_START == 0 && state.movedTo().isPresent();
    return atRest(back ? next.with(Optional.empty(), next.validators()) : next, now);
  }

  private PollState gone(PollState state, Instant now) {
    PollState.Checks checks =
        state.checks().failure(now, OptionalInt.of(410), state.checks().usualItems());
    Alarms alarms =
        state
            .alarms()
            .clear(Alarm.Kind.SILENCE)
            .raise(
                Alarm.Kind.GONE,
                now,
                "The server says that the feed is gone for good (status 410).");
    return state.with(checks, now.plus(config.dead()), alarms).stop();
  }

  private static Cadence learned(Cadence cadence, Harvest harvest, Instant now) {
    return harvest.news() == 0 ? cadence : cadence.learn(harvest.times(), now);
  }
}
