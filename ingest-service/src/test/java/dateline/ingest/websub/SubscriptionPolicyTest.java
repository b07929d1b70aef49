package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.websub.Subscription.Status;
import dateline.ingest.websub.SubscriptionAction.Rest;
import dateline.ingest.websub.SubscriptionAction.Subscribe;
import dateline.ingest.websub.SubscriptionAction.Unsubscribe;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubscriptionPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final URI HUB = URI.create("https://hub.example/");
  private static final URI SPARE = URI.create("https://spare.example/");
  private static final URI TOPIC = URI.create("https://paper.example/feed");
  private static final Optional<HubOffer> OFFER =
      Optional.of(new HubOffer(List.of(HUB, SPARE), TOPIC));
  private static final Optional<HubOffer> NO_HUB = Optional.of(new HubOffer(List.of(), TOPIC));

  private final SubscriptionPolicy policy = new SubscriptionPolicy(TestWebSub.STRICT);

  @Test
  void anOfferIsTakenUp() {
    assertThat(policy.due("f", NOW, Optional.empty(), OFFER)).isEqualTo(new Subscribe(HUB, TOPIC));
    assertThat(policy.due("f", NOW, Optional.empty(), NO_HUB))
        .isEqualTo(new Rest(Optional.empty()));
    assertThat(policy.due("f", NOW, Optional.empty(), Optional.empty()))
        .isEqualTo(new Rest(Optional.empty()));
  }

  @Test
  void aHubOverPlainHttpIsPassedOver() {
    URI plain = URI.create("http://hub.example/");
    Optional<HubOffer> offer = Optional.of(new HubOffer(List.of(plain), TOPIC));
    assertThat(policy.due("f", NOW, Optional.empty(), offer)).isEqualTo(new Rest(Optional.empty()));
    assertThat(
            new SubscriptionPolicy(new TestWebSub(true, false))
                .due("f", NOW, Optional.empty(), offer))
        .isEqualTo(new Subscribe(plain, TOPIC));
  }

  @Test
  void whatTheHubDoesNotVerifyIsAskedForAgainAndAgainLater() {
    Subscription asked = policy.requested(NOW, Optional.empty(), HUB, TOPIC);
    assertThat(asked.status()).isEqualTo(Status.REQUESTED);
    assertThat(asked.isActive(NOW)).isFalse();
    assertThat(dueAt(asked)).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    Instant later = NOW.plus(Duration.ofMinutes(10));
    Subscription again = policy.requested(later, Optional.of(asked), HUB, TOPIC);
    assertThat(again.failures()).isEqualTo(1);
    assertThat(dueAt(again)).isEqualTo(later.plus(Duration.ofMinutes(20)));
  }

  @Test
  void aVerifiedSubscriptionLastsAsLongAsTheHubSays() {
    Subscription active = active(NOW, Duration.ofDays(1));
    assertThat(active.isActive(NOW.plus(Duration.ofHours(23)))).isTrue();
    assertThat(active.isActive(NOW.plus(Duration.ofHours(24)))).isFalse();
    assertThat(active.failures()).isZero();
  }

  @Test
  void aLeaseIsRenewedBeforeItEnds() {
    Subscription active = active(NOW, Duration.ofHours(100));
    Set<Instant> points = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Instant due = dueAt("feed-" + i, active);
      points.add(due);
      assertThat(due).isBetween(NOW.plus(Duration.ofHours(70)), NOW.plus(Duration.ofHours(75)));
      assertThat(policy.due("feed-" + i, due, Optional.of(active), OFFER))
          .isEqualTo(new Subscribe(HUB, TOPIC));
    }
    assertThat(points).hasSizeGreaterThan(50);
  }

  @Test
  void aRunningLeaseStaysWhileItIsRenewed() {
    Subscription active = active(NOW, Duration.ofHours(100));
    Instant at = NOW.plus(Duration.ofHours(75));
    Subscription renewing = policy.requested(at, Optional.of(active), HUB, TOPIC);
    assertThat(renewing.isActive(at)).isTrue();
    // Unanswered, it is asked for again before the end.
    assertThat(dueAt(renewing))
        .isBetween(at.plus(Duration.ofHours(17)), at.plus(Duration.ofHours(19)));
    Subscription renewed = policy.verified(at.plusSeconds(5), renewing, Duration.ofHours(100));
    assertThat(renewed.leaseEnd()).contains(at.plusSeconds(5).plus(Duration.ofHours(100)));
  }

  @Test
  void anEndedLeaseIsNoSubscriptionAndAskedForAgain() {
    Subscription active = active(NOW, Duration.ofHours(1));
    Instant after = NOW.plus(Duration.ofHours(2));
    assertThat(active.isActive(after)).isFalse();
    assertThat(policy.due("f", after, Optional.of(active), OFFER))
        .isEqualTo(new Subscribe(HUB, TOPIC));
  }

  @Test
  void aTinyLeaseDoesNotMakeUsAskWithoutEnd() {
    assertThat(dueAt(active(NOW, Duration.ofSeconds(1)))).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void aHubThatFailsIsAskedEverMoreRarelyAndInTurnWithTheOthers() {
    Optional<Subscription> held = Optional.empty();
    Instant at = NOW;
    List<Duration> waits =
        List.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));
    for (int i = 0; i < 3; i++) {
      URI next = ((Subscribe) policy.due("f", at, held, OFFER)).hub();
      assertThat(next).isEqualTo(i % 2 == 0 ? HUB : SPARE);
      Subscription failed = policy.refused(at, held, next, TOPIC, "no answer");
      assertThat(failed.status()).isEqualTo(Status.FAILED);
      assertThat(failed.reason()).contains("no answer");
      assertThat(failed.failures()).isEqualTo(i + 1);
      assertThat(dueAt(failed)).isEqualTo(at.plus(waits.get(i)));
      at = at.plus(waits.get(i));
      held = Optional.of(failed);
    }
    Subscription often =
        new Subscription(
            HUB,
            TOPIC,
            Status.FAILED,
            NOW,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            90);
    assertThat(dueAt(often)).isEqualTo(NOW.plus(Duration.ofHours(24)));
  }

  @Test
  void aRenewalThatFailsLeavesTheLease() {
    Subscription active = active(NOW, Duration.ofHours(100));
    Instant at = NOW.plus(Duration.ofHours(75));
    Subscription failed = policy.refused(at, Optional.of(active), HUB, TOPIC, "no answer");
    assertThat(failed.isActive(at)).isTrue();
    assertThat(failed.reason()).contains("no answer");
  }

  @Test
  void aDeniedSubscriptionIsAskedForADayLater() {
    Subscription denied =
        policy.denied(NOW, policy.requested(NOW, Optional.empty(), HUB, TOPIC), "members only");
    assertThat(denied.status()).isEqualTo(Status.DENIED);
    assertThat(denied.reason()).contains("members only");
    assertThat(denied.isActive(NOW)).isFalse();
    assertThat(dueAt(denied)).isEqualTo(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void aHubThatMissedItemsIsNoLongerReliedOn() {
    Subscription missed = policy.missed(NOW, active(NOW, Duration.ofDays(1)));
    assertThat(missed.isActive(NOW)).isFalse();
    assertThat(missed.status()).isEqualTo(Status.FAILED);
    assertThat(dueAt(missed)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
  }

  @Test
  void aPushIsRemembered() {
    Subscription active = active(NOW, Duration.ofDays(1));
    assertThat(policy.pushed(NOW.plusSeconds(9), active).lastPush()).contains(NOW.plusSeconds(9));
  }

  @Test
  void aFeedThatNamesNoHubAnyMoreIsUnsubscribed() {
    Subscription active = active(NOW, Duration.ofDays(1));
    assertThat(policy.due("f", NOW, Optional.of(active), NO_HUB))
        .isEqualTo(new Unsubscribe(HUB, TOPIC));
    Subscription failed = policy.refused(NOW, Optional.empty(), HUB, TOPIC, "no");
    assertThat(policy.due("f", NOW, Optional.of(failed), NO_HUB))
        .isEqualTo(new Rest(Optional.empty()));
  }

  @Test
  void anotherTopicOrHubIsSubscribedToInstead() {
    Subscription active = active(NOW, Duration.ofDays(1));
    URI moved = URI.create("https://paper.example/moved");
    Optional<HubOffer> offer = Optional.of(new HubOffer(List.of(HUB), moved));
    assertThat(policy.due("f", NOW, Optional.of(active), offer))
        .isEqualTo(new Rest(Optional.of(NOW.plusSeconds(60))));
    Instant later = NOW.plusSeconds(60);
    assertThat(policy.due("f", later, Optional.of(active), offer))
        .isEqualTo(new Subscribe(HUB, moved));
    Optional<HubOffer> spare = Optional.of(new HubOffer(List.of(SPARE), TOPIC));
    assertThat(policy.due("f", later, Optional.of(active), spare))
        .isEqualTo(new Subscribe(SPARE, TOPIC));
    assertThat(policy.requested(later, Optional.of(active), SPARE, TOPIC).status())
        .isEqualTo(Status.REQUESTED);
  }

  @Test
  void anUnknownOfferChangesNothing() {
    Subscription active = active(NOW, Duration.ofHours(100));
    assertThat(policy.due("f", NOW, Optional.of(active), Optional.empty()))
        .isInstanceOf(Rest.class);
    assertThat(
            policy.due("f", NOW.plus(Duration.ofHours(76)), Optional.of(active), Optional.empty()))
        .isEqualTo(new Subscribe(HUB, TOPIC));
  }

  private Subscription active(Instant at, Duration lease) {
    return policy.verified(at, policy.requested(at, Optional.empty(), HUB, TOPIC), lease);
  }

  private Instant dueAt(Subscription held) {
    return dueAt("f", held);
  }

  private Instant dueAt(String feed, Subscription held) {
    Rest rest = (Rest) policy.due(feed, held.requested(), Optional.of(held), OFFER);
    Instant at = rest.until().orElseThrow();
    assertThat(policy.due(feed, at.minusMillis(1), Optional.of(held), OFFER)).isEqualTo(rest);
    assertThat(policy.due(feed, at, Optional.of(held), OFFER)).isInstanceOf(Subscribe.class);
    return at;
  }
}
