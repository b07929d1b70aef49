package dateline.ingest.poll;

import static dateline.ingest.poll.TestPolls.item;
import static dateline.ingest.poll.TestPolls.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.Headers;
import dateline.ingest.fetch.Trail;
import dateline.ingest.refresh.PollState;
import dateline.ingest.source.Feed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private static final int PARTITION = 3;
  private static final int MOST = 4;

  private final TestPolls.Clock clock = new TestPolls.Clock();
  private final Web web = new Web();
  private final Rounds rounds = TestPolls.rounds(TestPolls.poller(web, clock), MOST, clock);
  private final List<PolledFeed> feeds = new ArrayList<>();

  private Feed feed(String id) {
    return feed(id, "https://" + id + ".example/feed");
  }

  private Feed feed(String id, String url) {
    Feed feed =
        Feed.of(
            dateline.ingest.source.TestFeeds.settings(
                "{'id':'" + id + "','provider':'tides','url':'" + url + "'}"));
    feeds.removeIf(each -> each.feed().id().equals(id));
    feeds.add(TestPolls.polled(feed));
    return feed;
  }

  /** A feed with an answer, and what it holds. */
  private Feed answering(String id, String... items) {
    Feed feed = feed(id);
    web.rss("https://" + id + ".example/feed", rss(items));
    return feed;
  }

  private void start() {
    rounds.start(feeds, id -> PARTITION);
  }

  /** Starts what is due and carries it out. */
  private List<Polled> round() {
    start();
    List<Polled> finished = rounds.finished(1_000);
    finished.forEach(polled -> rounds.stands(polled, PARTITION));
    return finished;
  }

  private void own(FeedProgress... progress) {
    Map<String, FeedProgress> all = new HashMap<>();
    for (FeedProgress each : progress) {
      all.put(each.poll().feed(), each);
    }
    rounds.own(PARTITION, all);
  }

  private static FeedProgress due(Feed feed, Instant at) {
    FeedProgress first = TestPolls.first(feed);
    PollState s = first.poll();
    return TestPolls.progress(
        new PollState(
            s.feed(),
            s.url(),
            s.movedTo(),
            s.validators(),
            at,
            false,
            s.checks(),
            s.hints(),
            s.cadence(),
            s.window(),
            s.alarms()),
        first.totals());
  }

  @Test
  void nothingIsPolledBeforeThePartitionIsOurs() {
    answering("tide", item("a", "Flow"));
    clock.pass(Duration.ofHours(1));
    start();
    assertThat(web.asked()).isEmpty();
    assertThat(rounds.partitions()).isEmpty();
    own();
    rounds.start(feeds, id -> PARTITION + 1);
    assertThat(web.asked()).isEmpty();
    assertThat(rounds.partitions()).containsExactly(PARTITION);
  }

  @Test
  void aFeedIsPolledWhenItIsDueAndNotBefore() {
    Feed feed = answering("tide", item("a", "Flow"));
    own(due(feed, TestPolls.NOW.plusSeconds(60)));
    start();
    assertThat(web.asked()).isEmpty();
    clock.pass(Duration.ofSeconds(60));
    assertThat(round()).hasSize(1);
    assertThat(round()).as("not due again").isEmpty();
    clock.pass(Duration.ofHours(2));
    assertThat(round()).hasSize(1);
  }

  @Test
  void aNewFeedIsPolledWithinTheShortestInterval() {
    answering("tide", item("a", "Flow"));
    own();
    start();
    clock.pass(Duration.ofSeconds(60));
    assertThat(round()).hasSize(1);
  }

  @Test
  void whoHasWaitedLongestGoesFirstAndNoMoreThanTheMost() {
    FeedProgress[] progress = new FeedProgress[9];
    for (int i = 0; i < 9; i++) {
      Feed feed = feed("f" + i);
      web.hold("https://f" + i + ".example/feed");
      progress[i] = due(feed, TestPolls.NOW.minusSeconds(i * 7 % 9));
    }
    own(progress);
    start();
    assertThat(web.asked())
        .containsExactly(
            "https://f5.example/feed",
            "https://f1.example/feed",
            "https://f6.example/feed",
            "https://f2.example/feed");
    assertThat(rounds.underWay()).isEqualTo(MOST);
    start();
    assertThat(web.asked()).isEmpty();
  }

  @Test
  void aFeedIsPolledOnceAtATimeUntilItsPollIsCarriedOut() {
    Feed feed = feed("tide");
    CompletableFuture<FetchResult> held = web.hold("https://tide.example/feed");
    own(due(feed, TestPolls.NOW));
    start();
    clock.pass(Duration.ofDays(1));
    start();
    held.complete(
        Web.fetched(
            URI.create("https://tide.example/feed"),
            "application/rss+xml",
            rss(item("a", "Flow"))));
    start();
    List<Polled> finished = rounds.finished(1);
    assertThat(finished).hasSize(1);
    start();
    assertThat(web.asked()).hasSize(1);
    rounds.stands(finished.get(0), PARTITION);
    assertThat(rounds.underWay()).isZero();
  }

  @Test
  void whatIsOverComesInPortions() {
    for (int i = 0; i < MOST; i++) {
      answering("f" + i, item("a", "Flow"), item("b", "Ebb"));
    }
    own();
    start();
    clock.pass(Duration.ofMinutes(1));
    start();
    assertThat(rounds.finished(4)).hasSize(2);
    assertThat(rounds.finished(1)).hasSize(1);
    assertThat(rounds.finished(100)).hasSize(1);
    assertThat(rounds.finished(100)).isEmpty();
  }

  @Test
  void whatComesBackAfterThePartitionWasLostIsDropped() {
    Feed feed = feed("tide");
    CompletableFuture<FetchResult> held = web.hold("https://tide.example/feed");
    own(due(feed, TestPolls.NOW));
    start();
    rounds.disown(PARTITION);
    assertThat(rounds.underWay()).isZero();
    own(due(feed, TestPolls.NOW));
    web.rss("https://tide.example/feed", rss(item("b", "Ebb")));
    start();
    held.complete(
        Web.fetched(
            URI.create("https://tide.example/feed"),
            "application/rss+xml",
            rss(item("a", "Flow"))));
    List<Polled> finished = rounds.finished(100);
    assertThat(finished).hasSize(1);
    assertThat(finished.get(0).after().totals().windowItems()).isEqualTo(1);
    assertThat(finished.get(0).delivery().orElseThrow().items().get(0).entry())
        .extracting(
            entry -> ((dateline.ingest.format.Entry.Sound) entry).item().identity().identifier())
        .isEqualTo("b");
  }

  @Test
  void whatStandsAfterThePartitionWasLostIsNotOurs() {
    Feed feed = answering("tide", item("a", "Flow"));
    own(due(feed, TestPolls.NOW));
    start();
    List<Polled> finished = rounds.finished(100);
    rounds.disown(PARTITION);
    rounds.stands(finished.get(0), PARTITION);
    assertThat(rounds.partitions()).isEmpty();
  }

  @Test
  void aFailedCommitPollsAgainFromTheOldState() {
    Feed feed = answering("tide", item("a", "Flow"));
    own(due(feed, TestPolls.NOW));
    start();
    Polled first = rounds.finished(100).get(0);
    rounds.failed(first);
    assertThat(round()).as("not at once").isEmpty();
    clock.pass(Duration.ofSeconds(3));
    List<Polled> again = round();
    assertThat(again).hasSize(1);
    assertThat(again.get(0).before()).isEqualTo(first.before());
    assertThat(again.get(0).items()).isEqualTo(1);
  }

  @Test
  void aDefinitionWithAnotherAddressStartsAfreshButRemembersTheItems() {
    Feed before = answering("tide", item("a", "Flow"));
    own(due(before, TestPolls.NOW));
    Polled first = round().get(0);
    feed("tide", "https://neap.example/rss");
    web.rss("https://neap.example/rss", rss(item("b", "Ebb"), item("a", "Flow")));
    assertThat(round()).as("spread over the shortest interval").isEmpty();
    clock.pass(Duration.ofMinutes(1));
    Polled second = round().get(0);
    assertThat(second.before().poll().url()).isEqualTo(URI.create("https://neap.example/rss"));
    assertThat(second.before().poll().validators()).isEmpty();
    assertThat(second.before().poll().checks()).isEqualTo(PollState.Checks.NONE);
    assertThat(second.before().totals()).isEqualTo(first.after().totals());
    assertThat(second.items()).as("the item that is new").isEqualTo(1);
    assertThat(web.last().uri()).isEqualTo(URI.create("https://neap.example/rss"));
  }

  @Test
  void aFeedThatIsPausedOrRemovedIsNotPolled() {
    Feed feed = answering("tide", item("a", "Flow"));
    own(due(feed, TestPolls.NOW));
    feeds.clear();
    clock.pass(Duration.ofDays(1));
    assertThat(round()).isEmpty();
    assertThat(web.asked()).isEmpty();
    answering("tide", item("a", "Flow"));
    assertThat(round()).as("it goes on from its state").hasSize(1);
  }

  @Test
  void aFeedThatIsForgottenIsOursOnceAndItsPollIsDropped() {
    Feed feed = answering("tide", item("a", "Flow"));
    own(due(feed, TestPolls.NOW));
    start();
    assertThat(rounds.forget("tide", PARTITION)).isTrue();
    assertThat(rounds.forget("tide", PARTITION)).isFalse();
    assertThat(rounds.forget("tide", PARTITION + 1)).isFalse();
    assertThat(rounds.finished(100)).isEmpty();
    assertThat(rounds.underWay()).isZero();
  }

  @Test
  void aWishForAPollIsGrantedOnce() {
    Feed feed = answering("tide", item("a", "Flow"));
    own(due(feed, TestPolls.NOW.plusSeconds(3_000)));
    clock.pass(Duration.ofSeconds(1));
    wish(feed);
    assertThat(round()).hasSize(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(round()).isEmpty();
  }

  @Test
  void aWishThatComesDuringAPollIsGrantedByAnotherOne() {
    Feed feed = feed("tide");
    CompletableFuture<FetchResult> held = web.hold("https://tide.example/feed");
    own(due(feed, TestPolls.NOW));
    start();
    clock.pass(Duration.ofSeconds(1));
    wish(feed);
    held.complete(
        Web.fetched(
            URI.create("https://tide.example/feed"),
            "application/rss+xml",
            rss(item("a", "Flow"))));
    rounds.finished(100).forEach(polled -> rounds.stands(polled, PARTITION));
    web.rss("https://tide.example/feed", rss(item("b", "Ebb"), item("a", "Flow")));
    assertThat(round()).hasSize(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(round()).as("granted").isEmpty();
  }

  @Test
  void aWishStartsAFeedAgainThatIsGone() {
    Feed feed = feed("tide");
    URI url = URI.create("https://tide.example/feed");
    web.answer(url.toString(), new FetchResult.Gone(Trail.at(url), Headers.NONE));
    own(due(feed, TestPolls.NOW));
    assertThat(round().get(0).after().poll().stopped()).isTrue();
    clock.pass(Duration.ofDays(10));
    assertThat(round()).isEmpty();

    wish(feed);
    assertThat(round().get(0).after().poll().stopped()).as("still gone").isTrue();
    clock.pass(Duration.ofDays(1));
    assertThat(round()).isEmpty();

    web.rss(url.toString(), rss(item("a", "Flow")));
    wish(feed);
    Polled back = round().get(0);
    assertThat(back.items()).isEqualTo(1);
    assertThat(back.after().poll().stopped()).isFalse();
    assertThat(back.after().poll().alarms()).isEqualTo(dateline.ingest.refresh.Alarms.NONE);
    clock.pass(Duration.ofHours(2));
    assertThat(round()).as("polled as before").hasSize(1);
  }

  @Test
  void aWishForAFeedWhoseHostIsBusyWaitsAsTheHostAsks() {
    Feed feed = feed("tide");
    URI url = URI.create("https://tide.example/feed");
    web.answer(
        url.toString(),
        new FetchResult.Failed(
            Trail.at(url),
            FetchResult.Kind.BUSY,
            OptionalInt.empty(),
            Optional.of(Duration.ofMinutes(10)),
            "busy"));
    own(due(feed, TestPolls.NOW.plusSeconds(3_000)));
    wish(feed);
    assertThat(round()).hasSize(1);
    for (int i = 0; i < 9; i++) {
      assertThat(round()).isEmpty();
      clock.pass(Duration.ofMinutes(1));
    }
    web.rss(url.toString(), rss(item("a", "Flow")));
    clock.pass(Duration.ofMinutes(3));
    assertThat(round()).hasSize(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(round()).as("granted").isEmpty();
  }

  private void wish(Feed feed) {
    feeds.clear();
    feeds.add(TestPolls.polled(TestPolls.refresh(feed, clock.instant())));
    clock.pass(Duration.ofMillis(10));
  }
}
