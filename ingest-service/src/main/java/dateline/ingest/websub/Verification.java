package dateline.ingest.websub;

import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers a hub that asks whether it was really us (WebSub section 5.3). A topic that we never
 * asked for is unknown here; so is an end that we don't want, for that is what somebody else asked
 * the hub for.
 */
@Singleton
final class Verification {

  private static final int LONGEST_CHALLENGE = 4096;
  private static final int LONGEST_REASON = 300;
  private static final long LONGEST_LEASE = Duration.ofDays(366).toSeconds();

  private final Feeds feeds;
  private final Callbacks callbacks;
  private final FeedSignals signals;
  private final Duration usualLease;
  private final InstantSource clock;

  @Inject
  Verification(Feeds feeds, Callbacks callbacks, FeedSignals signals, IngestConfig config) {
    this(feeds, callbacks, signals, config.websub().lease(), InstantSource.system());
  }

  Verification(
      Feeds feeds,
      Callbacks callbacks,
      FeedSignals signals,
      Duration usualLease,
      InstantSource clock) {
    this.feeds = feeds;
    this.callbacks = callbacks;
    this.signals = signals;
    this.usualLease = usualLease;
    this.clock = clock;
  }

  /**
   * An answer.
   *
   * @param status its HTTP status
   * @param challenge what is echoed
   * @param outcome for metrics
   */
  record Answer(int status, Optional<String> challenge, String outcome) {}

  Answer answer(String feed, String token, Function<String, Optional<String>> parameters) {
    String topic = parameters.apply("hub.topic").orElse("");
    if (topic.isEmpty() || !callbacks.isFor(feed, token, topic)) {
      return new Answer(404, Optional.empty(), "unknown");
    }
    String mode = parameters.apply("hub.mode").orElse("");
    if (mode.equals("denied")) {
      String reason = readable(parameters.apply("hub.reason").orElse("no reason given"));
      signals.denied(feed, topic, reason, clock.instant());
      return new Answer(200, Optional.empty(), "denied");
    }
    Optional<String> challenge =
        parameters
            .apply("hub.challenge")
            .filter(text -> !text.isEmpty() && text.length() <= LONGEST_CHALLENGE);
    if (challenge.isEmpty() || !mode.equals("subscribe") && !mode.equals("unsubscribe")) {
      return new Answer(400, Optional.empty(), "malformed");
    }
    if (mode.equals("subscribe") != isWanted(feed)) {
      return new Answer(404, Optional.empty(), "unwanted");
    }
    if (mode.equals("subscribe")) {
      signals.verified(feed, topic, lease(parameters), clock.instant());
      return new Answer(200, challenge, "subscribed");
    }
    return new Answer(200, challenge, "unsubscribed");
  }

  private boolean isWanted(String id) {
    return feeds
        .byId(id)
        .map(Feed::settings)
        .filter(settings -> !settings.paused())
        .flatMap(FeedSettings::poll)
        .filter(FeedSettings.Polling::websub)
        .isPresent();
  }

  /** Hubs have to state it; those of before the standard mean as long as was asked for. */
  private Duration lease(Function<String, Optional<String>> parameters) {
    return parameters
        .apply("hub.lease_seconds")
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .filter(seconds -> seconds > 0)
        .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST_LEASE)))
        .orElse(usualLease);
  }

  private static String readable(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
  }
}
