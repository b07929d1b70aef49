package dateline.ingest.format.jsonfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.feed.FeedContent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFeedDocumentTest {

  private static final Bounds BOUNDS = new Bounds(100, 100_000);
  private static final String FIRST =
      """
      {"id": 7, "url": "/ferry", "title": "Ferry resumes", "summary": "It sails.",
       "content_html": "<p>The ferry sails.</p>", "content_text": "The ferry sails.",
       "date_published": "2026-03-02T08:00:00Z", "date_modified": "2026-03-02T09:00:00Z",
       "image": "https://valley.example/f.jpg", "tags": ["harbour", "ferries"],
       "external_url": "https://agency.example/1", "language": "en-GB",
       "authors": [{"name": "Mara Quist", "url": "https://valley.example/mara"}],
       "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12}]}""";
  private static final String FEED =
      "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Valley\","
          + " \"home_page_url\": \"https://valley.example/\", \"next_url\": \"?page=2\","
          + " \"feed_url\": \"https://valley.example/feed.json\", \"language\": \"de\","
          + " \"hubs\": [{\"type\": \"WebSub\", \"url\": \"https://hub.example/\"}],"
          + " \"_own\": {\"x\": 1}, \"author\": {\"name\": \"Desk\"}, \"items\": ["
          + FIRST
          + ", {\"url\": \"https://valley.example/2\", \"content_text\": \"Zwei\"},"
          + " {\"content_text\": \"Drei\"}, {\"tags\": []}, 5]}";

  @Test
  void anItemStatesItsParts() {
    WireItem item = sound(content(FEED), 0);
    assertThat(item.identity()).isEqualTo(new Identity(Identity.Source.GUID, "7"));
    assertThat(item.parts().texts())
        .containsExactly(
            new Parts.Text("headline", "text/plain", "Ferry resumes"),
            new Parts.Text("summary", "text/plain", "It sails."),
            new Parts.Text("body", "text/html", "<p>The ferry sails.</p>"),
            new Parts.Text("body", "text/plain", "The ferry sails."));
    assertThat(item.parts().times())
        .containsExactly(
            new Parts.Time("published", "2026-03-02T08:00:00Z", "date_published"),
            new Parts.Time("versionCreated", "2026-03-02T09:00:00Z", "date_modified"));
    assertThat(item.parts().links())
        .extracting(Parts.Link::rel, Parts.Link::href)
        .containsExactly(
            tuple("alternate", "https://valley.example/ferry"),
            tuple("related", "https://agency.example/1"));
    assertThat(item.parts().media())
        .extracting(Parts.Medium::type, Parts.Medium::href)
        .containsExactly(
            tuple("image", "https://valley.example/f.jpg"),
            tuple("audio", "https://valley.example/a.mp3"));
    assertThat(item.parts().credits())
        .containsExactly(
            new Parts.Credit(
                "author",
                "Mara Quist",
                Optional.empty(),
                Optional.of("https://valley.example/mara")));
    assertThat(item.parts().tags())
        .extracting(Parts.Tag::label)
        .containsExactly("harbour", "ferries");
    assertThat(item.fact(Fact.LANGUAGE)).contains("en-GB");
  }

  @Test
  void anItemKeepsItsOwnBytes() {
    WireItem item = sound(content("\uFEFF" + FEED), 0);
    assertThat(new String(item.payload().content(), StandardCharsets.UTF_8)).isEqualTo(FIRST);
    assertThat(item.payload().format()).isEqualTo("json-feed");
  }

  @Test
  void itemsInheritAuthorsAndLanguageOfTheFeed() {
    WireItem item = sound(content(FEED), 1);
    assertThat(item.parts().credits()).containsExactly(new Parts.Credit("author", "Desk"));
    assertThat(item.fact(Fact.LANGUAGE)).contains("de");
  }

  @Test
  void identityFallsBackToAddressThenToContent() {
    FeedContent content = content(FEED);
    assertThat(sound(content, 1).identity())
        .isEqualTo(new Identity(Identity.Source.PERMALINK, "https://valley.example/2"));
    assertThat(sound(content, 2).identity().source()).isEqualTo(Identity.Source.CONTENT);
    assertThat(entries(content).get(3)).isInstanceOf(Entry.Broken.class);
    assertThat(entries(content).get(4)).isInstanceOf(Entry.Broken.class);
  }

  @Test
  void theHeadNamesHubAndNextPage() {
    FeedContent content = content(FEED);
    assertThat(content.head().hubs()).containsExactly("https://hub.example/");
    assertThat(content.head().self()).contains("https://valley.example/feed.json");
    assertThat(content.head().links("next"))
        .containsExactly("https://valley.example/feed.json?page=2");
    assertThat(content.head().text("headline").map(Parts.Text::value)).contains("Valley");
  }

  @Test
  void itemsBeforeABreakStand_andTheRestIsHandedOn() {
    String cut = FEED.substring(0, FEED.indexOf("\"Zwei\""));
    FeedContent content = content(cut);
    assertThat(entries(content)).hasSize(2);
    assertThat(sound(content, 0).identity().identifier()).isEqualTo("7");
    Entry.Broken rest = (Entry.Broken) entries(content).get(1);
    assertThat(new String(rest.payload().content(), StandardCharsets.UTF_8))
        .startsWith(", {\"url\"")
        .endsWith("\"content_text\": ");
    assertThat(content.wellFormed()).isFalse();
  }

  @Test
  void isToldFromOtherJsonByItsVersion() {
    assertThat(JsonFeedDocument.isOne(bytes(FEED))).isTrue();
    assertThat(JsonFeedDocument.isOne(bytes("{\"items\": [{}], \"version\": \"1\"}"))).isFalse();
    assertThat(JsonFeedDocument.isOne(bytes("[]"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "5", "{}", "{\"title\": \"x\"}", "nothing", "{\"items\": 3}"})
  void refusesWhatIsNoFeed(String json) {
    assertThat(content(json).reading()).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void hostileShapesAreBounded() {
    String deep = "{\"items\": [" + "[".repeat(100_000);
    assertThat(content(deep).reading()).isNotNull();
    String many = "{\"items\": [" + "0,".repeat(1_000) + "0]}";
    assertThat(content(many).reading()).isEqualTo(new Reading.TooLarge("The number of items", 100));
    String wide = "{\"version\":\"jsonfeed.org/version/1\",\"title\":[" + "{},".repeat(1_000_000);
    assertThat(content(wide).stated()).isEmpty();
  }

  private static WireItem sound(FeedContent content, int index) {
    return ((Entry.Sound) entries(content).get(index)).item();
  }

  private static List<Entry> entries(FeedContent content) {
    return ((Reading.Items) content.reading()).entries();
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static FeedContent content(String json) {
    return new JsonFeedDocument()
        .content(
            new Document(
                bytes(json),
                Optional.empty(),
                Optional.of(URI.create("https://valley.example/feed.json")),
                Optional.empty()),
            BOUNDS);
  }
}
