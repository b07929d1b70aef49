package dateline.ingest.poll;

import dateline.ingest.fetch.Fetching;
import dateline.ingest.format.Bounds;
import dateline.ingest.intake.TestMetrics;
import dateline.ingest.publish.Delivery;
import dateline.ingest.refresh.PollState;
import dateline.ingest.refresh.RefreshPolicy;
import dateline.ingest.source.Feed;
import dateline.ingest.source.IngestConfig;
import dateline.ingest.source.TestFeeds;
import dateline.ingest.websub.TestSubscribers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What tests of polling put together, in one place. */
public final class TestPolls {

  /** When tests begin. */
  public static final Instant NOW = TestFeeds.NOW;

  /** Where the feed of tests is. */
  public static final URI URL = URI.create("https://tide.example/feed");

  public static final RefreshPolicy POLICY = new RefreshPolicy(new Pace());

  private TestPolls() {}

  /** A time that tests move. */
  public static final class Clock implements InstantSource {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    public void pass(Duration time) {
      now = now.plus(time);
    }
  }

  /** A feed that is polled at {@link #URL}. */
  public static Feed feed() {
    return feed("tide", "'fullText':'never'");
  }

  /** A feed with more to its definition, as JSON with single quotes. */
  public static Feed feed(String id, String more) {
    return Feed.of(
        TestFeeds.settings(
            "{'id':'" + id + "','provider':'tides','url':'" + URL + "'," + more + "}"));
  }

  static Poller poller(Fetching web, InstantSource clock) {
    return poller(web, texts(clock), clock);
  }

  public static Poller poller(Fetching web, FeedTexts texts, InstantSource clock) {
    return new Poller(web, texts, POLICY, subscriptions(clock), clock);
  }

  public static FeedTexts texts(InstantSource clock) {
    return new DocumentTexts(new Bounds(1_000, 1_000_000), TestMetrics.fresh(), clock);
  }

  /** No hub is ever asked. */
  private static Subscriptions subscriptions(InstantSource clock) {
    return new Subscriptions(TestSubscribers.off(), TestSubscribers.policy(), POLICY, clock);
  }

  static Rounds rounds(Poller poller, int most, InstantSource clock) {
    return new Rounds(poller, POLICY, subscriptions(clock), most, clock);
  }

  /** Of a feed that was never polled. */
  public static FeedProgress first(Feed feed) {
    return progress(
        POLICY.first(feed.id(), feed.settings().poll().orElseThrow().url(), NOW), Totals.NONE);
  }

  /** What the first poll of a feed that holds this document comes to. */
  public static Polled pollOf(Feed feed, String document) {
    Web web = new Web();
    web.rss(URL.toString(), document);
    return poller(web, InstantSource.fixed(NOW)).poll(feed, first(feed), Map.of()).join();
  }

  /** The same poll with another delivery. */
  public static Polled with(Polled polled, Delivery delivery) {
    return new Polled(
        polled.feed(), polled.before(), polled.after(), polled.offer(), Optional.of(delivery));
  }

  /** Progress of a feed that no hub pushes. */
  public static FeedProgress progress(PollState poll, Totals totals) {
    return new FeedProgress(poll, totals, Optional.empty());
  }

  static PolledFeed polled(Feed feed) {
    return polled(feed, Map.of());
  }

  static PolledFeed polled(Feed feed, Map<String, String> headers) {
    return new PolledFeed(
        feed,
        feed.settings().poll().orElseThrow().url(),
        headers,
        false,
        feed.settings().poll().orElseThrow().refreshRequested());
  }

  /** The same feed, of which somebody asks for a poll. */
  static Feed refresh(Feed feed, Instant at) {
    return Feed.of(
        feed.settings()
            .poll(feed.settings().poll().map(poll -> poll.refreshRequested(Optional.of(at)))));
  }

  /** An RSS document of these items. */
  public static String rss(String... items) {
    return "<rss version=\"2.0\"><channel><title>Tides</title>"
        + "<link>https://tide.example/</link>"
        + String.join("", items)
        + "</channel></rss>";
  }

  /** An item of an RSS document. */
  public static String item(String guid, String title) {
    return item(guid, title, "It came at noon.");
  }

  static String item(String guid, String title, String text) {
    return "<item><guid isPermaLink=\"false\">%s</guid><title>%s</title><link>https://tide.example/%s.html</link><description>%s</description></item>"
        .formatted(guid, title, guid, text);
  }

  /** As the defaults of the configuration. */
  record Pace() implements IngestConfig.Refresh {
    @Override
    public Duration min() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration max() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration dead() {
      return Duration.ofHours(24);
    }

    @Override
    public Duration deadAfter() {
      return Duration.ofDays(60);
    }

    @Override
    public Duration maxBackoff() {
      return Duration.ofHours(6);
    }

    @Override
    public Duration maxRetryAfter() {
      return Duration.ofHours(24);
    }

    @Override
    public Duration failingAfter() {
      return Duration.ofHours(6);
    }

    @Override
    public int pushedFactor() {
      return 12;
    }

    @Override
    public double silenceFactor() {
      return 3;
    }

    @Override
    public int archivePages() {
      return 10;
    }
  }
}
