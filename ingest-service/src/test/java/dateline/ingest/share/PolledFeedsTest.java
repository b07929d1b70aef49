package dateline.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.poll.PolledFeed;
import dateline.ingest.poll.TestPolls;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSecrets;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.Sealer;
import dateline.ingest.source.TestFeeds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolledFeedsTest {

  private final Feeds feeds = new Feeds(Map.of(), InstantSource.fixed(TestFeeds.NOW));
  private final FeedSecrets secrets = new FeedSecrets(sealer('k'));
  private final PolledFeeds polled = polled(secrets);

  private static Sealer sealer(char key) {
    byte[] bytes = String.valueOf(key).repeat(32).getBytes();
    return new Sealer(Optional.of(Base64.getEncoder().encodeToString(bytes)), List.of());
  }

  private PolledFeeds polled(FeedSecrets with) {
    DefinitionLog log =
        new DefinitionLog(
            Optional::empty,
            () -> {
              throw new IllegalStateException("no Kafka here");
            },
            feeds,
            new DefinitionDecoder((topic, bytes) -> null),
            Duration.ofSeconds(1),
            new SimpleMeterRegistry());
    return new PolledFeeds(feeds, log, with);
  }

  private static FeedSettings feed(String id) {
    return TestPolls.feed(id, "'fullText':'never'").settings();
  }

  private List<String> ids() {
    return polled.all().stream().map(PolledFeed::feed).map(Feed::id).toList();
  }

  @Test
  void feedsWithAnAddressAreThoseThatAreNotPaused() {
    feeds.put(feed("tide"));
    feeds.put(feed("ebb").paused(true));
    feeds.put(TestFeeds.settings("{'id':'push','provider':'tides'}"));
    assertThat(ids()).containsExactly("tide");
    assertThat(polled.all().get(0).url()).isEqualTo(TestPolls.URL);
    assertThat(polled.all().get(0).headers()).isEmpty();
  }

  @Test
  void everyChangeIsSeen() {
    assertThat(ids()).isEmpty();
    feeds.put(feed("tide"));
    assertThat(ids()).containsExactly("tide");
    assertThat(polled.all()).as("made once").isSameAs(polled.all());
    feeds.put(feed("tide").paused(true));
    assertThat(ids()).isEmpty();
    feeds.put(feed("tide"));
    feeds.put(feed("ebb"));
    assertThat(ids()).containsExactly("ebb", "tide");
    feeds.remove("tide");
    assertThat(ids()).containsExactly("ebb");
  }

  @Test
  void aFeedThatGoesIsTold_andOneThatIsPausedExistsOn() {
    List<String> gone = new ArrayList<>();
    polled.onGone(gone::add);
    feeds.put(feed("tide"));
    feeds.put(feed("tide").paused(true));
    assertThat(gone).isEmpty();
    assertThat(polled.exists("tide")).isTrue();
    feeds.remove("tide");
    assertThat(gone).containsExactly("tide");
    assertThat(polled.exists("tide")).isFalse();
  }

  @Test
  void headersAreOpened_andAFeedWhoseHeadersDoNotOpenIsLeftOut() {
    FeedSettings tide = feed("tide");
    Map<String, String> headers = Map.of("Authorization", "Bearer ebb");
    feeds.put(
        tide.poll(
            tide.poll()
                .map(
                    poll ->
                        poll.headers(
                            Optional.of(secrets.sealHeaders("tide", headers, TestFeeds.NOW))))));
    feeds.put(feed("ebb"));
    assertThat(polled.all())
        .filteredOn(each -> each.feed().id().equals("tide"))
        .singleElement()
        .extracting(PolledFeed::headers)
        .isEqualTo(headers);
    assertThat(polled(new FeedSecrets(sealer('o'))).all())
        .extracting(PolledFeed::url)
        .containsExactly(URI.create("https://tide.example/feed"));
  }
}
