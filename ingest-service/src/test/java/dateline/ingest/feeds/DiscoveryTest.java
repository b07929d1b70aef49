package dateline.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.fetch.Headers;
import dateline.ingest.format.Bounds;
import dateline.ingest.source.TestFeeds;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

  private static final String HTML = "text/html";
  private static final String RSS = "application/rss+xml";

  static final String TIDE =
      """
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
      <title>Tide &amp; harbour</title><link>https://tide.example.no/</link><language>nb-NO</language>
      <atom:link rel="hub" href="https://hub.example/"/>
      <atom:link rel="self" href="https://tide.example.no/rss"/>
      <image><title>Logo</title><link>https://logo.example/</link></image>
      <item><title>One</title><guid>1</guid><pubDate>Wed, 14 Oct 2026 09:00:00 +0200</pubDate></item>
      <item><title>Two</title><guid>2</guid><pubDate>Wed, 14 Oct 2026 08:00:00 +0200</pubDate></item>
      <item><title>Three</title><guid>3</guid><pubDate>Wed, 14 Oct 2026 05:00:00 +0200</pubDate></item>
      </channel></rss>
      """;

  private final Site site = new Site();

  @Test
  void aFeedIsItsOwnDiscovery() {
    site.with("https://tide.example.no/rss", RSS, TIDE);
    ObjectNode found = discover("https://tide.example.no/rss");
    assertThat(found.path("feeds")).hasSize(1);
    var feed = found.path("feeds").get(0);
    assertThat(feed.path("found").asText()).isEqualTo("the address itself");
    assertThat(feed.path("format").asText()).isEqualTo("rss");
    assertThat(feed.path("title").asText()).isEqualTo("Tide & harbour");
    assertThat(feed.path("site").asText()).isEqualTo("https://tide.example.no/");
    assertThat(feed.path("self").asText()).isEqualTo("https://tide.example.no/rss");
    assertThat(feed.path("hubs").get(0).asText()).isEqualTo("https://hub.example/");
    assertThat(feed.path("items").asInt()).isEqualTo(3);
    assertThat(feed.path("language").asText()).isEqualTo("nb-NO");
    assertThat(feed.path("cadence").asText()).isEqualTo("PT3H");
    assertThat(feed.path("zone").path("guess").asText()).isEqualTo("Europe/Oslo");
    assertThat(feed.path("zone").path("sure").asBoolean()).isTrue();
    assertThat(site.asked()).hasSize(1);
  }

  @Test
  void whatThePageDeclaresIsFoundWithItsBase() {
    site.with(
            "https://paper.example/",
            HTML,
            "<html><head><base href='https://cdn.example/x/'>"
                + "<link rel='ALTERNATE stylesheet' type='application/rss+xml; charset=utf-8' href='tide'>"
                + "<link rel=alternate type='application/feed+json' href='/json'>"
                + "<link rel=alternate hreflang=de href='/de'>"
                + "</head><body><a href='/rss'>RSS</a></body></html>")
        .with("https://cdn.example/x/tide", RSS, TIDE)
        .with(
            "https://cdn.example/json",
            "application/feed+json",
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[],"
                + "\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/j\"}]}");
    ObjectNode found = discover("https://paper.example/");
    assertThat(found.path("feeds"))
        .extracting(feed -> feed.path("url").asText())
        .containsExactly("https://cdn.example/x/tide", "https://cdn.example/json");
    assertThat(found.path("feeds").get(1).path("format").asText()).isEqualTo("json-feed");
    assertThat(found.path("feeds").get(1).path("hubs").get(0).asText())
        .isEqualTo("https://hub.example/j");
    assertThat(site.asked()).doesNotContain("https://paper.example/rss", "https://cdn.example/rss");
  }

  @Test
  void aPageThatDeclaresNothingIsGuessedAt() {
    site.with(
            "https://paper.example/",
            HTML,
            "<html><body><a href='/press'>Press</a><a href='/feeds/coast.xml'>Feed</a></body></html>")
        .with("https://paper.example/feeds/coast.xml", RSS, TIDE);
    ObjectNode found = discover("https://paper.example/");
    assertThat(found.path("feeds").get(0).path("found").asText()).isEqualTo("linked by the page");
    assertThat(site.asked()).doesNotContain("https://paper.example/press");
  }

  @Test
  void sixUsualPlacesAreTriedAtMost() {
    site.with("https://paper.example/news/", HTML, "<html><body>Nothing</body></html>")
        .with("https://paper.example/atom.xml", "text/plain", TIDE);
    ObjectNode found = discover("https://paper.example/news/");
    assertThat(found.path("feeds").get(0).path("url").asText())
        .isEqualTo("https://paper.example/atom.xml");
    assertThat(site.asked()).hasSize(1 + 1 + 6);
  }

  @Test
  void aNewsSitemapOfRobotsIsFound() {
    site.with("https://paper.example/", HTML, "<html></html>")
        .with(
            "https://paper.example/robots.txt",
            "text/plain",
            "User-agent: *\nDisallow: /x\nSITEMAP: https://paper.example/all.xml\n"
                + "Sitemap:https://paper.example/news-sitemap.xml\nSitemap: not an address\n")
        .with(
            "https://paper.example/all.xml", "text/xml", "<urlset><url><loc>x</loc></url></urlset>")
        .with(
            "https://paper.example/news-sitemap.xml",
            "text/xml",
            "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                + " xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'></urlset>");
    ObjectNode found = discover("https://paper.example/");
    assertThat(found.path("feeds")).hasSize(1);
    assertThat(found.path("feeds").get(0).path("format").asText()).isEqualTo("news-sitemap");
    assertThat(found.path("feeds").get(0).path("found").asText()).isEqualTo("named by robots.txt");
  }

  @Test
  void hubsOfTheHeadersGoFirst() {
    site.with(
        "https://tide.example.no/rss",
        RSS,
        TIDE.getBytes(StandardCharsets.UTF_8),
        new Headers(
            Map.of(
                "Link",
                List.of(
                    "<https://h1.example/>; rel=\"hub\", <https://self.example/>; rel=self",
                    "<https://h2.example/>; title=x; rel=hub"))));
    ObjectNode found = discover("https://tide.example.no/rss");
    assertThat(found.path("feeds").get(0).path("hubs").toString())
        .isEqualTo("[\"https://h1.example/\",\"https://h2.example/\"]");
    assertThat(found.path("feeds").get(0).path("self").asText()).isEqualTo("https://self.example/");
  }

  @Test
  void manyCandidatesAreBounded() {
    StringBuilder page = new StringBuilder("<html><head>");
    for (int i = 0; i < 500; i++) {
      page.append("<link rel=alternate type=application/rss+xml href='/rss").append(i).append("'>");
    }
    site.with("https://paper.example/", HTML, page.toString());
    discover("https://paper.example/");
    assertThat(site.asked()).hasSizeLessThanOrEqualTo(1 + 1 + 12 + 6);
  }

  @Test
  void anAddressThatCantBeFetchedIsAProblem() {
    assertThatThrownBy(() -> discover("https://nowhere.example/"))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem -> {
              assertThat(problem.getStatusCode()).isEqualTo(422);
              assertThat(problem.getParameters()).containsEntry("upstreamStatus", 404);
            });
  }

  private ObjectNode discover(String url) {
    return new Discovery(site, new Bounds(100, 100_000), InstantSource.fixed(TestFeeds.NOW))
        .discover(URI.create(url));
  }
}
