package dateline.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.KeyHash;
import dateline.ingest.source.FeedSettings.Key;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedsTest {

  private final Feeds feeds =
      new Feeds(
          Map.of("fixed", TestFeeds.settings("{'id':'fixed','provider':'p'}")),
          InstantSource.fixed(TestFeeds.NOW));

  @Test
  void whatTheLogBringsComesChangesAndGoes() {
    List<FeedChange> changes = new ArrayList<>();
    feeds.onChange(changes::add);
    feeds.put(TestFeeds.settings("{'id':'tide','provider':'p','name':'Tide'}"));
    assertThat(feeds.byId("tide").orElseThrow().name()).isEqualTo("Tide");
    feeds.put(TestFeeds.settings("{'id':'tide','provider':'p','name':'Ebb'}"));
    feeds.remove("tide");
    feeds.remove("tide");
    assertThat(feeds.byId("tide")).isEmpty();
    assertThat(changes)
        .extracting(
            change -> change.before().map(Feed::name), change -> change.after().map(Feed::name))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Optional.empty(), Optional.of("Tide")),
            org.assertj.core.groups.Tuple.tuple(Optional.of("Tide"), Optional.of("Ebb")),
            org.assertj.core.groups.Tuple.tuple(Optional.of("Ebb"), Optional.empty()));
  }

  @Test
  void theConfigurationGoesBeforeTheLog() {
    feeds.put(TestFeeds.settings("{'id':'fixed','provider':'other'}"));
    assertThat(feeds.byId("fixed").orElseThrow().provider()).isEqualTo("p");
    feeds.remove("fixed");
    assertThat(feeds.byId("fixed")).isPresent();
  }

  @Test
  void aFeedKeepsWhatItHasPushedWhenSomethingElseChanges() {
    feeds.put(TestFeeds.settings("{'id':'tide','provider':'p','rate':0.01,'burst':1}"));
    FeedRate before = feeds.byId("tide").orElseThrow().rate().orElseThrow();
    feeds.put(TestFeeds.settings("{'id':'tide','provider':'p','rate':0.01,'burst':1,'name':'T'}"));
    assertThat(feeds.byId("tide").orElseThrow().rate()).containsSame(before);
    feeds.put(TestFeeds.settings("{'id':'tide','provider':'p','rate':0.02,'burst':1}"));
    assertThat(feeds.byId("tide").orElseThrow().rate().orElseThrow()).isNotSameAs(before);
  }

  @Test
  void aKeyThatHasExpiredIsNoKey() {
    Key over =
        new Key(KeyHash.of("old"), TestFeeds.NOW, Optional.of(TestFeeds.NOW), Optional.empty());
    Key valid =
        new Key(
            KeyHash.of("new"),
            TestFeeds.NOW,
            Optional.of(TestFeeds.NOW.plusSeconds(1)),
            Optional.empty());
    FeedSettings tide = TestFeeds.settings("{'id':'tide','provider':'p'}");
    feeds.put(tide.push(tide.push().keys(List.of(over, valid))));
    assertThat(feeds.isKnown(KeyHash.of("old"))).isFalse();
    assertThat(feeds.isKnown(KeyHash.of("new"))).isTrue();
  }

  @Test
  void aListenerThatFailsKeepsNobodyElseFromHearing() {
    List<String> heard = new ArrayList<>();
    feeds.onChange(
        change -> {
          throw new IllegalStateException("a fault of the listener");
        });
    feeds.onChange(change -> heard.add(change.id()));
    feeds.put(TestFeeds.settings("{'id':'tide','provider':'p'}"));
    assertThat(heard).containsExactly("tide");
  }
}
