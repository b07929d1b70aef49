package dateline.ingest.format.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.WireFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  @ParameterizedTest
  @CsvSource({
    "application/json, JsonByShape",
    "application/feed+json, JsonFeedDocument",
    "application/NINJS+json, NinjsDocument",
    "application/vnd.iptc.ninjs+json, NinjsDocument",
    "application/x-ndjson, NinjsLines",
    "text/html, HtmlPage",
    "text/plain, PlainText",
    "text/vnd.IPTC.7901, TextWires",
    "text/x-iptc7901, TextWires",
    "text/x-anpa1312, TextWires",
    "application/rss+xml, FeedDocument",
    "application/atom+xml, FeedDocument",
    "application/rdf+xml, FeedDocument",
    "text/xml, XmlByRoot",
    "application/xml, XmlByRoot",
    "application/vnd.iptc.g2.newsitem+xml, G2Document",
    "application/vnd.iptc.g2.newsmessage+xml, G2Document",
    "application/vnd.iptc.g2.packageitem+xml, G2Document",
    "application/newsml+xml, G2Document",
    "application/vnd.example.g2+xml, G2Document",
    "application/nitf+xml, NitfDocument",
    "application/vnd.nitf, NitfDocument",
    "application/vnd.iptc.nitf+xml, NitfDocument",
    "image/png, ''",
    "application/vnd.other+json, ''",
    "*/*, ''"
  })
  void readsTypesByNameAndSuffix(String type, String format) {
    assertThat(Formats.of(type).map(WireFormat::getClass).map(Class::getSimpleName).orElse(""))
        .isEqualTo(format);
  }
}
