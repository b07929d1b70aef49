package dateline.ingest.format.newsml;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class G2DocumentTest {

  private static final String FERRY = sample("/newsml/ferry.xml");

  @Nested
  class ANewsItem {

    private final WireItem item = G2.only(FERRY);

    @Test
    void keepsItsBytesWhole() {
      assertThat(item.payload().format()).isEqualTo("newsml-g2");
      assertThat(item.payload().mediaType()).isEqualTo("application/vnd.iptc.g2.newsitem+xml");
      assertThat(item.payload().content()).isEqualTo(FERRY.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void statesItsFacts() {
      assertThat(item.facts())
          .containsOnly(
              Map.entry(Fact.VERSION, "4"),
              Map.entry(Fact.PUB_STATUS, "usable"),
              Map.entry(Fact.LANGUAGE, "en-GB"),
              Map.entry(Fact.SLUGLINE, "FERRY-FARES"),
              Map.entry(Fact.URGENCY, "2"),
              Map.entry(Fact.LOCATED, "Harstad"),
              Map.entry(Fact.ED_NOTE, "Recasts throughout.\nAdds quotes."),
              Map.entry(Fact.USAGE_TERMS, "No archives. No resale."),
              Map.entry(Fact.COPYRIGHT_HOLDER, "Valley News AS"),
              Map.entry(Fact.COPYRIGHT_NOTICE, "© 2026 Valley News"),
              Map.entry(Fact.INFO_SOURCE, "Harbour Board"));
    }

    @Test
    void keepsItsTimesRaw() {
      assertThat(item.parts().times())
          .containsExactlyInAnyOrder(
              new Parts.Time("versionCreated", "2026-10-14T08:15:00+02:00", "versionCreated"),
              new Parts.Time("firstCreated", "2026-10-14T06:00:00+02:00", "firstCreated"),
              new Parts.Time("contentCreated", "2026-10-14", "contentCreated"));
    }

    @Test
    void setsItsTextsApart() {
      assertThat(item.headline()).contains("Ferry fares fall");
      assertThat(G2.texts(item, "subtitle")).containsExactly("Board votes at dawn");
      assertThat(G2.texts(item, "summary")).containsExactly("Fares fall in winter.");
      assertThat(G2.texts(item, "caption")).containsExactly("The ferry");
      assertThat(G2.texts(item, "body"))
          .containsExactly(
              "<p>The Board cut fares by <b>10\u00A0%</b>.</p><h2>Why</h2>"
                  + "<p>Wind &amp; rain.<br></p>");
    }

    @Test
    void creditsByRole() {
      assertThat(item.parts().credits())
          .containsExactly(
              new Parts.Credit("author", "By Mara Quist"),
              new Parts.Credit("author", "Mara Quist"),
              new Parts.Credit("photographer", "P. Oy"),
              new Parts.Credit("editor", "A. Berg"),
              new Parts.Credit("agency", "Valley News"));
    }

    @Test
    void tagsByKindAndVocabulary() {
      assertThat(item.parts().tags())
          .contains(
              new Parts.Tag(
                  "subject",
                  "economy",
                  Optional.of("http://cv.iptc.org/newscodes/mediatopic/04000000"),
                  Optional.of("04000000"),
                  Optional.of("medtop"),
                  Optional.empty(),
                  OptionalInt.empty(),
                  OptionalInt.empty()),
              new Parts.Tag(
                  "person",
                  "Mara Holt",
                  Optional.of("https://valley.example/cv/p-9"),
                  Optional.of("p-9"),
                  Optional.of("https://valley.example/cv/"),
                  Optional.empty(),
                  OptionalInt.of(80),
                  OptionalInt.of(95)));
      assertThat(item.parts().tags())
          .extracting(tag -> tag.kind() + "|" + tag.label() + "|" + tag.scheme().orElse(""))
          .containsExactly(
              "subject|economy|medtop",
              "person|Mara Holt|https://valley.example/cv/",
              "place|Harstad|other",
              "organisation|Harbour Board|",
              "genre|Current|genre",
              "keyword|ferry|");
    }

    @Test
    void carriesLinksAndMedia() {
      assertThat(item.parts().links())
          .containsExactly(
              new Parts.Link(
                  "seeAlso",
                  "https://valley.example/fares",
                  Optional.of("Fares"),
                  Optional.empty()));
      assertThat(item.parts().media())
          .containsExactly(
              new Parts.Medium(
                  "image",
                  "https://valley.example/f.jpg",
                  Optional.of("image/jpeg"),
                  Optional.empty(),
                  Optional.of("The ferry"),
                  Optional.of("Valley News"),
                  OptionalInt.of(800),
                  OptionalInt.of(600),
                  OptionalLong.of(9000)));
    }
  }

  @Nested
  class AContent {

    @Test
    void isNitf_behindWhatTheItemStates() {
      WireItem item =
          content(
              "<contentMeta><headline>Fog</headline></contentMeta>",
              "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head>"
                  + "<hedline><hl1>Fog, again</hl1><hl2>Ferry waits</hl2></hedline>"
                  + "<byline>By Mara Quist</byline>"
                  + "<dateline><location>Harstad</location></dateline></body.head>"
                  + "<body.content><p>It is foggy.</p></body.content></body></nitf></inlineXML>");
      assertThat(G2.texts(item, "headline")).containsExactly("Fog");
      assertThat(G2.texts(item, "subtitle")).containsExactly("Ferry waits");
      assertThat(G2.texts(item, "body")).containsExactly("<p>It is foggy.</p>");
      assertThat(item.parts().credits())
          .containsExactly(new Parts.Credit("author", "By Mara Quist"));
      assertThat(item.fact(Fact.LOCATED)).contains("Harstad");
    }

    @Test
    void isAFragmentOfXhtml_withoutScripts() {
      WireItem item =
          content("", "<inlineXML><div><p>Fog.</p><script>x()</script></div></inlineXML>");
      assertThat(G2.texts(item, "body")).containsExactly("<div><p>Fog.</p></div>");
    }

    @Test
    void isInlineText() {
      WireItem plain =
          content(
              "", "<inlineData contenttype='text/plain'>Fog &lt;thick&gt;.\n\nYes.</inlineData>");
      assertThat(plain.parts().texts())
          .containsExactly(new Parts.Text("body", "text/plain", "Fog <thick>.\n\nYes."));
      WireItem markup =
          content("", "<inlineData contenttype='text/html'><![CDATA[<p>Fog</p>]]></inlineData>");
      assertThat(markup.parts().texts())
          .containsExactly(new Parts.Text("body", "text/html", "<p>Fog</p>"));
      assertThat(
              content("", "<inlineData contenttype='text/plain' encoding='e:b64'>eA==</inlineData>")
                  .parts()
                  .texts())
          .isEmpty();
    }

    @Test
    void ofAnotherVocabularyIsNoText() {
      assertThat(
              content(
                      "",
                      "<inlineXML><s:score xmlns:s='https://example.org/s'>2</s:score></inlineXML>")
                  .parts()
                  .texts())
          .isEmpty();
    }

    private WireItem content(String meta, String content) {
      return G2.only(
          G2.item(
              "tag:example.org,2026:a1", "1", meta + "<contentSet>" + content + "</contentSet>"));
    }
  }

  @Test
  void singleItemsThatHoldNoArticleAreInvalid() {
    assertThat(G2.read("<conceptItem guid='p'/>"))
        .isEqualTo(
            new Reading.Invalid(
                List.of(
                    new Fault(
                        "",
                        "a conceptItem holds no article: only a newsItem or packageItem is"
                            + " taken"))));
    assertThat(G2.read("<newsItem version='1'/>"))
        .isEqualTo(new Reading.Invalid(List.of(new Fault("", "the newsItem has no guid"))));
  }

  @Test
  void otherDocumentsAreUnreadable() {
    assertThat(G2.read("<rss/>"))
        .isEqualTo(new Reading.Unreadable("not a NewsML-G2 document: root is rss"));
    assertThat(G2.read("")).isInstanceOf(Reading.Unreadable.class);
  }

  private static String sample(String name) {
    try (InputStream in = G2DocumentTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
