package dateline.ingest.format.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionTest {

  private static final String FEED = "<rss><channel><item><guid>a</guid></item></channel></rss>";
  private static final String MAIL =
      "From: Desk <desk@wire.example>\r\nDate: Wed, 14 Oct 2026 08:00:00 +0200\r\n"
          + "Subject: Ferry\r\n  resumes\r\n\r\nThe ferry sails again.\r\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <newsItem guid='a'/>                                    | G2Document
          <n:newsMessage xmlns:n='http://iptc.org/std/nar/2006-10-01/'/> | G2Document
          <?xml version='1.0'?><!DOCTYPE NewsML SYSTEM 'x'><NewsML/> | NewsMlDocument
          <nitf><body/></nitf>                                    | NitfDocument
          <rss><channel/></rss>                                   | FeedDocument
          <rdf:RDF xmlns:rdf='r'/>                                | FeedDocument
          <feed><entry>                                           | FeedDocument
          <rss><title>a & b</title>                               | FeedDocument
          <catalogue/>                                            | FeedDocument
          <urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/> | SitemapDocument
          {"version":"https://jsonfeed.org/version/1.1","items":[]} | JsonFeedDocument
          <!DOCTYPE html><title>x</title>                         | HtmlPage
          <html><body>x</body></html>                             | HtmlPage
          <!-- x --><p>Text</p>                                   | HtmlPage
          <P>Text                                                 | HtmlPage
          {"uri":"u"}                                             | NinjsDocument
          [{"uri":"u"},{"uri":"v"}]                               | NinjsDocument
          {"uri":"u","headlines":[                                | NinjsDocument
          [Kiel] The ferry                                        | PlainText
          {sic} he said                                           | PlainText
          bdt0123 4 pl 291 dpa 0456                               | TextWires
          Ferry resumes                                           | PlainText
          Note: the ferry sails                                   | PlainText
          < 5 people came                                         | PlainText
          """)
  void whatNobodyDeclaresIsToldByItsContent(String text, String format) {
    assertThat(of(text, "")).isEqualTo(format);
    assertThat(of("\uFEFF\n " + text, "")).isEqualTo(format);
  }

  @Test
  void linesOfObjectsAreLines() {
    assertThat(of("{\"uri\":\"u\"}\n{\"uri\":\"v\"}\n", "")).isEqualTo("NinjsLines");
    assertThat(of("{\"uri\":\"u\"}\n{\"uri\":", "application/json")).isEqualTo("NinjsLines");
  }

  @Test
  void aHeaderOfTwoFieldsIsAMail() {
    assertThat(of(MAIL, "")).isEqualTo("MailDocument");
    assertThat(of(MAIL, "text/plain")).isEqualTo("MailDocument");
  }

  @Test
  void aHeadingBeginsAWire() {
    assertThat(of("\u0001bdt0123 4 pl 291\r\n\u0002{x} text", "")).isEqualTo("TextWires");
    assertThat(of("ZCZC\r\nbdt0123 4 pl 291\r\n", "text/plain")).isEqualTo("TextWires");
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, FeedDocument",
    "text/plain, FeedDocument",
    "application/octet-stream, FeedDocument",
    "application/atom+xml, FeedDocument",
    "text/xml, FeedDocument",
    "application/nitf+xml, FeedDocument",
    "application/json, NinjsDocument"
  })
  void aFeedIsAFeedWhateverItIsSentAs(String declared, String format) {
    assertThat(of(FEED, declared)).isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/rss+xml      | <html/>        | FeedDocument
          application/nitf+xml     | x              | NitfDocument
          application/x-ndjson     | {"uri":"u"}    | NinjsLines
          text/html                | Text alone     | HtmlPage
          text/plain               | <b>Text</b>    | HtmlPage
          text/plain               | <note>Text     | PlainText
          application/xml          | <note/>        | FeedDocument
          application/ninjs+json   | {"uri":"u"}    | NinjsDocument
          """)
  void aTypeThatNamesAFormatStandsUnlessTheContentIsCertainlyAnother(
      String declared, String text, String format) {
    assertThat(of(text, declared)).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-8", "ISO-8859-1"})
  void readsEveryEncodingOfXml(String charset) {
    byte[] bytes = "<newsItem guid='a'/>".getBytes(Charset.forName(charset));
    assertThat(of(bytes, "")).isEqualTo("G2Document");
  }

  @Test
  void looksNoFurtherThanTheFront() {
    assertThat(of("<!--" + "x".repeat(200_000) + "--><rss/>", "")).isEqualTo("PlainText");
    assertThat(of("<newsItem>" + "ü".repeat(200_000), "")).isEqualTo("G2Document");
  }

  @Test
  void mereJsonMayHaveMembersOfItsOwn() {
    String odd = "{\"uri\":\"u\",\"x-desk\":\"north\"}";
    assertThat(read(odd, Optional.of("application/json"))).isInstanceOf(Reading.Items.class);
    assertThat(read(odd, Optional.empty())).isInstanceOf(Reading.Invalid.class);
  }

  @Test
  void everyBytesHaveAFormat() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      if (bytes.length > 0 && i % 2 == 0) {
        bytes[0] = (byte) "<{[\u0001F".charAt(random.nextInt(5));
      }
      assertThat(of(bytes, "")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "image/png, false",
    "video/mp4, false",
    "application/pdf, false",
    "text/html, true",
    "application/octet-stream, true",
    "APPLICATION/XML, true",
    "message/rfc822, true"
  })
  void whatCanBeNoNewsIsNotExpected(String declared, boolean expected) {
    assertThat(Formats.expected(Optional.of(declared)).isPresent()).isEqualTo(expected);
    assertThat(Formats.expected(Optional.empty())).isPresent();
  }

  private static Reading read(String text, Optional<String> declared) {
    Document document = document(text.getBytes(StandardCharsets.UTF_8));
    return Detection.of(document, declared).read(document, new Bounds(10, 100_000));
  }

  private static String of(String text, String declared) {
    return of(text.getBytes(StandardCharsets.UTF_8), declared);
  }

  private static String of(byte[] bytes, String declared) {
    WireFormat format =
        Detection.of(document(bytes), Optional.of(declared).filter(type -> !type.isEmpty()));
    return format.getClass().getSimpleName();
  }

  private static Document document(byte[] bytes) {
    return new Document(bytes, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
