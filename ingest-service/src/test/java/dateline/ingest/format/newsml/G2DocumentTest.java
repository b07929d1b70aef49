package dateline.ingest.format.newsml;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class G2DocumentTest {

  private static final String FERRY =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <nar:newsItem xmlns:nar="http://iptc.org/std/nar/2006-10-01/" guid="tag:valley.example,2026:ferry-17"
          version="4" standard="NewsML-G2" standardversion="2.35" xml:lang="en">
       <nar:catalogRef href="https://valley.example/catalog.xml"/>
       <nar:catalog><nar:scheme alias="vn" uri="https://valley.example/cv/"/></nar:catalog>
       <nar:rightsInfo>
        <nar:copyrightHolder><nar:name>Valley News AS</nar:name></nar:copyrightHolder>
        <nar:copyrightNotice>© 2026 Valley News</nar:copyrightNotice>
        <nar:usageTerms>No archives.</nar:usageTerms><nar:usageTerms>No resale.</nar:usageTerms>
       </nar:rightsInfo>
       <nar:itemMeta>
        <nar:itemClass qcode="ninat:text"/>
        <nar:versionCreated>2026-10-14T08:15:00+02:00</nar:versionCreated>
        <nar:firstCreated>2026-10-14T06:00:00+02:00</nar:firstCreated>
        <nar:pubStatus qcode="stat:usable"/>
        <nar:edNote>Recasts throughout.</nar:edNote><nar:edNote>Adds quotes.</nar:edNote>
        <nar:link rel="irel:seeAlso" href="https://valley.example/fares" title="Fares"/>
       </nar:itemMeta>
       <nar:contentMeta>
        <nar:urgency>2</nar:urgency>
        <nar:contentCreated>2026-10-14</nar:contentCreated>
        <nar:located qcode="vn:HRD"><nar:name>Harstad</nar:name></nar:located>
        <nar:creator uri="https://valley.example/mq"><nar:name>Mara Quist</nar:name></nar:creator>
        <nar:creator role="ctrol:photographer"><nar:name>P. Oy</nar:name></nar:creator>
        <nar:contributor role="ctrol:subEditor"><nar:name>A. Berg</nar:name></nar:contributor>
        <nar:creditline>Valley News</nar:creditline>
        <nar:infoSource><nar:name>Harbour Board</nar:name></nar:infoSource>
        <nar:language tag="en-GB"/>
        <nar:genre qcode="genre:Current"><nar:name>Current</nar:name></nar:genre>
        <nar:keyword>ferry</nar:keyword>
        <nar:subject qcode="medtop:04000000"><nar:name>economy</nar:name></nar:subject>
        <nar:subject type="cpnat:person" qcode="vn:p-9" relevance="80" confidence="95"><nar:name>Mara Holt</nar:name></nar:subject>
        <nar:subject type="cpnat:geoArea" qcode="other:harstad"/>
        <nar:subject type="cpnat:organisation" literal="Harbour Board"/>
        <nar:slugline>FERRY-FARES</nar:slugline>
        <nar:headline role="hlrole:sub">Board votes at dawn</nar:headline>
        <nar:headline role="hlrole:main">Ferry fares fall</nar:headline>
        <nar:by>By Mara Quist</nar:by>
        <nar:dateline>HARSTAD, Wednesday</nar:dateline>
        <nar:description role="drol:summary">Fares fall in winter.</nar:description>
        <nar:description role="drol:caption">The ferry</nar:description>
       </nar:contentMeta>
       <nar:assert qcode="other:harstad"><nar:name>Harstad</nar:name></nar:assert>
       <nar:contentSet>
        <nar:inlineXML contenttype="application/xhtml+xml">
         <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
          <body><p>The Board cut fares by <b>10&#160;%</b>.</p><h2>Why</h2><p>Wind &amp; rain.<br/></p></body></html>
        </nar:inlineXML>
        <nar:remoteContent href="https://valley.example/f.jpg" contenttype="image/jpeg" width="800" height="600" size="9000"/>
       </nar:contentSet>
      </nar:newsItem>
      """;

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
              java.util.Map.entry(Fact.VERSION, "4"),
              java.util.Map.entry(Fact.PUB_STATUS, "usable"),
              java.util.Map.entry(Fact.LANGUAGE, "en-GB"),
              java.util.Map.entry(Fact.SLUGLINE, "FERRY-FARES"),
              java.util.Map.entry(Fact.URGENCY, "2"),
              java.util.Map.entry(Fact.LOCATED, "Harstad"),
              java.util.Map.entry(Fact.ED_NOTE, "Recasts throughout.\nAdds quotes."),
              java.util.Map.entry(Fact.USAGE_TERMS, "No archives. No resale."),
              java.util.Map.entry(Fact.COPYRIGHT_HOLDER, "Valley News AS"),
              java.util.Map.entry(Fact.COPYRIGHT_NOTICE, "© 2026 Valley News"),
              java.util.Map.entry(Fact.INFO_SOURCE, "Harbour Board"));
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
              "place|other:harstad|other",
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

  @Nested
  class ANewsMessage {

    private final String first = G2.item("tag:example.org,2026:a1", "1", "<itemMeta/>");
    private final String second = G2.item("tag:example.org,2026:a2", "1", "<itemMeta/>");

    @Test
    void hasItemsWithTheirOwnBytes() {
      List<Entry> entries = G2.entries(G2.message(first, second));
      assertThat(entries).hasSize(2);
      assertThat(text(((Entry.Sound) entries.get(0)).item().payload())).isEqualTo(first);
      assertThat(text(((Entry.Sound) entries.get(1)).item().payload())).isEqualTo(second);
    }

    @Test
    void handsOnWhatIsNoArticle_asBroken() {
      String packaged = "<packageItem guid='p1'><itemMeta/></packageItem>";
      List<Entry> entries = G2.entries(G2.message(first, packaged, second));
      assertThat(entries).hasSize(3);
      Entry.Broken broken = (Entry.Broken) entries.get(1);
      assertThat(broken.faults())
          .containsExactly(
              new Fault("", "a packageItem holds no article: only a newsItem is taken"));
      assertThat(text(broken.payload())).isEqualTo(packaged);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<newsItem guid='b'><itemMeta></newsItem>",
          "<newsItem guid='b'><itemMeta>& </itemMeta></newsItem>",
          "<newsItem version='1'><itemMeta/></newsItem>"
        })
    void losesOnlyTheItemThatIsBroken(String bad) {
      List<Entry> entries = G2.entries(G2.message(first, bad, second));
      assertThat(entries).hasSize(3);
      assertThat(entries.get(0)).isInstanceOf(Entry.Sound.class);
      assertThat(text(((Entry.Broken) entries.get(1)).payload())).isEqualTo(bad);
      assertThat(((Entry.Sound) entries.get(2)).item().identity().identifier())
          .isEqualTo("tag:example.org,2026:a2");
    }

    @Test
    void cutOff_keepsItsWholeItems() {
      String whole = G2.message(first, second);
      List<Entry> entries = G2.entries(whole.substring(0, whole.indexOf("a2") + 10));
      assertThat(entries.get(0)).isInstanceOf(Entry.Sound.class);
      assertThat(entries.get(1)).isInstanceOf(Entry.Broken.class);
      assertThat(entries).hasSize(2);
    }

    @Test
    void isBounded() {
      byte[] bytes = G2.message(first, second, first).getBytes(StandardCharsets.UTF_8);
      assertThat(G2.read(bytes, new Bounds(2, 1_000)))
          .isEqualTo(new Reading.TooLarge("The number of items", 2));
      assertThat(((Reading.Items) G2.read(bytes, new Bounds(3, 20))).entries())
          .hasSize(3)
          .allMatch(entry -> entry instanceof Entry.Broken);
    }

    private String text(Payload payload) {
      return new String(payload.content(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void singleItemsThatHoldNoArticleAreInvalid() {
    assertThat(G2.read("<packageItem guid='p'/>"))
        .isEqualTo(
            new Reading.Invalid(
                List.of(
                    new Fault("", "a packageItem holds no article: only a newsItem is taken"))));
    assertThat(G2.read("<newsItem version='1'/>"))
        .isEqualTo(new Reading.Invalid(List.of(new Fault("", "the newsItem has no guid"))));
  }

  @Test
  void otherDocumentsAreUnreadable() {
    assertThat(G2.read("<rss/>"))
        .isEqualTo(new Reading.Unreadable("not a NewsML-G2 document: root is rss"));
    assertThat(G2.read("")).isInstanceOf(Reading.Unreadable.class);
  }
}
