package dateline.ingest.poll;

import static dateline.ingest.poll.TestPolls.item;
import static dateline.ingest.poll.TestPolls.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.fetch.Client;
import dateline.ingest.fetch.FeedServer;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.Fetching;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import dateline.ingest.publish.Delivery;
import dateline.ingest.source.Feed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses around us that a feed names are fetched by nobody, whatever they are named as. */
class InsideAddressesTest {

  private static final String URL = TestPolls.URL.toString();

  private final TestPolls.Clock clock = new TestPolls.Clock();
  private final Web web = new Web();
  private final FeedServer inside = new FeedServer();
  // Its port alone would be let through.
  private Client client = client("10.1.0.0/16");

  /** The feed is somewhere; all that it names is asked for by the real fetcher. */
  private final Fetching fetching =
      request ->
          "tide.example".equals(request.uri().getHost())
              ? web.fetch(request)
              : client.fetcher.fetch(request);

  private FeedProgress progress;

  InsideAddressesTest() {
    for (String path : List.of("/page", "/image.png", "/older", "/sitemap", "/hub")) {
      inside.on(path, 200, "secret", "Content-Type: text/html");
    }
  }

  private Client client(String allow) {
    return new Client(Map.of("allow", allow, "ports", "80,443," + inside.port()));
  }

  @AfterEach
  void close() {
    client.close();
    inside.close();
  }

  private Polled poll(Feed feed) throws Exception {
    clock.pass(java.time.Duration.ofMinutes(10));
    progress = progress == null ? TestPolls.first(feed) : progress;
    Polled polled =
        TestPolls.poller(fetching, clock)
            .poll(feed, progress, Map.of("Authorization", "Basic c2VjcmV0"))
            .get(30, TimeUnit.SECONDS);
    progress = polled.after();
    return polled;
  }

  private static List<WireItem> items(Polled polled) {
    return polled.delivery().orElseThrow().items().stream()
        .map(Delivery.Outgoing::entry)
        .map(entry -> ((Entry.Sound) entry).item())
        .toList();
  }

  /** This machine, by all the names that it has. */
  private Stream<String> insides() {
    String port = ":" + inside.port();
    return Stream.of(
        "http://127.0.0.1" + port,
        "http://127.1" + port,
        "http://2130706433" + port,
        "http://0x7f.0.0.1" + port,
        "http://[::1]" + port,
        "http://[::ffff:127.0.0.1]" + port,
        "http://inside.test" + port,
        "http://user:pass@inside.test" + port,
        "https://127.0.0.1" + port,
        "http://169.254.169.254",
        "gopher://127.0.0.1" + port,
        "jar:http://127.0.0.1" + port,
        "file://");
  }

  @Test
  void aPageOrAnImageIsNotFetched() throws Exception {
    List<String> links =
        insides()
            .map(
                base ->
                    "<item><guid isPermaLink='false'>%1$s</guid><title>Flow</title><link>%1$s/page</link><description>&lt;img src='%1$s/image.png'&gt;</description><enclosure url='%1$s/image.png' type='image/png' length='9'/></item>"
                        .formatted(base))
            .toList();
    web.rss(URL, rss(links.toArray(String[]::new)));
    List<WireItem> items = items(poll(TestPolls.feed("tide", "'fullText':'always'")));
    assertThat(items)
        .hasSameSizeAs(links)
        .allSatisfy(
            item -> {
              assertThat(item.parts().texts()).extracting(Parts.Text::role).doesNotContain("page");
              assertThat(item.toString()).doesNotContain("secret");
            });
    assertThat(items.get(0).notices())
        .extracting(notice -> notice.message())
        .contains("without its page: " + FetchResult.Kind.REFUSED_ADDRESS.message());
    assertThat(inside.requests()).isEmpty();
  }

  @Test
  void anOlderPageOfTheFeedIsNotFetched() throws Exception {
    Feed feed = TestPolls.feed();
    web.rss(URL, rss(item("a", "Flow")));
    poll(feed);
    for (String base : insides().toList()) {
      String older =
          "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='prev-archive' href='%s/older'/>";
      web.rss(URL, rss(older.formatted(base), item("of-" + base, "Ebb")));
      assertThat(items(poll(feed))).hasSize(1);
    }
    assertThat(inside.requests()).isEmpty();
  }

  @Test
  void aSitemapOfAnIndexIsNotFetched() throws Exception {
    for (String base : insides().toList()) {
      String index =
          "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>%s/sitemap</loc></sitemap></sitemapindex>"
              .formatted(base);
      web.answer(URL, Web.fetched(TestPolls.URL, "application/xml", index));
      assertThat(poll(TestPolls.feed()).delivery()).isEmpty();
    }
    assertThat(inside.requests()).isEmpty();
  }

  @Test
  void whereAFeedSaysThatItHasMovedIsNotFetched() throws Exception {
    Feed feed = TestPolls.feed();
    for (String base : insides().toList()) {
      String moved =
          "<itunes:new-feed-url xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>%s/page</itunes:new-feed-url>";
      web.rss(URL, rss(moved.formatted(base), item("of-" + base, "Ebb")));
      poll(feed);
      poll(feed);
    }
    assertThat(inside.requests()).isEmpty();
  }

  @Test
  void onlyWhatTheOperatorAllowsIsFetched() throws Exception {
    client.close();
    client = client("127.0.0.1:" + inside.port());
    String base = "http://127.0.0.1:" + inside.port();
    String index =
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>%s/sitemap</loc></sitemap></sitemapindex>";
    web.answer(URL, Web.fetched(TestPolls.URL, "application/xml", index.formatted(base)));
    poll(TestPolls.feed());
    String linked = "<item><guid>g</guid><title>Flow</title><link>%s/page</link></item>";
    Feed whole = TestPolls.feed("tide", "'fullText':'always'");
    web.rss(URL, rss(linked.formatted(base)));
    poll(whole);
    String older =
        "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='prev-archive' href='%s/older'/>";
    web.rss(URL, rss(older.formatted(base), item("b", "Ebb")));
    poll(TestPolls.feed());
    assertThat(inside.requests())
        .extracting(FeedServer.Request::path)
        .containsExactly("/sitemap", "/robots.txt", "/page", "/older");
    assertThat(inside.requests())
        .allSatisfy(request -> assertThat(request.header("authorization")).isEmpty());
  }
}
