package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.ArticleChanged;
import dateline.ArticleUri;
import dateline.ChangeKind;
import dateline.FeedState;
import dateline.RawArticle;
import dateline.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A feed over its whole life: made over REST, polled, corrected, paused, deleted. */
class PolledFeedIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String FEED = "gazette";
  private static final String LONG = ArticleUri.of(FEED, "gazette-herring");
  private static final String STUB = ArticleUri.of(FEED, "gazette-pier");
  private static final String TEXT =
      "<p>The herring fleet of the north coast came home on Tuesday with the largest catch since"
          .concat(" the harbour was dredged, the harbour master said.</p>")
          .concat("<p>Eleven boats landed their fish before dawn, and the auction hall ran out of")
          .concat(" crates by eight. Buyers from three counties waited on the quay while ice was")
          .concat(" fetched from the next town.</p>")
          .concat("<p>The season had begun badly. Storms kept the boats in for most of September,")
          .concat(" and two of them needed new nets. The cooperative now expects to reach its")
          .concat(" quota before the end of the month, and to pay the crews what it owes them")
          .concat(" from the summer.</p>");

  private final Running running = Running.pipeline();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aFeedIsMadePolledCorrectedPausedAndDeleted() throws Exception {
    try (Paper paper = new Paper()) {
      paper.page("/pier", page());
      paper.feed(herring(paper, "Herring fleet lands record catch"), pier(paper));
      make(paper);
      becomesArticles(paper);
      anUnchangedDocumentIsNoEvent(paper);
      aCorrectionIsANewVersion(paper);
      theStateIsInKafka(paper);
      pausingStopsThePolls(paper);
      deletingRemovesTheState();
    }
  }

  private void make(Paper paper) throws Exception {
    String definition =
        """
        {"id": "gazette", "provider": "gazette", "url": "%s", "zone": "Europe/London",
         "language": "en-GB", "fullText": "stub", "minInterval": "PT1S", "maxInterval": "PT1S"}
        """
            .formatted(paper.url("/feed"));
    assertThat(send("POST", "", definition).statusCode()).isEqualTo(201);
  }

  private void becomesArticles(Paper paper) {
    await()
        .atMost(LIMIT)
        .until(() -> running.article(LONG).isPresent() && running.article(STUB).isPresent());
    StoredArticle article = new StoredArticle(running.article(LONG).get());
    assertThat(article.headline()).isEqualTo("Herring fleet lands record catch");
    assertThat(article.body()).startsWith("The herring fleet of the north coast came home");
    assertThat(article.document().getString("language")).isEqualTo("en");
    assertThat(article.document().getString("declaredLanguage")).isEqualTo("en-GB");
    assertThat(article.document().getString("feed")).isEqualTo(FEED);
    assertThat(article.tags("subject")).contains("Fisheries");
    Document published = article.times("published").get(0);
    assertThat(published.getString("raw")).isEqualTo("Tue, 14 Oct 2025 09:30:00 +0100");
    assertThat(published.getDate("instant").toInstant())
        .isEqualTo(Instant.parse("2025-10-14T08:30:00Z"));

    StoredArticle stub = new StoredArticle(running.article(STUB).get());
    assertThat(stub.headline()).isEqualTo("Pier closes for the winter");
    assertThat(stub.body())
        .contains("The council voted on Monday evening")
        .contains("A diver found the rotten piles in August.");
    List<RawArticle> raw = TopicReader.of(Topics.RAW, LONG, RawArticle.class);
    assertThat(raw).hasSize(1);
    assertThat(raw.get(0).getTransport()).isEqualTo("poll");
    assertThat(raw.get(0).getSourceUrl()).isEqualTo(paper.url("/feed"));
  }

  private void anUnchangedDocumentIsNoEvent(Paper paper) {
    int before = paper.visits();
    await().atMost(LIMIT).until(() -> paper.visits() >= before + 3);
    assertThat(TopicReader.of(Topics.RAW, LONG, RawArticle.class)).hasSize(1);
    assertThat(TopicReader.editorialChanges(LONG)).hasSize(1);
  }

  private void aCorrectionIsANewVersion(Paper paper) {
    paper.feed(herring(paper, "Herring fleet lands second-largest catch"), pier(paper));
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(new StoredArticle(running.article(LONG).get()).headline())
                    .isEqualTo("Herring fleet lands second-largest catch"));
    assertThat(running.versions(LONG)).hasSize(2);
    List<ArticleChanged> changes = TopicReader.editorialChanges(LONG);
    assertThat(changes)
        .extracting(ArticleChanged::getKind)
        .containsExactly(ChangeKind.Created, ChangeKind.Updated);
    assertThat(TopicReader.editorialChanges(STUB)).hasSize(1);
  }

  private void theStateIsInKafka(Paper paper) {
    List<FeedState> states = TopicReader.of(Topics.FEED_STATES, FEED, FeedState.class);
    FeedState state = states.get(states.size() - 1);
    assertThat(state.getUrl()).isEqualTo(paper.url("/feed"));
    assertThat(state.getFormat()).isEqualTo("rss");
    assertThat(state.getItems()).isEqualTo(3);
    assertThat(state.getWindowItems()).isEqualTo(2);
    assertThat(state.getEtag()).isNotEmpty();
    assertThat(state.getFailures()).isZero();
    assertThat(state.getAlarms()).isEmpty();
  }

  private void pausingStopsThePolls(Paper paper) throws Exception {
    assertThat(send("POST", "/gazette/pause", "").statusCode()).isEqualTo(200);
    int before = paper.visits();
    await()
        .pollDelay(Duration.ofSeconds(3))
        .atMost(LIMIT)
        .until(() -> paper.visits() <= before + 1);
  }

  private void deletingRemovesTheState() throws Exception {
    assertThat(send("DELETE", "/gazette", "").statusCode()).isEqualTo(204);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              List<FeedState> states = TopicReader.of(Topics.FEED_STATES, FEED, FeedState.class);
              assertThat(states.get(states.size() - 1)).isNull();
            });
    assertThat(running.article(LONG)).as("the article stays").isPresent();
  }

  private static String herring(Paper paper, String headline) {
    return """
        <item><guid isPermaLink="false">gazette-herring</guid><title>%s</title><link>%s</link>
        <pubDate>Tue, 14 Oct 2025 09:30:00 +0100</pubDate><category>Fisheries</category>
        <content:encoded><![CDATA[%s]]></content:encoded></item>
        """
        .formatted(headline, paper.url("/herring"), TEXT);
  }

  private static String pier(Paper paper) {
    return """
        <item><guid isPermaLink="false">gazette-pier</guid><title>Pier closes for the winter</title>
        <link>%s</link><pubDate>Tue, 14 Oct 2025 08:00:00 +0100</pubDate>
        <description>Walkers have to look for another way to the lighthouse [...]</description></item>
        """
        .formatted(paper.url("/pier"));
  }

  private static String page() {
    return """
        <!DOCTYPE html><html lang="en-GB"><head><title>Pier closes for the winter</title></head>
        <body><article><h1>Pier closes for the winter</h1>
        <p>The council voted on Monday evening to close the pier until April, after an engineer's
        report found that a storm could carry its outer end away.</p>
        <p>A diver found the rotten piles in August. Repairs are to cost as much as the town spends
        on its library in three years, and the council wants the county to pay for half of it.</p>
        <p>Until then walkers reach the lighthouse by the old tramway, which floods at high tide.
        A timetable of the tides will be put up at both of its gates by the end of the week.</p>
        </article></body></html>
        """;
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(
                URI.create(running.services().url(Service.INGEST) + "/v1/feeds" + path))
            .header("X-API-Key", Running.OPERATOR)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
