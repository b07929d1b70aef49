package dateline.ingest.format.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDocumentTest {

  private static final Bounds BOUNDS = new Bounds(10_000, 1_000_000);

  private static final String RSS =
      """
      <?xml version="1.0"?>
      <rss version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/"
          xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:media="http://search.yahoo.com/mrss/">
       <channel><title>Valley News</title><link>https://valley.example/</link><language>en-GB</language>
        <item>
          <title>Ferry resumes &amp; fares fall</title>
          <link>/news/ferry</link>
          <guid isPermaLink="false">vn-1</guid>
          <pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>
          <d:creator>Mara Quist</d:creator>
          <category domain="https://valley.example/sections">Transport</category>
          <description><![CDATA[<p>The ferry sails.</p>]]></description>
          <content:encoded><![CDATA[<p>The ferry sails again.</p>]]></content:encoded>
          <enclosure url="https://valley.example/a.mp3" type="audio/mpeg" length="123"/>
          <media:content url="https://valley.example/f.jpg" medium="image" width="800" height="600">
            <media:description>The ferry</media:description><media:credit>P. Oy</media:credit>
          </media:content>
          <source url="https://agency.example/rss">Agency</source>
        </item>
        <item><title>Second</title><link>https://valley.example/news/2</link></item>
        <item><description>Neither title nor link</description></item>
        <item><category>nothing to hold on to</category></item>
       </channel></rss>
      """;

  @Nested
  class AnRssItem {

    private final WireItem item = sound(entries(RSS).get(0));

    @Test
    void isIdentifiedByItsGuid() {
      assertThat(item.identity()).isEqualTo(new Identity(Identity.Source.GUID, "vn-1"));
    }

    @Test
    void hasItsOwnPartOfTheDocument() {
      assertThat(new String(item.payload().content(), StandardCharsets.UTF_8))
          .startsWith("<item>")
          .endsWith("</item>")
          .contains("vn-1", "Ferry resumes &amp; fares fall")
          .doesNotContain("Second");
      assertThat(item.payload().format()).isEqualTo("rss");
    }

    @Test
    void statesItsParts() {
      assertThat(item.parts().texts())
          .containsExactly(
              new Parts.Text("headline", "text/plain", "Ferry resumes & fares fall"),
              new Parts.Text("summary", "text/html", "<p>The ferry sails.</p>"),
              new Parts.Text("body", "text/html", "<p>The ferry sails again.</p>"));
      assertThat(item.parts().times())
          .containsExactly(new Parts.Time("published", "Mon, 02 Mar 2026 08:00:00 GMT", "pubDate"));
      assertThat(item.parts().credits()).containsExactly(new Parts.Credit("author", "Mara Quist"));
      assertThat(item.parts().tags())
          .containsExactly(
              Parts.Tag.of("subject", "Transport", Optional.of("https://valley.example/sections")));
      assertThat(item.fact(Fact.LANGUAGE)).contains("en-GB");
      assertThat(item.fact(Fact.INFO_SOURCE)).contains("Agency");
    }

    @Test
    void resolvesLinks() {
      assertThat(item.parts().links())
          .extracting(Parts.Link::rel, Parts.Link::href)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("alternate", "https://valley.example/news/ferry"),
              org.assertj.core.groups.Tuple.tuple("via", "https://agency.example/rss"));
    }

    @Test
    void statesItsMedia() {
      assertThat(item.parts().media())
          .extracting(Parts.Medium::type, Parts.Medium::href, m -> m.credit().orElse(""))
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("audio", "https://valley.example/a.mp3", ""),
              org.assertj.core.groups.Tuple.tuple(
                  "image", "https://valley.example/f.jpg", "P. Oy"));
    }
  }

  @Test
  void identityFallsBackToLinkThenToContent() {
    List<Entry> entries = entries(RSS);
    assertThat(sound(entries.get(1)).identity())
        .isEqualTo(new Identity(Identity.Source.PERMALINK, "https://valley.example/news/2"));
    assertThat(sound(entries.get(2)).identity().source()).isEqualTo(Identity.Source.CONTENT);
    assertThat(entries.get(3)).isInstanceOf(Entry.Broken.class);
  }

  @Test
  void readsAtom() {
    WireItem item =
        sound(
            entries(
                    """
                    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://a.example/">
                     <title>T</title><author><name>Redaktion</name></author>
                     <entry><id>tag:a.example,2026:1</id><title type="html">Br&amp;uuml;cke</title>
                      <updated>2026-03-02T09:00:00Z</updated><published>2026-03-02T08:00:00Z</published>
                      <category term="verkehr" label="Verkehr" scheme="https://a.example/cat"/>
                      <link href="b/1"/><link rel="enclosure" type="image/png" href="b.png"/>
                      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Offen.</p></div></content>
                     </entry></feed>
                    """)
                .get(0));
    assertThat(item.identity().identifier()).isEqualTo("tag:a.example,2026:1");
    assertThat(item.parts().texts())
        .containsExactly(
            new Parts.Text("headline", "text/html", "Br&uuml;cke"),
            new Parts.Text("body", "text/html", "<p>Offen.</p>"));
    assertThat(item.parts().times())
        .containsExactly(
            new Parts.Time("published", "2026-03-02T08:00:00Z", "published"),
            new Parts.Time("versionCreated", "2026-03-02T09:00:00Z", "updated"));
    assertThat(item.parts().credits()).containsExactly(new Parts.Credit("author", "Redaktion"));
    assertThat(item.fact(Fact.LANGUAGE)).contains("de");
    assertThat(item.parts().links().get(0).href()).isEqualTo("https://a.example/b/1");
    assertThat(item.parts().media().get(0).href()).isEqualTo("https://a.example/b.png");
    assertThat(item.parts().tags().get(0).literal()).contains("verkehr");
  }

  @Test
  void readsRss1AndItsAboutAsGuid() {
    WireItem item =
        sound(
            entries(
                    """
                    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
                    <channel><title>C</title></channel>
                    <item rdf:about="https://r.example/1"><title>Een</title></item></rdf:RDF>
                    """)
                .get(0));
    assertThat(item.identity())
        .isEqualTo(new Identity(Identity.Source.GUID, "https://r.example/1"));
    assertThat(item.headline()).contains("Een");
  }

  @Test
  void readsTheEncodingThatTheDeclarationNames() {
    String xml =
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item>"
            + "<guid>1</guid><title>Мост открыт</title></item></channel></rss>";
    Reading reading = read(xml.getBytes(Charset.forName("windows-1251")), Optional.empty());
    assertThat(sound(((Reading.Items) reading).entries().get(0)).headline())
        .contains("Мост открыт");
  }

  @Test
  void theTransportsCharsetGoesBeforeTheDeclaration() {
    String xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss><channel><item>"
            + "<guid>1</guid><title>Мост</title></item></channel></rss>";
    Reading reading =
        read(xml.getBytes(Charset.forName("windows-1251")), Optional.of("windows-1251"));
    assertThat(sound(((Reading.Items) reading).entries().get(0)).headline()).contains("Мост");
  }

  @Test
  void aHarmlessDoctypeIsSkipped() {
    String xml =
        "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\""
            + " \"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss"
            + " version=\"0.91\"><channel><item><title>A&nbsp;B"
            + " &eacute;</title></item></channel></rss>";
    assertThat(sound(entries(xml).get(0)).headline()).contains("A\u00a0B é");
  }

  @Test
  void externalEntitiesAreNeverRead() {
    String xml =
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<rss><channel><item><guid>1</guid><title>[&x;]</title></item></channel></rss>";
    assertThat(sound(entries(xml).get(0)).headline()).contains("[&x;]");
  }

  @Test
  void entitiesDoNotExpand() {
    String xml =
        "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
            + "<rss><channel><item><guid>1</guid><title>&c;</title></item></channel></rss>";
    assertThat(sound(entries(xml).get(0)).headline()).contains("&c;");
  }

  @Test
  void entriesBehindABreakAreRecovered() {
    String xml =
        "<rss><channel><item><guid>1</guid><title>One</title></item>"
            + "<item><guid>2</guid><title>Fish & chips</title></item>"
            + "<item><guid>3</guid><title>Three</b></title></item>"
            + "<item><guid>4</guid><title>Four</title></item>";
    List<Entry> entries = entries(xml);
    assertThat(entries.stream().filter(e -> e instanceof Entry.Sound).map(e -> sound(e).headline()))
        .containsExactly(
            Optional.of("One"),
            Optional.of("Fish & chips"),
            Optional.of("Three"),
            Optional.of("Four"));
  }

  @Test
  void anEntryThatIsCutOffIsHandedOnAsItStands() {
    List<Entry> entries =
        entries(
            "<rss><channel><item><guid>2</guid></item><item><guid>3</guid><title>Three</title>");
    assertThat(entries.get(0)).isInstanceOf(Entry.Sound.class);
    Entry.Broken broken =
        entries.stream()
            .filter(e -> e instanceof Entry.Broken)
            .map(e -> (Entry.Broken) e)
            .findFirst()
            .orElseThrow();
    assertThat(new String(broken.payload().content(), StandardCharsets.UTF_8))
        .isEqualTo("<item><guid>3</guid><title>Three</title>");
  }

  @Test
  void aRecoveredEntryKeepsItsBytesAsDelivered() {
    List<Entry> entries =
        entries("<rss><channel><item><guid>2</guid><title>a & b</title></item></channel></rss>");
    assertThat(new String(sound(entries.get(0)).payload().content(), StandardCharsets.UTF_8))
        .isEqualTo("<item><guid>2</guid><title>a & b</title></item>");
  }

  @Test
  void undeclaredPrefixesMeanWhatTheyUsuallyMean() {
    String xml =
        "<rss><channel><item><guid>1</guid><title>t</title><dc:creator>Ann</dc:creator>"
            + "</item></channel></rss>";
    assertThat(sound(entries(xml).get(0)).parts().credits())
        .containsExactly(new Parts.Credit("author", "Ann"));
  }

  @Test
  void aFeedMayBeEmpty() {
    assertThat(entries("<rss><channel><title>t</title></channel></rss>")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "<html><body>x</body></html>", "<rss><channel>", "{}", "<"})
  void refusesWhatIsNoFeed(String text) {
    assertThat(read(text.getBytes(StandardCharsets.UTF_8), Optional.empty()))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void hostileShapesTakeBoundedTime() {
    String deep = "<rss>" + "<a>".repeat(100_000);
    String open = "<rss><channel>" + "<item>".repeat(20_000);
    String ampersands = "<rss><channel><item><title>" + "&".repeat(500_000) + "</title></item>";
    for (String xml : List.of(deep, open, ampersands)) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () ->
              assertThatCode(() -> read(xml.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                  .doesNotThrowAnyException());
    }
  }

  private static WireItem sound(Entry entry) {
    return ((Entry.Sound) entry).item();
  }

  private static List<Entry> entries(String xml) {
    Reading reading = read(xml.getBytes(StandardCharsets.UTF_8), Optional.empty());
    return ((Reading.Items) reading).entries();
  }

  private static Reading read(byte[] bytes, Optional<String> charset) {
    return new FeedDocument()
        .read(
            new Document(
                bytes,
                charset,
                Optional.of(URI.create("https://valley.example/rss.xml")),
                Optional.empty()),
            BOUNDS);
  }
}
