package dateline.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.KeyHash;
import dateline.ingest.source.FeedSettings.FullText;
import dateline.ingest.source.FeedSettings.Origin;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedFeedsTest {

  /** {@code printf %s secret | sha256sum}. */
  private static final String HASH =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  @Test
  void aKeyMatchesItsHash() {
    Feeds feeds = feeds(Map.of("wire.provider", "agency", "wire.key-sha256", HASH));
    Feed feed = feeds.byId("wire").orElseThrow();
    assertThat(feed.hasKey(KeyHash.of("secret"), TestFeeds.NOW)).isTrue();
    assertThat(feed.hasKey(KeyHash.of("Secret"), TestFeeds.NOW)).isFalse();
    assertThat(feeds.isKnown(KeyHash.of("secret"))).isTrue();
    assertThat(feeds.isKnown(KeyHash.of(""))).isFalse();
    assertThat(feed.name()).isEqualTo("wire");
    assertThat(feed.rate()).isEmpty();
    assertThat(feed.settings().origin()).isEqualTo(Origin.CONFIGURATION);
  }

  @Test
  void everyFieldOfAPolledFeedMayStandThere() {
    Map<String, String> keys = new HashMap<>();
    keys.put("tide.provider", "tide");
    keys.put("tide.url", "https://tide.example/rss");
    keys.put("tide.site", "https://tide.example/");
    keys.put("tide.media-type", "application/rss+xml");
    keys.put("tide.min-interval", "1m");
    keys.put("tide.max-interval", "PT2H");
    keys.put("tide.full-text", "stub");
    keys.put("tide.websub", "false");
    keys.put("tide.directory", "tide/in");
    keys.put("tide.categories", "Coast,Coast/North");
    keys.put("tide.paused", "true");
    FeedSettings tide = feeds(keys).byId("tide").orElseThrow().settings();
    FeedSettings.Polling poll = tide.poll().orElseThrow();
    assertThat(poll.url()).isEqualTo(URI.create("https://tide.example/rss"));
    assertThat(poll.minInterval()).contains(Duration.ofMinutes(1));
    assertThat(poll.maxInterval()).contains(Duration.ofHours(2));
    assertThat(poll.fullText()).isEqualTo(FullText.STUB);
    assertThat(poll.websub()).isFalse();
    assertThat(tide.site()).contains(URI.create("https://tide.example/"));
    assertThat(tide.mediaType()).isEqualTo(Optional.of("application/rss+xml"));
    assertThat(tide.directory()).contains("tide/in");
    assertThat(tide.categories()).containsExactly("Coast", "Coast/North");
    assertThat(tide.paused()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          wire, Agency, -,            -,     hash, provider needs
          Wire, agency, -,            -,     hash, id needs
          wire, agency, IST,          -,     hash, zone is no IANA zone
          wire, agency, +05:30,       -,     hash, zone is no IANA zone
          wire, agency, Asia/Nowhere, -,     hash, zone is no IANA zone
          wire, agency, -,            en_IN!, hash, language is no BCP 47 tag
          wire, agency, -,            -,     abc,  key-sha256 is not
          wire, agency, -,            -,     -,    has no way in
          """)
  void aWrongDefinitionStopsTheStart(
      String id, String provider, String zone, String language, String key, String message) {
    Map<String, String> keys = new HashMap<>();
    keys.put(id + ".provider", provider);
    keys.put(id + ".zone", zone);
    keys.put(id + ".language", language);
    keys.put(id + ".key-sha256", "hash".equals(key) ? HASH : key);
    keys.values().removeIf(java.util.Objects::isNull);
    assertThatThrownBy(() -> feeds(keys))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(id + ": " + message);
  }

  private static Feeds feeds(Map<String, String> keys) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(IngestConfig.class);
    keys.forEach((key, value) -> builder.withDefaultValue("dateline.ingest.feeds." + key, value));
    SmallRyeConfig config = builder.build();
    return new Feeds(
        FixedFeeds.read(
            config.getConfigMapping(IngestConfig.class),
            new FeedRules(UrlRule.STANDARD),
            InstantSource.fixed(TestFeeds.NOW)),
        InstantSource.fixed(TestFeeds.NOW));
  }
}
