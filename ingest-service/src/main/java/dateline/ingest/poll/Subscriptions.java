package dateline.ingest.poll;

import dateline.ingest.refresh.Harvest;
import dateline.ingest.refresh.PollState;
import dateline.ingest.refresh.RefreshPolicy;
import dateline.ingest.refresh.Sighting;
import dateline.ingest.websub.HubOffer;
import dateline.ingest.websub.Subscriber;
import dateline.ingest.websub.Subscription;
import dateline.ingest.websub.SubscriptionAction;
import dateline.ingest.websub.SubscriptionPolicy;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The part of hubs in polling: asks them when it is time, takes in what they say, and falls back to
 * polling when they miss something. A feed with a hub that delivers is polled slowly: two polls in
 * a row that find what the hub should have brought, and it is polled as any other.
 */
public final class Subscriptions {

  private final Subscriber subscriber;
  private final SubscriptionPolicy policy;
  private final RefreshPolicy refresh;
  private final InstantSource clock;

  public Subscriptions(
      Subscriber subscriber,
      SubscriptionPolicy policy,
      RefreshPolicy refresh,
      InstantSource clock) {
    this.subscriber = subscriber;
    this.policy = policy;
    this.refresh = refresh;
    this.clock = clock;
  }

  /** Asks a hub if it is time to; empty if there is nothing to do. The future never fails. */
  Optional<CompletableFuture<FeedProgress>> act(
      PolledFeed feed, FeedProgress progress, Optional<HubOffer> offer) {
    if (!subscriber.isOn()) {
      return Optional.empty();
    }
    Optional<HubOffer> wanted =
        feed.websub() ? offer : Optional.of(new HubOffer(List.of(), feed.url()));
    String id = feed.feed().id();
    SubscriptionAction action = policy.due(id, clock.instant(), progress.websub(), wanted);
    if (action instanceof SubscriptionAction.Subscribe ask) {
      return Optional.of(
          subscriber
              .subscribe(id, ask.hub(), ask.topic())
              .handle((refusal, fault) -> asked(progress, ask, refusal, fault)));
    }
    if (action instanceof SubscriptionAction.Unsubscribe end) {
      return Optional.of(
          subscriber
              .unsubscribe(id, end.hub(), end.topic())
              .handle((refusal, fault) -> progress.with(policy.ended())));
    }
    return Optional.empty();
  }

  private FeedProgress asked(
      FeedProgress progress,
      SubscriptionAction.Subscribe ask,
      Optional<String> refusal,
      Throwable fault) {
    Instant now = clock.instant();
    Optional<Subscription> before = progress.websub();
    Optional<String> why = fault == null ? refusal : Optional.of("The hub could not be asked.");
    Subscription next =
        why.isPresent()
            ? policy.refused(now, before, ask.hub(), ask.topic(), why.get())
            : policy.requested(now, before, ask.hub(), ask.topic());
    return progress.with(Optional.of(next));
  }

  /** Takes in what a hub said; what it says of a topic that is not subscribed to counts nothing. */
  FeedProgress heard(FeedProgress progress, HubSignal signal) {
    if (signal instanceof HubSignal.Pushed pushed) {
      PollState state = progress.poll();
      Sighting sighting = state.window().lookAtPart(pushed.items());
      Harvest harvest = new Harvest(sighting, List.of(), 0, state.hints());
      return new FeedProgress(
          refresh.afterPush(state, harvest, pushed.at()),
          progress.totals(),
          progress.websub().map(held -> policy.pushed(pushed.at(), held)));
    }
    if (signal instanceof HubSignal.Verified verified) {
      return progress.with(
          progress
              .websub()
              .map(
                  held ->
                      isOf(held, verified.topic())
                          ? policy.verified(verified.at(), held, verified.lease())
                          : held));
    }
    HubSignal.Denied denied = (HubSignal.Denied) signal;
    return progress.with(
        progress
            .websub()
            .map(
                held ->
                    isOf(held, denied.topic())
                        ? policy.denied(denied.at(), held, denied.reason())
                        : held));
  }

  private static boolean isOf(Subscription held, String topic) {
    return topic.isEmpty() || held.topic().equals(URI.create(topic));
  }

  /** Whether a hub delivers and has missed nothing: polling may be slow then. */
  static boolean delivers(Optional<Subscription> websub, Instant now) {
    return websub.filter(held -> held.isActive(now) && held.failures() == 0).isPresent();
  }

  /**
   * The subscription after a poll.
   *
   * @param news items that the poll found and nobody had brought before
   */
  Optional<Subscription> afterPoll(Optional<Subscription> websub, int news, Instant now) {
    return websub.map(
        held -> {
          if (!held.isActive(now)) {
            return held;
          }
          if (news == 0) {
            return held.failures() == 0 ? held : held.cleared();
          }
          return held.failures() == 0
              ? held.suspected("a poll found items that the hub had not delivered")
              : policy.missed(now, held);
        });
  }
}
