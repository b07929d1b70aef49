package dateline.ingest.format.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.WireItem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is still read of XML that is none. */
class FeedRepairTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <title>Fish & chips</title>                    | Fish & chips
          <title>AT&T &unknown; &nbsp;x</title>          | AT&T &unknown; \u00A0x
          <title>R&#233;publique &#xE9; &#XE9;</title>   | République é é
          <title>don&#146;t</title>                      | don’t
          <title>&#55357;&#56960;</title>                | 🚀
          <title>a&#11;b&#0;c</title>                    | abc
          <title>a < b</title>                           | a < b
          <title>One</b></title>                         | One
          <TITLE>One</TITLE>                             | One
          <rss:title>One</rss:title>                     | ''
          <title><![CDATA[One]]></title>                 | One
          <title><![CDATA[One</title>                    | One
          <title a=b c='d>One</title>                    | One
          <!-- <title>No</title> --><title>One</title>   | One
          <?php echo 1; ?><title>One</title>             | One
          """)
  void anItemWithAFaultIsReadAllTheSame(String inside, String title) {
    String xml =
        "<rss><channel><item><guid>1</guid>" + inside + "</item><item><guid>2</guid></item>";
    List<WireItem> items = items(xml);
    assertThat(items).hasSize(2);
    assertThat(items.get(0).headline().orElse("")).isEqualTo(title);
    assertThat(items.get(1).identity().identifier()).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rss version='2.0'><channel><item><guid>1</guid></item></channel></rss>",
        "<RSS><CHANNEL><ITEM><GUID>1</GUID></ITEM></CHANNEL></RSS>",
        "Warning: line 3\n<rss><channel><item><guid>1</guid></item></channel></rss> trailing <",
        "<channel><item><guid>1</guid></item></channel>",
        "<item><guid>1</guid></item>",
        "<feed><entry><id>1</id></entry></feed>",
        "<feed xmlns='http://example.org/unknown'><entry><id>1</id></entry></feed>",
        "<a:feed xmlns:a='HTTP://www.w3.org/2005/Atom/'><a:entry><a:id>1</a:id></a:entry></a:feed>",
        "<entry xmlns='http://www.w3.org/2005/Atom'><id>1</id></entry>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><item><id>1</id></item></feed>",
        "<rdf:RDF><item rdf:about='1'><title>t</title></item></rdf:RDF>",
        "<r xmlns:x='http://purl.org/rss/1.0/'><x:item><x:guid>1</x:guid></x:item></r>"
      })
  void aFeedIsKnownInAnyDress(String xml) {
    assertThat(items(xml)).extracting(i -> i.identity().identifier()).containsExactly("1");
  }

  @Test
  void harmlessEntitiesOfTheDocumentCount_withinABound() {
    assertThat(
            items(
                    "<!DOCTYPE rss [<!ENTITY town 'Valley &#38;amp; Hill'><!ENTITY v \"Val\">]>"
                        + "<rss><channel><item><title>[&v;]</title></item></channel></rss>")
                .get(0)
                .headline())
        .contains("[Val]");
    String long256 = "x".repeat(256);
    String bomb =
        "<!DOCTYPE rss [<!ENTITY a '"
            + long256
            + "'>]><rss><channel><item><guid>1</guid><title>"
            + "&a;".repeat(10_000)
            + "</title></item></channel></rss>";
    assertThat(items(bomb).get(0).headline().orElse("").length()).isLessThan(65_536 + 30_001);
  }

  @Test
  void controlCharactersOfLatin1AreWindows1252() {
    assertThat(items("<rss><channel><item><title>don\u0092t</title></item></channel></rss>"))
        .extracting(i -> i.headline().orElse(""))
        .containsExactly("don’t");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, <rss",
    "UTF-16BE, <rss",
    "UTF-32LE, <rss",
    "UTF-32BE, <?xml version='1.0'?><rss",
    "windows-1252, <?xml version='1.0' encoding='iso-8859-1'?><rss",
    "UTF-8, <?xml version='1.0' encoding='iso-8859-1'?><rss",
    "UTF-8, <?xml version='1.0' encoding='utf-16'?><rss",
    "UTF-8, <?xml version='1.0' encoding='nonsense'?><rss",
    "UTF-8, <?xml version='1.0' encoding='us-ascii'?><rss"
  })
  void theBytesSayWhatADeclarationHides(String charset, String start) {
    String xml = start + "><channel><item><title>Müller’s “café”</title></item></channel></rss>";
    List<WireItem> items = items(xml.getBytes(Charset.forName(charset)));
    assertThat(items).extracting(i -> i.headline().orElse("")).containsExactly("Müller’s “café”");
  }

  private static List<WireItem> items(String xml) {
    return items(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static List<WireItem> items(byte[] xml) {
    return new FeedDocument()
        .content(
            new Document(xml, Optional.empty(), Optional.empty(), Optional.empty()),
            new Bounds(100, 100_000))
        .stated();
  }
}
