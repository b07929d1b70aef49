package dateline.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.fetch.Headers;
import dateline.ingest.format.Bounds;
import dateline.ingest.source.TestFeeds;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class TrialTest {

  private static final String URL = "https://tide.example.no/rss";

  private final Site site = new Site();

  @Test
  void theFirstItemsAreShownAsTheyWouldBeRead() {
    site.with(URL, "application/rss+xml", DiscoveryTest.TIDE);
    ObjectNode trial = run("'language':'nb'");
    assertThat(trial.path("fetched").path("status").asInt()).isEqualTo(200);
    assertThat(trial.path("about").path("items").asInt()).isEqualTo(3);
    assertThat(trial.path("items")).hasSize(3);
    var first = trial.path("items").get(0);
    assertThat(first.path("id").asText()).isEqualTo("1");
    assertThat(first.path("identity").asText()).isEqualTo("guid");
    assertThat(first.path("title").asText()).isEqualTo("One");
    assertThat(first.path("times").get(0).path("raw").asText())
        .isEqualTo("Wed, 14 Oct 2026 09:00:00 +0200");
    assertThat(codes(trial)).isEmpty();
  }

  @Test
  void whatTroubleIsToComeIsWarnedOf() {
    site.with(
        URL,
        "text/xml",
        rss(
            "<item><title>A</title><guid>1</guid><pubDate>14 Oct 2026 09:00</pubDate></item>"
                + "<item><title>B</title><guid>1</guid><pubDate>14 Oct 2026 09:00 XQT</pubDate></item>"
                + "<item><title>C</title><description>No id</description></item>"
                + "<item><guid>2</guid><pubDate>14 Oct 2026 09:00 IST</pubDate><description>x</description></item>"
                + "<item><title>D & E</title><guid>3</guid><pubDate>soon</pubDate></item>"));
    assertThat(codes(run("'zone':'Europe/Oslo'")))
        .contains("repaired", "no-ids", "no-dates", "unknown-zone", "time-form", "no-language")
        .doesNotContain("zoneless", "zone-abbreviation");
    assertThat(codes(run("'language':'nb'")))
        .contains("zoneless", "zone-abbreviation")
        .doesNotContain("no-language");
  }

  @Test
  void aShortWindowAndAnOldFeedAreWarnedOf() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      items
          .append("<item><title>A</title><guid>")
          .append(i)
          .append("</guid><pubDate>Wed, 01 Jul 2026 09:0");
      items.append(i).append(":00 GMT</pubDate></item>");
    }
    site.with(URL, "text/xml", rss(items.toString()));
    assertThat(codes(run("'language':'nb'"))).containsExactly("short-window", "stale");
  }

  @Test
  void anEncodingThatNobodyStatesIsGuessedAndSaid() {
    byte[] bytes =
        rss("<item><title>Порт открыт сегодня утром</title><guid>1</guid></item>")
            .getBytes(Charset.forName("windows-1251"));
    site.with(URL, "text/xml", bytes, Headers.NONE);
    assertThat(codes(run("'language':'ru'"))).contains("charset-guessed");
  }

  @Test
  void anEncodingThatTheDocumentStatesIsTaken() {
    byte[] bytes =
        ("<?xml version='1.0' encoding='windows-1251'?>"
                + "<rss version='2.0'><channel><title>Порт</title><item><title>Мост</title>"
                + "<guid>1</guid><pubDate>Wed, 14 Oct 2026 09:00:00 GMT</pubDate></item></channel></rss>")
            .getBytes(Charset.forName("windows-1251"));
    site.with(URL, "text/xml", bytes, Headers.NONE);
    ObjectNode trial = run("'language':'ru'");
    assertThat(trial.path("about").path("title").asText()).isEqualTo("Порт");
    assertThat(codes(trial)).isEmpty();
  }

  @Test
  void aDocumentThatIsNoFeedIsTold() {
    site.with(URL, "text/xml", "<rss version='2.0'><channel></channel></rss>");
    assertThat(codes(run("'language':'nb'"))).containsExactly("empty");
    site.with(URL, "image/png", "PNG");
    assertThat(codes(run("'language':'nb'"))).containsExactly("unreadable");
  }

  @Test
  void atMostTwentyItemsAreShown() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      items.append("<item><title>A</title><guid>").append(i).append("</guid></item>");
    }
    site.with(URL, "text/xml", rss(items.toString()));
    ObjectNode trial = run("'language':'nb'");
    assertThat(trial.path("items")).hasSize(20);
    assertThat(trial.path("about").path("items").asInt()).isEqualTo(50);
  }

  @Test
  void theRequestHasTheFeedsHeaders() {
    site.with(URL, "text/xml", rss(""));
    run("'language':'nb'");
    assertThat(site.requests.get(0).headers()).containsEntry("X-Token", "t");
  }

  @Test
  void aFeedThatIsNotPolledOrDoesNotAnswerIsAProblem() {
    assertThatThrownBy(() -> run("'language':'nb'"))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(422));
    assertThatThrownBy(() -> trial().run(TestFeeds.settings("{'id':'a','provider':'p'}"), Map.of()))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(409));
  }

  private static String rss(String items) {
    return "<rss version='2.0'><channel><title>T</title>" + items + "</channel></rss>";
  }

  private ObjectNode run(String more) {
    String json = "{'id':'tide','provider':'p','url':'" + URL + "'," + more + "}";
    return trial().run(TestFeeds.settings(json), Map.of("X-Token", "t"));
  }

  private Trial trial() {
    return new Trial(site, new Bounds(100, 100_000), InstantSource.fixed(TestFeeds.NOW));
  }

  private static java.util.List<String> codes(ObjectNode trial) {
    return StreamSupport.stream(trial.path("warnings").spliterator(), false)
        .map(warning -> warning.path("code").asText())
        .toList();
  }
}
