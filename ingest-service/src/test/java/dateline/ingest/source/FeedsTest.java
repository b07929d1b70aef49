package dateline.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.KeyHash;
import dateline.ingest.source.IngestConfig.FeedConfig;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedsTest {

  /** {@code printf %s secret | sha256sum}. */
  private static final String HASH =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  private record Definition(
      String provider,
      Optional<String> zone,
      Optional<String> language,
      String keySha256,
      OptionalDouble rate)
      implements FeedConfig {

    @Override
    public Optional<String> name() {
      return Optional.empty();
    }

    @Override
    public OptionalDouble burst() {
      return OptionalDouble.empty();
    }
  }

  @Test
  void aKeyMatchesItsHash() {
    Feeds feeds = feeds("wire", definition("agency", "Asia/Kolkata", "en-IN", HASH));
    Feed feed = feeds.byId("wire").orElseThrow();
    assertThat(feed.key().matches(KeyHash.of("secret"))).isTrue();
    assertThat(feed.key().matches(KeyHash.of("Secret"))).isFalse();
    assertThat(feeds.isKnown(KeyHash.of("secret"))).isTrue();
    assertThat(feeds.isKnown(KeyHash.of(""))).isFalse();
    assertThat(feed.name()).isEqualTo("wire");
    assertThat(feed.rate()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          wire, Agency, -,            -,     hash, provider needs
          Wire, agency, -,            -,     hash, the id needs
          wire, agency, IST,          -,     hash, zone is no IANA zone
          wire, agency, +05:30,       -,     hash, zone is no IANA zone
          wire, agency, Asia/Nowhere, -,     hash, zone is no IANA zone
          wire, agency, -,            en_IN!, hash, language is no BCP 47 tag
          wire, agency, -,            -,     abc,  key-sha256 is not
          """)
  void aWrongDefinitionStopsTheStart(
      String id, String provider, String zone, String language, String key, String message) {
    assertThatThrownBy(
            () -> feeds(id, definition(provider, zone, language, key.equals("hash") ? HASH : key)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(id + ": " + message);
  }

  private static Feeds feeds(String id, FeedConfig definition) {
    return new Feeds(Map.of(id, definition));
  }

  private static FeedConfig definition(String provider, String zone, String language, String key) {
    return new Definition(
        provider,
        Optional.ofNullable(zone),
        Optional.ofNullable(language),
        key,
        OptionalDouble.empty());
  }
}
