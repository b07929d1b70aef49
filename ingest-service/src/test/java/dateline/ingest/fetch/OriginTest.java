package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

  @ParameterizedTest
  @CsvSource({
    "https://tide.example/feed, https://tide.example/story?a=1",
    "https://tide.example/feed, HTTPS://Tide.Example:443/",
    "http://tide.example:80/feed, http://tide.example/",
    "https://tide.example:8443/feed, https://tide.example:8443/x",
    "http://[::1]/feed, http://[::1]:80/x",
    "https://ebb_flow.example/feed, https://ebb_flow.example/x",
    "https://прилив.example/feed, https://xn--b1alalsg.example/x",
  })
  void same(String one, String other) {
    assertThat(Origin.of(URI.create(one)).equals(Origin.of(URI.create(other)))).isTrue();
    assertThat(Origin.of(URI.create(other)).equals(Origin.of(URI.create(one)))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://tide.example/feed, http://tide.example/feed",
    "https://tide.example/feed, https://www.tide.example/feed",
    "https://tide.example/feed, https://tide.example:8443/feed",
    "https://tide.example/feed, https://tide.example.evil.example/feed",
    "https://tide.example/feed, https://user@tide.example/feed",
    "http://[::1]/feed, http://[::1]:81/feed",
    "https://ebb_flow.example/feed, https://flow_ebb.example/feed",
    "https://прилив.example/feed, https://отлив.example/feed",
  })
  void other(String one, String other) {
    assertThat(Origin.of(URI.create(one)).equals(Origin.of(URI.create(other)))).isFalse();
    assertThat(Origin.of(URI.create(other)).equals(Origin.of(URI.create(one)))).isFalse();
  }
}
