package dateline.ingest.websub;

import dateline.ingest.source.IngestConfig;
import dateline.ingest.websub.Subscription.Status;
import dateline.ingest.websub.SubscriptionAction.Rest;
import dateline.ingest.websub.SubscriptionAction.Subscribe;
import dateline.ingest.websub.SubscriptionAction.Unsubscribe;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides when a hub is asked, asked again and given up, from what is told; keeps nothing. One
 * method for each thing that can happen. Leases are renewed when three quarters of them are over,
 * each feed a little earlier at a point of its own.
 */
@Singleton
public final class SubscriptionPolicy {

  private static final double RENEW_AT = 0.75;

  /** Of a lease, that renewals are spread over. */
  private static final double SPREAD = 0.05;

  /** A hub that gives tiny leases is not asked more often than this. */
  private static final Duration LEAST = Duration.ofMinutes(1);

  private static final int LONGEST_REASON = 300;

  private final IngestConfig.WebSub config;

  @Inject
  SubscriptionPolicy(IngestConfig config) {
    this(config.websub());
  }

  /** With this configuration. */
  public SubscriptionPolicy(IngestConfig.WebSub config) {
    this.config = config;
  }

  /**
   * What is to be done now.
   *
   * @param feed the feed's id: renewals of many feeds are spread by it
   * @param current the subscription, if there ever was one
   * @param offer what the feed offers, as far as that is known: one without hubs ends the
   *     subscription, an unknown one changes nothing
   */
  public SubscriptionAction due(
      String feed, Instant now, Optional<Subscription> current, Optional<HubOffer> offer) {
    if (offer.isEmpty()) {
      return current
          .map(held -> due(feed, now, held, held.hub(), held.topic()))
          .orElse(new Rest(Optional.empty()));
    }
    List<URI> hubs = offer.get().hubs().stream().filter(this::isTrusted).toList();
    if (hubs.isEmpty()) {
      return current
          .filter(held -> held.isActive(now))
          .<SubscriptionAction>map(held -> new Unsubscribe(held.hub(), held.topic()))
          .orElse(new Rest(Optional.empty()));
    }
    URI topic = offer.get().topic();
    if (current.isEmpty()) {
      return new Subscribe(hubs.get(0), topic);
    }
    Subscription held = current.get();
    if (!hubs.contains(held.hub()) || !held.topic().equals(topic)) {
      // Not at once if the last one was asked just now: a feed that names another one each time.
      Instant earliest = held.requested().plus(LEAST);
      return now.isBefore(earliest)
          ? new Rest(Optional.of(earliest))
          : new Subscribe(hubs.get(0), topic);
    }
    URI next = held.isActive(now) ? held.hub() : hubs.get(held.failures() % hubs.size());
    return due(feed, now, held, next, topic);
  }

  /** It was ended. Where it was not asked for before, nothing needs to be ended. */
  public Optional<Subscription> ended() {
    return Optional.empty();
  }

  /** The hub was asked, and took the request. A lease that still runs stays. */
  public Subscription requested(Instant now, Optional<Subscription> before, URI hub, URI topic) {
    Optional<Subscription> same =
        before.filter(held -> held.hub().equals(hub) && held.topic().equals(topic));
    if (same.filter(held -> held.isActive(now)).isPresent()) {
      Subscription held = same.get();
      return with(held, Status.ACTIVE, now, held.leaseEnd(), held.reason(), held.failures());
    }
    boolean unanswered = before.filter(held -> held.status() == Status.REQUESTED).isPresent();
    int failures = before.map(Subscription::failures).orElse(0) + (unanswered ? 1 : 0);
    return new Subscription(
        hub,
        topic,
        Status.REQUESTED,
        now,
        Optional.empty(),
        before.flatMap(Subscription::lastPush),
        unanswered ? Optional.of("the hub has not verified the last request") : Optional.empty(),
        failures);
  }

  /** The hub could not be asked, or did not take the request. */
  public Subscription refused(
      Instant now, Optional<Subscription> before, URI hub, URI topic, String reason) {
    Subscription asked = requested(now, before, hub, topic);
    boolean active = asked.isActive(now);
    return with(
        asked,
        active ? Status.ACTIVE : Status.FAILED,
        now,
        asked.leaseEnd(),
        Optional.of(cut(reason)),
        before.map(Subscription::failures).orElse(0) + 1);
  }

  /** The hub has verified it. */
  public Subscription verified(Instant now, Subscription before, Duration lease) {
    return with(
        before,
        Status.ACTIVE,
        before.requested(),
        Optional.of(now.plus(lease)),
        Optional.empty(),
        0);
  }

  /** The hub refuses it. */
  public Subscription denied(Instant now, Subscription before, String reason) {
    return with(
        before, Status.DENIED, now, Optional.empty(), Optional.of(cut(reason)), before.failures());
  }

  /** The hub has delivered. */
  public Subscription pushed(Instant now, Subscription before) {
    return new Subscription(
        before.hub(),
        before.topic(),
        before.status(),
        before.requested(),
        before.leaseEnd(),
        Optional.of(now),
        before.reason(),
        before.failures());
  }

  /**
   * A poll found what the hub should have delivered: it is polled as any other until it is back.
   */
  public Subscription missed(Instant now, Subscription before) {
    return with(
        before,
        Status.FAILED,
        now,
        Optional.empty(),
        Optional.of("the hub missed items that a poll found"),
        before.failures() + 1);
  }

  private SubscriptionAction due(String feed, Instant now, Subscription held, URI hub, URI topic) {
    Instant next = next(feed, now, held);
    return now.isBefore(next) ? new Rest(Optional.of(next)) : new Subscribe(hub, topic);
  }

  private Instant next(String feed, Instant now, Subscription held) {
    Instant asked = held.requested();
    Instant next =
        switch (held.status()) {
          case REQUESTED -> asked.plus(backoff(config.verifyWithin(), held.failures()));
          case FAILED -> asked.plus(backoff(config.retry(), held.failures() - 1));
          case DENIED -> asked.plus(config.retryDenied());
          case ACTIVE -> renewal(feed, held);
        };
    Instant least = asked.plus(LEAST);
    return next.isBefore(least) ? least : next;
  }

  private static Instant renewal(String feed, Subscription held) {
    Instant end = held.leaseEnd().orElse(held.requested());
    // From the last request on, so that one that goes unanswered is repeated ever closer to the
    // end.
    Duration lease = Duration.between(held.requested(), end);
    double point = RENEW_AT - SPREAD * (Math.floorMod(feed.hashCode(), 1000) / 1000.0);
    return held.requested().plusMillis((long) (point * lease.toMillis()));
  }

  private Duration backoff(Duration first, int failures) {
    Duration wait = first.multipliedBy(1L << Math.max(0, Math.min(failures, 16)));
    return wait.compareTo(config.maxRetry()) > 0 ? config.maxRetry() : wait;
  }

  /** The secret must not cross a network in clear. */
  private boolean isTrusted(URI hub) {
    return "https".equalsIgnoreCase(hub.getScheme()) || config.insecureHubs();
  }

  private static Subscription with(
      Subscription before,
      Status status,
      Instant requested,
      Optional<Instant> leaseEnd,
      Optional<String> reason,
      int failures) {
    return new Subscription(
        before.hub(),
        before.topic(),
        status,
        requested,
        leaseEnd,
        before.lastPush(),
        reason,
        failures);
  }

  private static String cut(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
  }
}
