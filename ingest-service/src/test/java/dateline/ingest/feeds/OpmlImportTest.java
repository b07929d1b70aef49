package dateline.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.opml.OpmlWriter;
import dateline.ingest.opml.OutlineJson;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedRules;
import dateline.ingest.source.FeedSecrets;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.Origin;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.Sealer;
import dateline.ingest.source.TestFeeds;
import dateline.ingest.source.UrlRule;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpmlImportTest {

  private static final String FULL =
      "{'id':'tide','provider':'coast','name':'Tide & <Ebb> \\\"now\\\"',"
          + "'url':'https://tide.example/rss?a=1&b=2','site':'https://tide.example/',"
          + "'mediaType':'application/rss+xml','zone':'Europe/Oslo','language':'nb',"
          + "'categories':['Coast/North','Sea'],'rate':0.5,'burst':3,'paused':true,"
          + "'minInterval':'PT1M','maxInterval':'PT2H','fullText':'stub','websub':'off',"
          + "'directory':'tide'}";

  private final Feeds feeds = new Feeds(Map.of(), InstantSource.fixed(TestFeeds.NOW));
  private final OpmlImport imports = imports(feeds);

  @Test
  void nothingThatIsWrittenIsLostWhenItIsReadAgain() {
    FeedSettings full = TestFeeds.settings(FULL);
    FeedSettings plain =
        TestFeeds.settings("{'id':'ebb','provider':'coast','url':'https://ebb.example/'}");
    byte[] opml =
        OpmlWriter.write(
            List.of(full, plain).stream()
                .map(feed -> OutlineJson.outline(FeedJson.stated(feed)))
                .toList(),
            "Feeds",
            TestFeeds.NOW);
    ObjectNode report = imports.take(opml);
    assertThat(report.path("created").asInt()).isEqualTo(2);
    FeedSettings back = feeds.byId("tide").map(Feed::settings).orElseThrow();
    assertThat(back.saysTheSame(full)).as(FeedJson.of(back).toString()).isTrue();
    assertThat(back.origin()).isEqualTo(Origin.OPML);
    assertThat(feeds.byId("ebb").map(Feed::settings).orElseThrow().saysTheSame(plain)).isTrue();
    ObjectNode again = imports.take(opml);
    assertThat(again.path("unchanged").asInt()).isEqualTo(2);
    assertThat(feeds.all()).hasSize(2);
  }

  @Test
  void eachOutlineIsToldWhatBecameOfIt() {
    ObjectNode report =
        imports.take(
            ("<opml version='2.0'><body>"
                    + "<outline text='Good' xmlUrl='https://www.good.example/rss'/>\n"
                    + "<outline text='Again' xmlUrl='https://www.good.example/rss'/>\n"
                    + "<outline text='Local' xmlUrl='file:///etc/passwd'/>\n"
                    + "<outline text='Good' xmlUrl='https://other.example/rss' language='unknown'/>"
                    + "</body></opml>")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(report.path("feeds"))
        .extracting(line -> line.path("status").asText())
        .containsExactly("created", "unchanged", "refused", "created");
    assertThat(report.path("feeds").get(2).path("reason").asText()).contains("needs http or https");
    assertThat(report.path("feeds").get(2).path("line").asInt()).isEqualTo(3);
    assertThat(feeds.all()).extracting(Feed::id).containsExactly("good", "good-2");
    assertThat(feeds.byId("good").orElseThrow().provider()).isEqualTo("good-example");
  }

  private static OpmlImport imports(Feeds feeds) {
    FeedBook book =
        new FeedBook(
            feeds,
            new MemoryDefinitions(feeds),
            new FeedRules(UrlRule.STANDARD),
            new FeedSecrets(new Sealer(Optional.empty(), List.of())),
            InstantSource.fixed(TestFeeds.NOW));
    return new OpmlImport(feeds, book);
  }
}
