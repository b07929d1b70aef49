package dateline.ingest.feeds;

import dateline.ingest.source.FeedSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How polling a feed goes: what the API shows of a {@code FeedState}.
 *
 * @param lastChecked when it was last asked for
 * @param lastSuccess when it last answered with a document or 304
 * @param lastItem when it last brought a new or changed item
 * @param nextDue when it is to be asked again
 * @param failures failures in a row
 * @param lastStatus HTTP status of the last answer
 * @param lastError what went wrong the last time
 * @param usualGap usual time between its new items, if that is known
 * @param polls polls so far
 * @param items items published so far
 * @param format format of the last document
 * @param movedTo address that permanent redirects led to
 * @param alarms what people should look at
 * @param websub its subscription at a hub
 */
public record FeedHealth(
    Optional<Instant> lastChecked,
    Optional<Instant> lastSuccess,
    Optional<Instant> lastItem,
    Optional<Instant> nextDue,
    int failures,
    OptionalInt lastStatus,
    Optional<String> lastError,
    Optional<Duration> usualGap,
    long polls,
    long items,
    Optional<String> format,
    Optional<String> movedTo,
    List<Alarm> alarms,
    Optional<Hub> websub) {

  private static final int FAILING = 3;
  private static final String GONE = "gone";

  public FeedHealth {
    alarms = List.copyOf(alarms);
  }

  /**
   * Something that people should look at.
   *
   * @param kind the contract's name of it
   * @param since since when
   * @param reason in words
   */
  public record Alarm(String kind, Instant since, String reason) {}

  /**
   * A subscription at a hub.
   *
   * @param hub address of the hub
   * @param status the contract's name of how it stands
   * @param leaseEnd when the lease ends
   * @param lastPush when the hub last delivered
   * @param reason what the hub said, or what went wrong
   */
  public record Hub(
      String hub,
      String status,
      Optional<Instant> leaseEnd,
      Optional<Instant> lastPush,
      Optional<String> reason) {}

  /**
   * The feed in a word: {@code paused}, {@code push-only}, {@code never-polled}, {@code gone},
   * {@code failing}, {@code warning} or {@code ok}.
   */
  static String status(FeedSettings feed, Optional<FeedHealth> health) {
    if (feed.paused()) {
      return "paused";
    }
    if (feed.poll().isEmpty()) {
      return "push-only";
    }
    if (health.isEmpty() || health.get().lastChecked.isEmpty()) {
      return "never-polled";
    }
    return health.get().status();
  }

  private String status() {
    if (alarms.stream().anyMatch(alarm -> alarm.kind().equals(GONE))) {
      return GONE;
    }
    if (failures >= FAILING || alarms.stream().anyMatch(alarm -> alarm.kind().equals("failing"))) {
      return "failing";
    }
    return failures > 0 || !alarms.isEmpty() ? "warning" : "ok";
  }
}
