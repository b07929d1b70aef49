package dateline.ingest.format.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {

  private static final Bounds BOUNDS = new Bounds(10_000, 1_000_000);

  private static final String DELIVERED = "https://paper.example/2026/bridge?from=rss";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <link rel="canonical" href="https://PAPER.example/2026/bridge#top"> | https://paper.example/2026/bridge
          <link rel="shortlink Canonical" href="/2026/bridge">               | https://paper.example/2026/bridge
          <meta property="og:url" content="https://paper.example/og">        | https://paper.example/og
          <script type="application/ld+json">{"@type":"NewsArticle","url":"https://paper.example/ld"}</script> | https://paper.example/ld
          <script type="application/ld+json">{"@graph":[{"@type":["Thing","NewsArticle"],"mainEntityOfPage":{"@id":"https://paper.example/me"}}]}</script> | https://paper.example/me
          <script type="application/ld+json">{"@type":"NewsArticle", broken</script> | https://paper.example/2026/bridge?from=rss
          <link rel="canonical" href="https://paper.example/">               | https://paper.example/2026/bridge?from=rss
          <link rel="canonical" href="javascript:alert(1)">                  | https://paper.example/2026/bridge?from=rss
          <link rel="canonical" href="http://[bad">                          | https://paper.example/2026/bridge?from=rss
          <link rel="stylesheet" href="https://paper.example/x.css">         | https://paper.example/2026/bridge?from=rss
          """)
  void isIdentifiedByTheAddressThatItNames(String head, String address) {
    assertThat(read(head, Optional.of(DELIVERED)).identity())
        .isEqualTo(new Identity(Identity.Source.CANONICAL, address));
  }

  @Test
  void withoutAnyAddressIsIdentifiedByItsContent() {
    Identity first = read("<title>T</title>", Optional.empty()).identity();
    assertThat(first.source()).isEqualTo(Identity.Source.CONTENT);
    assertThat(first.guid()).isEmpty();
    assertThat(read("<meta name=x><title> t </title>", Optional.empty()).identity())
        .isEqualTo(first);
  }

  @Test
  void theSendersIdentifierGoesFirst() {
    Document document =
        new Document(
            page("<link rel=canonical href=https://paper.example/a>"),
            Optional.empty(),
            Optional.of(URI.create(DELIVERED)),
            Optional.of("item-7"));
    assertThat(item(new HtmlPage().read(document, BOUNDS)).identity())
        .isEqualTo(new Identity(Identity.Source.GUID, "item-7"));
  }

  @Test
  void bytesGoThroughUntouched() {
    byte[] bytes = "<meta charset=windows-1251><p>\u00cc".getBytes(StandardCharsets.ISO_8859_1);
    Document document = new Document(bytes, Optional.empty(), Optional.empty(), Optional.empty());
    WireItem item = item(new HtmlPage().read(document, BOUNDS));
    assertThat(item.payload().content()).isSameAs(bytes);
    assertThat(item.payload().charset()).contains("windows-1251");
    assertThat(item.parts().texts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>", "<div>", "<p>", "<table><td>", "<a b=c>", "x<br>", "</p>", "<!--"})
  void aPageOfNothingButTagsTakesBoundedTime(String tag) {
    byte[] bytes = tag.repeat(1_000_000 / tag.length()).getBytes(StandardCharsets.UTF_8);
    Document document = new Document(bytes, Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> new HtmlPage().read(document, BOUNDS)))
        .isNotNull();
  }

  @Test
  void aPageOverTheBoundIsNotParsed() {
    Document document =
        new Document(new byte[1_000_001], Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(new HtmlPage().read(document, BOUNDS))
        .isEqualTo(new Reading.TooLarge("The item", 1_000_000));
  }

  @Test
  void refusesAnEmptyPage() {
    Document document =
        new Document(new byte[] {' '}, Optional.of("x-none"), Optional.empty(), Optional.empty());
    assertThat(new HtmlPage().read(document, BOUNDS)).isInstanceOf(Reading.Invalid.class);
  }

  private static WireItem read(String head, Optional<String> location) {
    return item(
        new HtmlPage()
            .read(
                new Document(
                    page(head), Optional.empty(), location.map(URI::create), Optional.empty()),
                BOUNDS));
  }

  private static WireItem item(Reading reading) {
    return ((Entry.Sound) ((Reading.Items) reading).entries().get(0)).item();
  }

  private static byte[] page(String head) {
    return ("<html><head>" + head + "</head><body><p>Text</p></body></html>")
        .getBytes(StandardCharsets.UTF_8);
  }
}
