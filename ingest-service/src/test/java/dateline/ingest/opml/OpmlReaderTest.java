package dateline.ingest.opml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpmlReaderTest {

  @Test
  void foldersBecomeCategoriesAndFeedsKeepTheirLines() throws NotOpmlException {
    List<Outline> feeds =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0"><head><title>Mine</title></head><body>
            <outline text="Coast">
              <outline text="North, far">
                <outline type="rss" text="Tide" xmlUrl="http://tide.example/rss"
                    htmlUrl="http://tide.example/" language="nb"/>
              </outline>
              <outline text="Ebb" title="Ebb news" XMLURL="http://ebb.example/atom" category="/Sea,/Coast"/>
            </outline>
            <outline text="A note, no feed"/>
            </body></opml>
            """);
    assertThat(feeds).hasSize(2);
    assertThat(feeds.get(0).line()).isEqualTo(5);
    assertThat(OutlineJson.fields(feeds.get(0)).toString())
        .isEqualTo(
            "{'name':'Tide','url':'http://tide.example/rss','site':'http://tide.example/',"
                    .replace('\'', '"')
                + "'language':'nb','categories':['Coast/North far']}".replace('\'', '"'));
    assertThat(OutlineJson.fields(feeds.get(1)).toString())
        .isEqualTo(
            "{'name':'Ebb news','url':'http://ebb.example/atom','categories':['Coast','Sea']}"
                .replace('\'', '"'));
  }

  @Test
  void bareAmpersandsAndHtmlsEntitiesBreakNothing() throws NotOpmlException {
    List<Outline> feeds =
        read(
            "<opml version='1.0'><body><outline text='Caf&eacute; &amp; Bar &nosuch; &lt;b&gt;'"
                + " xmlUrl='http://a.example/?x=1&y=2&copy=3'/></body></opml>");
    assertThat(feeds.get(0).attribute("text")).isEqualTo("Café & Bar &nosuch; <b>");
    assertThat(feeds.get(0).attribute("xmlUrl")).isEqualTo("http://a.example/?x=1&y=2&copy=3");
  }

  @Test
  void theEncodingIsTheDocuments() throws NotOpmlException {
    byte[] bytes =
        "<?xml version='1.0' encoding='windows-1251'?><opml><body><outline text='Порт' xmlUrl='http://a.example'/></body></opml>"
            .getBytes(Charset.forName("windows-1251"));
    assertThat(OpmlReader.read(bytes).get(0).attribute("text")).isEqualTo("Порт");
  }

  @Test
  void nothingOutsideIsReadAndNothingIsExpanded() throws NotOpmlException {
    String doctype =
        "<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY a 'aaaa'>"
            + "<!ENTITY b '&a;&a;&a;&a;'>]>";
    List<Outline> feeds =
        read(
            doctype
                + "<opml><body><outline text='&x;&b;' xmlUrl='http://a.example'/></body></opml>");
    assertThat(feeds.get(0).attribute("text")).isEqualTo("&x;&b;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml at all",
        "<rss><channel/></rss>",
        "<opml><body><outline text='a'",
        "<opml><body><outline text='a' xmlUrl='b'></body></opml>",
      })
  void whatIsNoOpmlIsToldWithItsLine(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            NotOpmlException.class, e -> assertThat(e.line()).isGreaterThanOrEqualTo(1));
  }

  @Test
  void depthAndNumberAreBounded() {
    String deep = "<opml><body>" + "<outline text='a'>".repeat(5_000);
    assertThatThrownBy(() -> read(deep)).isInstanceOf(NotOpmlException.class);
    String many =
        "<opml><body>"
            + "<outline text='a' xmlUrl='http://a.example'/>".repeat(OpmlReader.MOST + 1)
            + "</body></opml>";
    assertThatThrownBy(() -> read(many)).hasMessageContaining("more than");
  }

  private static List<Outline> read(String text) throws NotOpmlException {
    return OpmlReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
