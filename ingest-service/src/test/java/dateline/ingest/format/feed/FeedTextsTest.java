package dateline.ingest.format.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts, people, languages and addresses in the ways that RSS and Atom write them. */
class FeedTextsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <title>Fish &amp; chips</title>                                    | text/plain | Fish & chips
          <title type='html'>&lt;b&gt;Fish&lt;/b&gt;</title>                 | text/html  | <b>Fish</b>
          <title type='text/html' mode='escaped'>&lt;b&gt;Fish&lt;/b&gt;</title> | text/html | <b>Fish</b>
          <title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>b</b></div></title> | text/html | a <b>b</b>
          <title type='application/xhtml+xml'><div>a</div></title>           | text/html  | <div>a</div>
          <title type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:b>b</h:b></h:div></title> | text/html | <b>b</b>
          <title type='xhtml'>Q &amp;amp; A</title>                          | text/html  | Q &amp;amp; A
          <title type='html'><div>a &lt;b&gt;b&lt;/b&gt;</div></title>       | text/html  | a <b>b</b>
          <title type='text'><i>a</i><![CDATA[ < b]]></title>                | text/html  | <i>a</i> &lt; b
          """)
  void atomSaysWhatATextIs(String title, String type, String value) {
    Parts.Text text = atom(title).parts().texts().get(0);
    assertThat(text).isEqualTo(new Parts.Text("headline", type, value));
  }

  @Test
  void base64IsDecodedWhereItIsText() {
    String text =
        Base64.getEncoder().encodeToString("<p>Grüße</p>".getBytes(StandardCharsets.UTF_8));
    assertThat(
            atom("<content type='text/html' mode='base64'>" + text + "</content>").parts().texts())
        .containsExactly(new Parts.Text("body", "text/html", "<p>Grüße</p>"));
    assertThat(atom("<title>t</title><content type='image/png'>iVBOR/8=</content>").parts().texts())
        .hasSize(1);
  }

  @Test
  void aTitleOfRssIsMarkupOnlyWithTags() {
    assertThat(rss("<title>5 &lt; 6 &amp; more</title>").parts().texts())
        .containsExactly(new Parts.Text("headline", "text/plain", "5 < 6 & more"));
    assertThat(rss("<title>A &lt;em&gt;b&lt;/em&gt;</title>").parts().texts())
        .containsExactly(new Parts.Text("headline", "text/html", "A <em>b</em>"));
  }

  @Test
  void whatOnlyBeginsLikeADeclarationIsText() {
    assertThat(rss("<description>&lt;!' &lt;b&gt;x&lt;/b&gt;</description>").parts().texts())
        .containsExactly(new Parts.Text("summary", "text/html", "&lt;!' <b>x</b>"));
  }

  @Test
  void addressesInMarkupAreMadeWhole() {
    String markup =
        "<a href='../b?x=1&amp;y=2'>b</a> <img src = c.png> <a href=\"#note\">n</a> a=b";
    assertThat(rss("<description><![CDATA[" + markup + "]]></description>").parts().texts())
        .containsExactly(
            new Parts.Text(
                "summary",
                "text/html",
                "<a href='https://valley.example/b?x=1&amp;y=2'>b</a>"
                    + " <img src = https://valley.example/news/c.png>"
                    + " <a href=\"#note\">n</a> a=b"));
  }

  @Test
  void theNearestBaseCounts() {
    WireItem item =
        atom(
            "<title>t</title><link href='x'/>"
                + "<content type='html' xml:base='deep/'>&lt;a href='y'&gt;y&lt;/a&gt;</content>");
    assertThat(item.parts().links().get(0).href()).isEqualTo("https://base.example/one/x");
    assertThat(item.parts().texts().get(1).value())
        .isEqualTo("<a href='https://base.example/one/deep/y'>y</a>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mara@valley.example (Mara Quist)         | Mara Quist | mara@valley.example
          Mara Quist (mara@valley.example)         | Mara Quist | mara@valley.example
          Mara Quist &lt;mara@valley.example&gt;   | Mara Quist | mara@valley.example
          mailto:mara@valley.example               | mara@valley.example | mara@valley.example
          Mara Quist                               | Mara Quist | ''
          a@b.example (A), c@d.example (C)         | a@b.example (A), c@d.example (C) | ''
          """)
  void aLineOfAnAuthorIsNameAndAddress(String author, String name, String mail) {
    assertThat(rss("<title>t</title><author>" + author + "</author>").parts().credits())
        .containsExactly(
            new Parts.Credit(
                "author", name, Optional.of(mail).filter(m -> !m.isEmpty()), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          <title>t</title>|en
          <title xml:lang='de'>t</title>|de
          <title xml:lang='de_AT'>t</title>|de-AT
          <title xml:lang=''>t</title>|
          <title xml:lang='de'>t</title><content xml:lang='fr'>c</content>|fr
          """)
  void theLanguageIsThatOfTheText(String texts, String language) {
    assertThat(atom(texts).fact(Fact.LANGUAGE)).isEqualTo(Optional.ofNullable(language));
  }

  private static WireItem atom(String entry) {
    return item(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en' xml:base='https://base.example/one/'>"
            + "<entry><id>1</id>"
            + entry
            + "</entry></feed>");
  }

  private static WireItem rss(String item) {
    return item("<rss><channel><item><guid>1</guid>" + item + "</item></channel></rss>");
  }

  private static WireItem item(String xml) {
    return new FeedDocument()
        .content(
            new Document(
                xml.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.of(URI.create("https://valley.example/news/rss.xml")),
                Optional.empty()),
            new Bounds(100, 100_000))
        .stated()
        .get(0);
  }
}
