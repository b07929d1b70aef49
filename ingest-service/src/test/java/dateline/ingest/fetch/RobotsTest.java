package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsTest {

  private final FeedServer server = new FeedServer();
  private final Client client = new Client(Map.of());

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void asksOnceAndObeys() {
    server
        .on(
            "/robots.txt",
            200,
            "User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /desk/\n")
        .on("/news/1", 200, "<p>one</p>")
        .on("/news/2", 200, "<p>two</p>")
        .on("/desk/3", 200, "<p>three</p>");

    assertThat(page("/news/1")).isInstanceOf(FetchResult.Fetched.class);
    assertThat(page("/news/2")).isInstanceOf(FetchResult.Fetched.class);
    assertThat(((FetchResult.Failed) page("/desk/3")).kind()).isEqualTo(FetchResult.Kind.ROBOTS);
    assertThat(server.requests("/desk/3")).isEmpty();
    assertThat(server.requests("/robots.txt")).hasSize(1);
    assertThat(server.requests("/robots.txt").get(0).header("user-agent"))
        .contains("Dateline/test");
  }

  @ParameterizedTest
  @CsvSource({"404,true", "403,true", "410,true", "500,false", "503,false", "429,false"})
  void allowsAllWithoutRobots_andNothingWhileItCannotBeGot(int status, boolean allowed) {
    server.on("/robots.txt", status, "").on("/news/1", 200, "<p>one</p>");

    assertThat(page("/news/1") instanceof FetchResult.Fetched).isEqualTo(allowed);
  }

  @Test
  void asksAgainBehindARedirectToAnotherSite() {
    server
        .on(
            "/robots.txt",
            (r, wire) -> {
              String rules =
                  r.header("host").orElseThrow().startsWith("closed")
                      ? "User-agent: *\nDisallow: /"
                      : "";
              wire.send(FeedServer.head(200, java.util.List.of(), rules.length()) + rules);
            })
        .on("/news/1", 302, "", "Location: " + server.at("closed.test", "/news/2"))
        .on("/news/2", 200, "<p>two</p>");

    FetchResult result =
        client.fetch(FetchRequest.get(server.at("open.test", "/news/1"), FetchKind.PAGE));

    assertThat(((FetchResult.Failed) result).kind()).isEqualTo(FetchResult.Kind.ROBOTS);
    assertThat(server.requests("/news/2")).isEmpty();
  }

  @Test
  void keepsTheDelayThatTheSiteAsksFor() {
    server
        .on("/robots.txt", 200, "User-agent: *\nCrawl-delay: 1\n")
        .on("/news/1", 200, "one")
        .on("/news/2", 200, "two");
    page("/news/1");
    page("/news/2");

    long between =
        server.requests("/news/2").get(0).nanos() - server.requests("/news/1").get(0).nanos();
    assertThat(Duration.ofNanos(between)).isGreaterThan(Duration.ofMillis(950));
  }

  @Test
  void doesNotAskForFeeds() {
    server.on("/robots.txt", 200, "User-agent: *\nDisallow: /").on("/feed", 200, "<rss/>");

    assertThat(client.get(server.at("/feed"))).isInstanceOf(FetchResult.Fetched.class);
    assertThat(server.requests("/robots.txt")).isEmpty();
  }

  private FetchResult page(String path) {
    return client.fetch(FetchRequest.get(server.at(path), FetchKind.PAGE));
  }
}
