package dateline.ingest.share;

import dateline.FeedAlarm;
import dateline.FeedState;
import dateline.HubSubscription;
import dateline.LongestGap;
import dateline.PollingHints;
import dateline.ingest.fetch.Validators;
import dateline.ingest.poll.FeedProgress;
import dateline.ingest.poll.Totals;
import dateline.ingest.refresh.Alarm;
import dateline.ingest.refresh.Alarms;
import dateline.ingest.refresh.Cadence;
import dateline.ingest.refresh.FeedHints;
import dateline.ingest.refresh.PollState;
import dateline.ingest.refresh.SeenWindow;
import dateline.ingest.websub.Subscription;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** A feed's progress in the shape of the contract, and back. */
final class StateRecords {

  private StateRecords() {}

  static FeedState of(FeedProgress progress, Instant now) {
    PollState poll = progress.poll();
    PollState.Checks checks = poll.checks();
    Totals totals = progress.totals();
    return FeedState.newBuilder()
        .setFeed(poll.feed())
        .setAt(now)
        .setUrl(poll.url().toString())
        .setMovedTo(poll.movedTo().map(URI::toString).orElse(null))
        .setFinalUrl(poll.validators().map(v -> v.uri().toString()).orElse(null))
        .setEtag(poll.validators().flatMap(Validators::etag).orElse(null))
        .setLastModified(poll.validators().flatMap(Validators::lastModified).orElse(null))
        .setLastChecked(checks.last().orElse(null))
        .setLastSuccess(checks.lastSuccess().orElse(null))
        .setLastItem(poll.cadence().latest().orElse(null))
        .setNextDue(poll.stopped() ? null : poll.nextDue())
        .setLastStatus(checks.status().isPresent() ? checks.status().getAsInt() : null)
        .setLastError(totals.error().orElse(null))
        .setFailures(checks.failures())
        .setFailingSince(checks.failingSince().orElse(null))
        .setHints(hints(poll.hints()))
        .setPolls(totals.polls())
        .setItems(totals.items())
        .setFormat(totals.format().orElse(null))
        .setWindowItems(totals.windowItems())
        .setUsualItems(checks.usualItems())
        .setGaps(poll.cadence().gaps().stream().map(Integer::longValue).toList())
        .setLongestGaps(poll.cadence().days().stream().map(StateRecords::gap).toList())
        .setSeen(ByteBuffer.wrap(poll.window().toBytes()))
        .setWebsub(progress.websub().map(StateRecords::hub).orElse(null))
        .setAlarms(poll.alarms().byKind().values().stream().map(StateRecords::alarm).toList())
        .build();
  }

  /** Empty for a state of a feed that was never polled at any address, or at what is none. */
  static Optional<FeedProgress> read(FeedState state) {
    if (state.getUrl() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(progress(state));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static FeedProgress progress(FeedState state) {
    boolean stopped = state.getNextDue() == null;
    PollState poll =
        new PollState(
            state.getFeed(),
            URI.create(state.getUrl()),
            Optional.ofNullable(state.getMovedTo()).map(URI::create),
            Optional.ofNullable(state.getFinalUrl()).map(uri -> validators(uri, state)),
            stopped ? state.getAt() : state.getNextDue(),
            stopped,
            new PollState.Checks(
                Optional.ofNullable(state.getLastChecked()),
                Optional.ofNullable(state.getLastSuccess()),
                state.getLastStatus() == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(state.getLastStatus()),
                state.getFailures(),
                Optional.ofNullable(state.getFailingSince()),
                (int) Math.round(state.getUsualItems())),
            Optional.ofNullable(state.getHints()).map(StateRecords::hints).orElse(FeedHints.NONE),
            new Cadence(
                state.getGaps().stream().map(Long::intValue).toList(),
                state.getLongestGaps().stream().map(StateRecords::gap).toList(),
                Optional.ofNullable(state.getLastItem())),
            SeenWindow.of(bytes(state.getSeen())),
            Alarms.of(alarms(state.getAlarms())));
    Totals totals =
        new Totals(
            state.getPolls(),
            state.getItems(),
            Optional.ofNullable(state.getFormat()),
            state.getWindowItems(),
            Optional.ofNullable(state.getLastError()));
    return new FeedProgress(
        poll, totals, Optional.ofNullable(state.getWebsub()).flatMap(StateRecords::hub));
  }

  private static PollingHints hints(FeedHints hints) {
    return hints.equals(FeedHints.NONE)
        ? null
        : new PollingHints(
            hints.ttl().map(Duration::toSeconds).orElse(null),
            hints.update().map(Duration::toSeconds).orElse(null),
            hints.skipHours().stream().sorted().toList(),
            hints.skipDays().stream().map(DayOfWeek::getValue).sorted().toList());
  }

  private static FeedHints hints(PollingHints hints) {
    return new FeedHints(
        Optional.ofNullable(hints.getTtl()).map(Duration::ofSeconds),
        Optional.ofNullable(hints.getUpdate()).map(Duration::ofSeconds),
        Set.copyOf(hints.getSkipHours()),
        hints.getSkipDays().stream()
            .filter(day -> day >= 1 && day <= 7)
            .map(DayOfWeek::of)
            .collect(Collectors.toSet()));
  }

  private static HubSubscription hub(Subscription held) {
    return HubSubscription.newBuilder()
        .setHub(held.hub().toString())
        .setTopic(held.topic().toString())
        .setStatus(held.status().code())
        .setRequested(held.requested())
        .setLeaseEnd(held.leaseEnd().orElse(null))
        .setLastPush(held.lastPush().orElse(null))
        .setReason(held.reason().orElse(null))
        .setFailures(held.failures())
        .build();
  }

  /** One in a status that only a newer version knows is asked for again. */
  private static Optional<Subscription> hub(HubSubscription held) {
    return Arrays.stream(Subscription.Status.values())
        .filter(status -> status.code().equals(held.getStatus()))
        .map(
            status ->
                new Subscription(
                    URI.create(held.getHub()),
                    URI.create(held.getTopic()),
                    status,
                    held.getRequested(),
                    Optional.ofNullable(held.getLeaseEnd()),
                    Optional.ofNullable(held.getLastPush()),
                    Optional.ofNullable(held.getReason()),
                    held.getFailures()))
        .findFirst();
  }

  private static LongestGap gap(Cadence.Day day) {
    return new LongestGap(day.epochDay(), (long) day.seconds());
  }

  private static Cadence.Day gap(LongestGap gap) {
    return new Cadence.Day(gap.getEpochDay(), (int) gap.getSeconds());
  }

  private static Validators validators(String uri, FeedState state) {
    return new Validators(
        URI.create(uri),
        Optional.ofNullable(state.getEtag()),
        Optional.ofNullable(state.getLastModified()));
  }

  private static FeedAlarm alarm(Alarm alarm) {
    return new FeedAlarm(word(alarm.kind()), alarm.since(), alarm.reason());
  }

  /** Kinds that a newer version knows are not ours to judge. */
  private static List<Alarm> alarms(List<FeedAlarm> alarms) {
    return alarms.stream()
        .flatMap(
            alarm ->
                Arrays.stream(Alarm.Kind.values())
                    .filter(kind -> word(kind).equals(alarm.getKind()))
                    .map(kind -> new Alarm(kind, alarm.getSince(), alarm.getReason())))
        .toList();
  }

  private static String word(Alarm.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
