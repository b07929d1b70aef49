package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.source.IngestConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FetchConfigTest {

  @Test
  void allowsNothingByItself() {
    IngestConfig.Fetch fetch = Settings.of(Map.of()).fetch();

    assertThat(fetch.allow()).isEmpty();
    assertThat(fetch.ports()).containsExactlyInAnyOrder(80, 443);
    assertThat(fetch.deadline()).isEqualTo(Duration.ofSeconds(30));
    assertThat(fetch.maxFeed().asLongValue()).isEqualTo(8L << 20);
    assertThat(fetch.maxPage().asLongValue()).isEqualTo(4L << 20);
    assertThat(fetch.minRate().asLongValue()).isEqualTo(1024);
    assertThat(fetch.maxRatio()).isEqualTo(100);
    assertThat(fetch.maxRedirects()).isEqualTo(5);
    assertThat(fetch.userAgentUrl()).isEmpty();
  }

  @Test
  void readsWhatIsSet() {
    IngestConfig.Fetch fetch =
        Settings.of(
                Map.of(
                    "fetch.allow", "127.0.0.1:8090,10.0.0.0/8",
                    "fetch.ports", "80,443,8080",
                    "fetch.user-agent-url", "https://desk.example/robot"))
            .fetch();

    assertThat(fetch.allow().orElseThrow()).containsExactly("127.0.0.1:8090", "10.0.0.0/8");
    assertThat(fetch.ports()).isEqualTo(Set.of(80, 443, 8080));
    assertThat(UserAgent.of("1.0", fetch.userAgentUrl()))
        .isEqualTo("Dateline/1.0 (+https://desk.example/robot)");
    assertThat(UserAgent.of("1.0", Optional.empty())).isEqualTo("Dateline/1.0");
  }

  @Test
  void pollsBetweenAMinuteAndAnHour() {
    IngestConfig.Refresh refresh = Settings.of(Map.of()).refresh();

    assertThat(refresh.min()).isEqualTo(Duration.ofMinutes(1));
    assertThat(refresh.max()).isEqualTo(Duration.ofHours(1));
    assertThat(refresh.dead()).isEqualTo(Duration.ofHours(24));
    assertThat(refresh.deadAfter()).isEqualTo(Duration.ofDays(60));
    assertThat(refresh.maxBackoff()).isEqualTo(Duration.ofHours(6));
    assertThat(refresh.maxRetryAfter()).isEqualTo(Duration.ofHours(24));
    assertThat(refresh.pushedFactor()).isEqualTo(12);
    assertThat(refresh.archivePages()).isEqualTo(10);
  }
}
