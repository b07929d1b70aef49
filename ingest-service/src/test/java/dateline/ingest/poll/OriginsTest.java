package dateline.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

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
    assertThat(Origins.same(URI.create(one), URI.create(other))).isTrue();
    assertThat(Origins.same(URI.create(other), URI.create(one))).isTrue();
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
    "mailto:a@tide.example, mailto:b@tide.example",
    "/feed, /other",
  })
  void other(String one, String other) {
    assertThat(Origins.same(URI.create(one), URI.create(other))).isFalse();
    assertThat(Origins.same(URI.create(other), URI.create(one))).isFalse();
  }
}
