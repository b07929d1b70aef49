package dateline.ingest.poll;

import static dateline.ingest.poll.TestPolls.item;
import static dateline.ingest.poll.TestPolls.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.fetch.FetchKind;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.Headers;
import dateline.ingest.fetch.Trail;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import dateline.ingest.publish.Delivery;
import dateline.ingest.source.Feed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FullTextsTest {

  private static final String URL = TestPolls.URL.toString();
  private static final String LONG = "It came at noon and took the pier with it. ".repeat(20);

  private final TestPolls.Clock clock = new TestPolls.Clock();
  private final Web web = new Web();
  private Map<String, String> headers = Map.of();

  private CompletableFuture<Polled> start(String fullText) {
    Feed feed = TestPolls.feed("tide", "'fullText':'" + fullText + "'");
    return TestPolls.poller(web, clock).poll(feed, TestPolls.first(feed), headers);
  }

  private List<WireItem> poll(String fullText) {
    CompletableFuture<Polled> polled = start(fullText);
    assertThat(polled).isCompleted();
    return items(polled.join());
  }

  private static List<WireItem> items(Polled polled) {
    return polled.delivery().orElseThrow().items().stream()
        .map(Delivery.Outgoing::entry)
        .map(entry -> ((Entry.Sound) entry).item())
        .toList();
  }

  private static Optional<String> page(WireItem item) {
    return item.parts().texts().stream()
        .filter(text -> text.role().equals("page"))
        .map(Parts.Text::value)
        .findFirst();
  }

  private static String address(String guid) {
    return "https://tide.example/" + guid + ".html";
  }

  private static String html(String text) {
    return "<html><head><title>Tide</title></head><body><p>" + text + "</p></body></html>";
  }

  @Test
  void neverFetchesNone() {
    web.rss(URL, rss(item("a", "Flow")));
    assertThat(poll("never")).allSatisfy(item -> assertThat(page(item)).isEmpty());
    assertThat(web.asked()).containsExactly(URL);
  }

  @Test
  void stubFetchesPagesOfStubsAlone_andTheOrderIsKept() {
    web.rss(URL, rss(item("a", "Flow"), item("b", "Ebb", LONG), item("c", "Neap")));
    web.html(address("a"), html("Flow, whole."));
    web.html(address("c"), html("Neap, whole."));
    List<WireItem> items = poll("stub");
    assertThat(items)
        .extracting(item -> item.identity().identifier())
        .containsExactly("a", "b", "c");
    assertThat(items)
        .extracting(FullTextsTest::page)
        .containsExactly(
            Optional.of(html("Flow, whole.")), Optional.empty(), Optional.of(html("Neap, whole.")));
    assertThat(items).allSatisfy(item -> assertThat(item.notices()).isEmpty());
    assertThat(web.last().kind()).isEqualTo(FetchKind.PAGE);
    assertThat(web.asked()).containsExactly(URL, address("a"), address("c"));
  }

  @Test
  void theItemStaysWhatTheFeedDelivered() {
    web.rss(URL, rss(item("a", "Flow")));
    WireItem without = poll("never").get(0);
    web.html(address("a"), html("Flow, whole."));
    WireItem with = poll("stub").get(0);
    assertThat(with.identity()).isEqualTo(without.identity());
    assertThat(with.payload().content()).isEqualTo(without.payload().content());
    assertThat(with.parts().texts()).containsAll(without.parts().texts());
  }

  @Test
  void alwaysFetchesAll() {
    web.rss(URL, rss(item("b", "Ebb", LONG)));
    web.html(address("b"), html("Ebb, whole."));
    assertThat(poll("always"))
        .extracting(FullTextsTest::page)
        .containsExactly(Optional.of(html("Ebb, whole.")));
  }

  @Test
  void whatIsKnownIsNotFetchedAgain() {
    web.rss(URL, rss(item("a", "Flow")));
    web.html(address("a"), html("Flow, whole."));
    Feed feed = TestPolls.feed("tide", "'fullText':'always'");
    Poller poller = TestPolls.poller(web, clock);
    Polled first = poller.poll(feed, TestPolls.first(feed), Map.of()).join();
    web.asked();
    assertThat(poller.poll(feed, first.after(), Map.of()).join().delivery()).isEmpty();
    assertThat(web.asked()).containsExactly(URL);
  }

  @ParameterizedTest
  @EnumSource(names = {"ROBOTS", "TIMEOUT", "TOO_LARGE", "REFUSED_ADDRESS"})
  void anItemWhosePageCannotBeHadGoesWithoutAndSaysWhy(FetchResult.Kind kind) {
    web.rss(URL, rss(item("a", "Flow"), item("b", "Ebb")));
    web.answer(address("a"), Web.failed(URI.create(address("a")), kind));
    web.html(address("b"), html("Ebb, whole."));
    List<WireItem> items = poll("stub");
    assertThat(page(items.get(0))).isEmpty();
    assertThat(items.get(0).notices())
        .containsExactly(new Fault("", "without its page: " + kind.message()));
    assertThat(page(items.get(1))).isPresent();
  }

  @Test
  void aPageThatIsGoneOrNoHtmlIsLeftOut() {
    web.rss(URL, rss(item("a", "Flow"), item("b", "Ebb"), item("c", "Neap")));
    web.answer(
        address("a"), new FetchResult.Gone(Trail.at(URI.create(address("a"))), Headers.NONE));
    web.answer(address("b"), Web.fetched(URI.create(address("b")), "application/pdf", "%PDF-1.7"));
    web.html(address("c"), "");
    assertThat(poll("stub"))
        .allSatisfy(
            item -> {
              assertThat(page(item)).isEmpty();
              assertThat(item.notices()).hasSize(1);
            });
  }

  @Test
  void aFaultInReadingAPageIsThatItemsTroubleAlone() {
    web.rss(URL, rss(item("a", "Flow"), item("b", "Ebb")));
    CompletableFuture<FetchResult> broken =
        CompletableFuture.failedFuture(new IllegalStateException("a fault of ours"));
    web.answer(address("a"), request -> broken);
    web.html(address("b"), html("Ebb, whole."));
    List<WireItem> items = poll("stub");
    assertThat(items.get(0).notices())
        .containsExactly(new Fault("", "without its page: it could not be read"));
    assertThat(page(items.get(1))).isPresent();
  }

  @Test
  void credentialsGoToPagesOfTheFeedsOriginAlone() {
    headers = Map.of("Authorization", "Bearer ebb");
    web.rss(
        URL,
        rss(
            item("a", "Flow"),
            "<item><guid>b</guid><title>Ebb</title><link>https://elsewhere.example/b</link></item>"));
    web.html(address("a"), html("Flow, whole."));
    web.html("https://elsewhere.example/b", html("Ebb, whole."));
    poll("stub");
    assertThat(web.requests())
        .extracting(request -> request.uri().getHost(), request -> request.headers())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("tide.example", headers),
            org.assertj.core.groups.Tuple.tuple("tide.example", headers),
            org.assertj.core.groups.Tuple.tuple("elsewhere.example", Map.of()));
  }

  @Test
  void credentialsDoNotFollowTheFeedToAnotherHostsPages() {
    headers = Map.of("Authorization", "Bearer ebb");
    URI there = URI.create("https://tides.example/rss");
    web.answer(
        URL,
        Web.fetched(
            new Trail(TestPolls.URL, there, there, 1),
            "application/rss+xml",
            rss(
                "<item><guid>b</guid><title>Ebb</title><link>https://tides.example/b</link></item>")));
    web.html("https://tides.example/b", html("Ebb, whole."));
    poll("stub");
    assertThat(web.last().uri()).isEqualTo(URI.create("https://tides.example/b"));
    assertThat(web.last().headers()).isEmpty();
  }

  @Test
  void patienceEndsAndWhatIsLeftGoesWithoutAndSaysSo() {
    web.rss(URL, rss(item("a", "Flow"), item("b", "Ebb"), item("c", "Neap")));
    web.html(address("b"), html("Ebb, whole."));
    web.answer(
        address("a"),
        request -> {
          clock.pass(FullTexts.PATIENCE.plusSeconds(1));
          return Web.done(Web.fetched(request.uri(), "text/html", html("Flow, whole.")));
        });
    List<WireItem> items = poll("always");
    assertThat(items).hasSize(3);
    assertThat(page(items.get(0))).isPresent();
    assertThat(items.subList(1, 3))
        .allSatisfy(
            item -> {
              assertThat(page(item)).isEmpty();
              assertThat(item.notices())
                  .containsExactly(
                      new Fault("", "without its page: there were too many of them at once"));
            });
  }

  @Test
  void thePagesOfOnePollAreBounded() {
    String large = html("x".repeat(FullTexts.LONGEST - 1_000));
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(item("p" + i, "Page " + i));
      web.html(address("p" + i), large);
    }
    web.rss(URL, rss(all.toArray(String[]::new)));
    List<WireItem> items = poll("always");
    assertThat(items).hasSize(8);
    assertThat(items.stream().filter(item -> page(item).isPresent())).hasSize(5);
  }

  @Test
  void manyItemsAreNoDeepStack() {
    String[] all =
        IntStream.range(0, 900).mapToObj(i -> item("p" + i, "Page " + i)).toArray(String[]::new);
    web.rss(URL, rss(all));
    CompletableFuture<FetchResult> held = web.hold(address("p0"));
    CompletableFuture<Polled> polled = start("always");
    assertThat(polled).isNotDone();
    held.complete(Web.fetched(URI.create(address("p0")), "text/html", html("Whole.")));
    assertThat(polled).isCompleted();
    assertThat(items(polled.join()))
        .extracting(item -> item.identity().identifier())
        .startsWith("p0", "p1")
        .hasSize(900);
  }
}
