package dateline.ingest.format.sitemap;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitemapDocumentTest {

  private static final String NEWS =
      """
      <url><loc>https://valley.example/ferry</loc><lastmod>2026-03-02</lastmod>
        <n:news><n:publication><n:name>Valley News</n:name><n:language>en</n:language></n:publication>
          <n:publication_date>2026-03-02T08:00:00+01:00</n:publication_date>
          <n:title>Ferry resumes &amp; fares fall</n:title>
          <n:keywords>harbour, ferries</n:keywords><n:genres>Blog</n:genres>
          <n:stock_tickers>OSL:FERRY</n:stock_tickers></n:news>
        <image:image><image:loc>https://valley.example/f.jpg</image:loc>
          <image:caption>The ferry</image:caption></image:image>
      </url>""";
  private static final String SITEMAP =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
          xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
      """
          + NEWS
          + "<url><loc>https://valley.example/about</loc></url><url><n:news/></url></urlset>";

  @Test
  void aPageThatStatesNewsIsAnItem() {
    SitemapContent content = content(SITEMAP);
    WireItem item = ((Entry.Sound) entries(content).get(0)).item();
    assertThat(item.identity())
        .isEqualTo(new Identity(Identity.Source.PERMALINK, "https://valley.example/ferry"));
    assertThat(item.headline()).contains("Ferry resumes & fares fall");
    assertThat(item.parts().times())
        .containsExactly(
            new Parts.Time("published", "2026-03-02T08:00:00+01:00", "news:publication_date"),
            new Parts.Time("versionCreated", "2026-03-02", "lastmod"));
    assertThat(item.fact(Fact.LANGUAGE)).contains("en");
    assertThat(item.fact(Fact.INFO_SOURCE)).contains("Valley News");
    assertThat(item.parts().tags())
        .extracting(Parts.Tag::kind, Parts.Tag::label)
        .containsExactly(
            tuple("keyword", "harbour"),
            tuple("keyword", "ferries"),
            tuple("genre", "Blog"),
            tuple("object", "OSL:FERRY"));
    assertThat(item.parts().media().get(0).caption()).contains("The ferry");
    assertThat(new String(item.payload().content(), StandardCharsets.UTF_8)).isEqualTo(NEWS);
  }

  @Test
  void aPageWithoutNewsIsNoItem_butIsNamed() {
    SitemapContent content = content(SITEMAP);
    assertThat(content.pages())
        .extracting(page -> page.identity().identifier())
        .containsExactly("https://valley.example/ferry", "https://valley.example/about");
    assertThat(entries(content)).hasSize(2);
    assertThat(entries(content).get(1)).isInstanceOf(Entry.Broken.class);
  }

  @Test
  void anIndexNamesSitemaps() {
    SitemapContent content =
        content(
            "<sitemapindex><sitemap><loc> https://valley.example/1.xml.gz </loc>"
                + "<lastmod>2026-03-02</lastmod></sitemap>"
                + "<sitemap><loc>https://valley.example/2.xml</loc></sitemap></sitemapindex>");
    assertThat(content.sitemaps())
        .containsExactly(
            new SitemapContent.Address(
                "https://valley.example/1.xml.gz", Optional.of("2026-03-02")),
            new SitemapContent.Address("https://valley.example/2.xml", Optional.empty()));
    assertThat(entries(content)).isEmpty();
  }

  @Test
  void aListOfAddressesNamesPages() {
    SitemapContent content =
        content("https://valley.example/1\r\n\nhttps://valley.example/2?x=1&y=2\n");
    assertThat(content.pages())
        .extracting(page -> page.parts().links().get(0).href())
        .containsExactly("https://valley.example/1", "https://valley.example/2?x=1&y=2");
  }

  @Test
  void brokenXmlIsReadAsFarAsItNamesPages() {
    SitemapContent content =
        content(
            "<urlset><url><loc>https://valley.example/?a=1&b=2</loc>"
                + "<news:news><news:title>Fish & chips</title></news:news>"
                + "<url><loc>https://valley.example/2</loc></url><url><loc>https://val");
    assertThat(content.pages())
        .extracting(page -> page.identity().identifier(), page -> page.headline().orElse(""))
        .containsExactly(
            tuple("https://valley.example/?a=1&b=2", "Fish & chips"),
            tuple("https://valley.example/2", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "<rss><channel/></rss>", "{}", "https://a.example/ x y"})
  void refusesWhatIsNoSitemap(String text) {
    assertThat(content(text).reading()).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void readingStopsAtTheNumberOfItems() {
    assertThat(content("<urlset>" + "<url/>".repeat(1_000) + "</urlset>").reading())
        .isEqualTo(new Reading.TooLarge("The number of items", 100));
    assertThat(content("https://a.example/\n".repeat(1_000)).reading())
        .isEqualTo(new Reading.TooLarge("The number of items", 100));
  }

  private static List<Entry> entries(SitemapContent content) {
    return ((Reading.Items) content.reading()).entries();
  }

  private static SitemapContent content(String text) {
    return new SitemapDocument()
        .content(
            new Document(
                text.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new Bounds(100, 100_000));
  }
}
