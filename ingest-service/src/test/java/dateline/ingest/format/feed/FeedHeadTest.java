package dateline.ingest.format.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Parts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedHeadTest {

  @Test
  void anRssChannelSaysHowOftenItChanges() {
    FeedHead head =
        head(
            "<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><ttl>45</ttl>"
                + "<skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>x</hour></skipHours>"
                + "<skipDays><day>Sunday</day><day>someday</day></skipDays>"
                + "<sy:updatePeriod>hourly</sy:updatePeriod>"
                + "<sy:updateFrequency>4</sy:updateFrequency>"
                + "<sy:updateBase>2026-01-01T00:00Z</sy:updateBase></channel></rss>");
    assertThat(head.pace().ttl()).contains(Duration.ofMinutes(45));
    assertThat(head.pace().skipHours()).containsExactlyInAnyOrder(0, 7);
    assertThat(head.pace().skipDays()).containsExactly(DayOfWeek.SUNDAY);
    assertThat(head.pace().interval()).contains(Duration.ofMinutes(15));
    assertThat(head.pace().base()).contains("2026-01-01T00:00Z");
  }

  @Test
  void anRssChannelDescribesItself() {
    FeedHead head =
        head(
            "<rss xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel>"
                + "<title>Valley &amp; Hill</title><link>/home</link>"
                + "<description>News &lt;b&gt;daily&lt;/b&gt;</description>"
                + "<language>en_GB</language><copyright>Valley</copyright>"
                + "<managingEditor>desk@valley.example (The Desk)</managingEditor>"
                + "<pubDate>first</pubDate><lastBuildDate>last</lastBuildDate>"
                + "<category>Local</category><image><url>logo.png</url></image>"
                + "<itunes:new-feed-url>https://valley.example/new.xml</itunes:new-feed-url>"
                + "</channel></rss>");
    assertThat(head.text("headline"))
        .contains(new Parts.Text("headline", "text/plain", "Valley & Hill"));
    assertThat(head.text("summary"))
        .contains(new Parts.Text("summary", "text/html", "News <b>daily</b>"));
    assertThat(head.links("alternate")).containsExactly("https://valley.example/home");
    assertThat(head.facts()).containsEntry(Fact.LANGUAGE, "en-GB");
    assertThat(head.text("rights").map(Parts.Text::value)).contains("Valley");
    assertThat(head.people("author"))
        .containsExactly(
            new Parts.Credit(
                "author", "The Desk", Optional.of("desk@valley.example"), Optional.empty()));
    assertThat(head.parts().times())
        .containsExactly(
            new Parts.Time("published", "first", "pubDate"),
            new Parts.Time("versionCreated", "last", "lastBuildDate"));
    assertThat(head.image()).contains("https://valley.example/news/logo.png");
    assertThat(head.newAddress()).contains("https://valley.example/new.xml");
  }

  @Test
  void anAtomFeedNamesHubsPagesAndArchives() {
    FeedHead head =
        head(
            "<feed xmlns='http://www.w3.org/2005/Atom'"
                + " xmlns:fh='http://purl.org/syndication/history/1.0'><id>tag:v,2026:f</id>"
                + "<link rel='hub' href='https://hub.example/a'/>"
                + "<link rel='hub' href='https://hub.example/b'/>"
                + "<link rel='self' href='/feed'/><link rel='prev-archive' href='old.xml'/>"
                + "<fh:archive/></feed>");
    assertThat(head.hubs()).containsExactly("https://hub.example/a", "https://hub.example/b");
    assertThat(head.self()).contains("https://valley.example/feed");
    assertThat(head.links("prev-archive")).containsExactly("https://valley.example/news/old.xml");
    assertThat(head.id()).contains("tag:v,2026:f");
    assertThat(head.archive()).isTrue();
    assertThat(head.complete()).isFalse();
  }

  @Test
  void theHeadBehindABreakIsReadToo() {
    FeedHead head =
        head(
            "<rss><channel><title>A & B</title><item><guid>1</guid><title>x</b></title>"
                + "<item><guid>2</guid></item><link>https://valley.example/</link><ttl>5</ttl>");
    assertThat(head.text("headline").map(Parts.Text::value)).contains("A & B");
    assertThat(head.pace().ttl()).contains(Duration.ofMinutes(5));
  }

  @Test
  void aFeedIsReadOnceForBoth() {
    FeedContent content =
        content(
            "<rss><channel><title>T</title><item><category>c</category></item></channel></rss>");
    assertThat(content.wellFormed()).isTrue();
    assertThat(content.stated().get(0).parts().tags()).hasSize(1);
  }

  private static FeedHead head(String xml) {
    return content(xml).head();
  }

  private static FeedContent content(String xml) {
    return new FeedDocument()
        .content(
            new Document(
                xml.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.of(URI.create("https://valley.example/news/rss.xml")),
                Optional.empty()),
            new Bounds(100, 100_000));
  }
}
