package dateline.ingest.format.nitf;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NitfDocumentTest {

  private static final String FERRY =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
      <nitf xml:lang="en-GB">
       <head>
        <title>Harbour: ferry</title>
        <tobject tobject.type="News">
         <tobject.property tobject.property.type="Current"/>
         <tobject.subject tobject.subject.ipr="IPTC" tobject.subject.refnum="04015003"
             tobject.subject.type="Economy" tobject.subject.matter="Transport" tobject.subject.detail="Shipping"/>
        </tobject>
        <docdata management-status="usable">
         <correction info="Corrects the fare in the second paragraph" id-string="FERRY-17" regsrc="VN"/>
         <evloc city="Harstad" iso-cc="NO"/>
         <doc-id regsrc="VN" id-string="FERRY-17"/>
         <del-list><from-src src-name="Valley News" level-number="1"/></del-list>
         <urgency ed-urg="2"/>
         <fixture fix-id="Morning harbour report"/>
         <date.issue norm="20261014T081500Z"/>
         <date.release norm="20261014T081500Z"/>
         <date.expire norm="20261016T000000Z"/>
         <doc-scope scope="Northern ports"/>
         <ed-msg info="Recasts throughout."/>
         <du-key generation="1" part="1" version="4" key="FERRY-FARES"/>
         <doc.copyright holder="Valley News" year="2026"/>
         <key-list><keyword key="ferry"/><keyword key="fares"/></key-list>
         <identified-content>
          <person idsrc="VN" value="p-9">Mara Quist</person>
          <org>Harbour Board</org>
          <location><city>Harstad</city></location>
          <classifier type="section" value="shipping"/>
         </identified-content>
        </docdata>
        <pubdata type="web" date.publication="20261014T090000Z"/>
        <revision-history name="mq" norm="20261014T070000Z"/>
        <revision-history name="mq" norm="20261014T081000Z"/>
       </head>
       <body>
        <body.head>
         <hedline><hl1>Ferry fares fall &amp; rise</hl1><hl2>Board votes at dawn</hl2></hedline>
         <note noteclass="editorsnote"><p>Pictures follow.</p></note>
         <rights><rights.owner>Valley News AS</rights.owner> <rights.limitations>No archives</rights.limitations></rights>
         <byline>By <person>Mara Quist</person>, <byttl>Harbour reporter</byttl></byline>
         <distributor>Fjord Wire</distributor>
         <dateline><location>Harstad, Norway</location> <story.date norm="20261014">Oct. 14</story.date></dateline>
         <abstract><p>Fares fall in winter.</p></abstract>
        </body.head>
        <body.content>
         <block>
          <p>The <org>Harbour Board</org> cut fares by <em>10&nbsp;percent</em> &mdash; at last.</p>
          <hl2>What changes</hl2>
          <ul><li>Cars</li><li>Bikes</li></ul><ol><li>First</li></ol>
          <table><tr><th>Car</th><td>&lt;90&gt;</td></tr></table>
          <bq><block><p>We listened.</p></block><credit>Mara Quist</credit></bq>
          <p>See <a href="https://valley.example/fares">fares</a>.</p>
          <media media-type="image">
           <media-reference source="https://valley.example/f.jpg" mime-type="image/jpeg" width="800" height="600"/>
           <media-caption>The ferry</media-caption><media-producer>P. Oy</media-producer>
          </media>
         </block>
        </body.content>
        <body.end><tagline>Reporting by A. Berg</tagline></body.end>
       </body>
      </nitf>
      """;

  @Nested
  class AStory {

    private final WireItem item = item(FERRY);

    @Test
    void isIdentifiedByItsRegisteredId_andVersionedByItsKey() {
      assertThat(item.identity()).isEqualTo(new Identity(Identity.Source.GUID, "VN:FERRY-17"));
      assertThat(item.fact(Fact.VERSION)).contains("4");
      assertThat(item.fact(Fact.SLUGLINE)).contains("FERRY-FARES");
    }

    @Test
    void keepsItsBytesWhole() {
      assertThat(item.payload().format()).isEqualTo("nitf");
      assertThat(item.payload().mediaType()).isEqualTo("application/nitf+xml");
      assertThat(item.payload().content()).isEqualTo(FERRY.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void setsStatusUrgencyNotesAndRightsApart() {
      assertThat(item.fact(Fact.PUB_STATUS)).contains("usable");
      assertThat(item.fact(Fact.URGENCY)).contains("2");
      assertThat(item.fact(Fact.ED_NOTE)).contains("Recasts throughout.");
      assertThat(item.fact(Fact.LANGUAGE)).contains("en-GB");
      assertThat(item.fact(Fact.LOCATED)).contains("Harstad, Norway");
      assertThat(item.fact(Fact.INFO_SOURCE)).contains("Valley News");
      assertThat(item.fact(Fact.COPYRIGHT_HOLDER)).contains("Valley News");
      assertThat(item.fact(Fact.COPYRIGHT_NOTICE)).contains("© 2026 Valley News");
      assertThat(item.fact(Fact.USAGE_TERMS)).contains("No archives");
    }

    @Test
    void saysThatItIsACorrection() {
      assertThat(item.marks().signals()).containsExactly("nitf:correction");
    }

    @Test
    void keepsItsTimesRaw() {
      assertThat(item.parts().times())
          .containsExactlyInAnyOrder(
              new Parts.Time("published", "20261014T081500Z", "date.issue"),
              new Parts.Time("expires", "20261016T000000Z", "date.expire"),
              new Parts.Time("versionCreated", "20261014T081000Z", "revision-history"),
              new Parts.Time("published", "20261014T090000Z", "pubdata"),
              new Parts.Time("contentCreated", "20261014", "story.date"));
    }

    @Test
    void setsItsTextsApart() {
      assertThat(texts(item, "headline")).containsExactly("Ferry fares fall & rise");
      assertThat(texts(item, "subtitle")).containsExactly("Board votes at dawn");
      assertThat(texts(item, "summary")).containsExactly("<p>Fares fall in winter.</p>");
      assertThat(texts(item, "body").get(0).replaceAll("\\n\\s*", ""))
          .isEqualTo(
              "<p>The Harbour Board cut fares by <em>10\u00A0percent</em> — at last.</p>"
                  + "<h2>What changes</h2>"
                  + "<ul><li>Cars</li><li>Bikes</li></ul><ol><li>First</li></ol>"
                  + "<table><tr><th>Car</th><td>&lt;90&gt;</td></tr></table>"
                  + "<blockquote><p>We listened.</p><cite>Mara Quist</cite></blockquote>"
                  + "<p>See <a href=\"https://valley.example/fares\">fares</a>.</p>"
                  + "<p>Reporting by A. Berg</p>");
    }

    @Test
    void creditsByLineAndDistributor() {
      assertThat(item.parts().credits())
          .containsExactly(
              new Parts.Credit("author", "By Mara Quist, Harbour reporter"),
              new Parts.Credit("agency", "Fjord Wire"));
    }

    @Test
    void tagsWhatItNames() {
      assertThat(item.parts().tags())
          .extracting(tag -> tag.kind() + "|" + tag.label() + "|" + tag.scheme().orElse(""))
          .containsExactlyInAnyOrder(
              "keyword|ferry|",
              "keyword|fares|",
              "person|Mara Quist|VN",
              "organisation|Harbour Board|",
              "place|Harstad|",
              "subject|shipping|section",
              "keyword|Northern ports|doc-scope",
              "genre|Morning harbour report|fixture",
              "place|Harstad, NO|evloc",
              "genre|News|tobject.type",
              "genre|Current|tobject.property.type",
              "subject|Shipping|subj");
      assertThat(item.parts().tags())
          .filteredOn(tag -> tag.label().equals("Shipping"))
          .extracting(Parts.Tag::uri)
          .containsExactly(Optional.of("http://cv.iptc.org/newscodes/subjectcode/04015003"));
    }

    @Test
    void carriesItsMedia() {
      Parts.Medium medium = item.parts().media().get(0);
      assertThat(medium.href()).isEqualTo("https://valley.example/f.jpg");
      assertThat(medium.type()).isEqualTo("image");
      assertThat(medium.caption()).contains("The ferry");
      assertThat(medium.credit()).contains("P. Oy");
      assertThat(medium.width()).hasValue(800);
    }
  }

  @Nested
  class AStatus {

    @ParameterizedTest
    @CsvSource({"canceled, canceled", "Cancelled, canceled", "withheld, withheld"})
    void takesTheArticleBack_withoutAnyText(String stated, String status) {
      WireItem item = item(docdata("management-status='" + stated + "'", ""));
      assertThat(item.fact(Fact.PUB_STATUS)).contains(status);
      assertThat(item.isPressing()).isTrue();
      assertThat(item.marks().signals()).containsExactly("nitf:" + status);
      assertThat(item.parts().texts()).isEmpty();
    }

    @Test
    void anUnknownOneIsNoStatus_butIsSeen() {
      WireItem item = item(docdata("management-status='parked'", ""));
      assertThat(item.fact(Fact.PUB_STATUS)).isEmpty();
      assertThat(item.marks().signals()).containsExactly("nitf:parked");
    }

    @Test
    void anEmbargoLastsUntilTheRelease() {
      WireItem item =
          item(docdata("management-status='embargoed'", "<date.release norm='20261015T060000Z'/>"));
      assertThat(item.fact(Fact.PUB_STATUS)).isEmpty();
      assertThat(times(item, "embargoed"))
          .containsExactly(new Parts.Time("embargoed", "20261015T060000Z", "date.release"));
    }

    @Test
    void anEmbargoWithoutReleaseHasATimeThatNobodyCanRead() {
      WireItem item = item(docdata("management-status='embargoed'", ""));
      assertThat(times(item, "embargoed"))
          .containsExactly(new Parts.Time("embargoed", "embargoed", "management-status"));
    }

    @Test
    void withoutOne_aReleaseOtherThanTheIssueIsAnEmbargo() {
      String issued = "<date.issue norm='20261014T060000Z'/>";
      assertThat(times(item(docdata("", issued + release("20261015T060000Z"))), "embargoed"))
          .hasSize(1);
      assertThat(times(item(docdata("", issued + release("20261014T060000Z"))), "embargoed"))
          .isEmpty();
    }

    private String release(String norm) {
      return "<date.release norm='" + norm + "'/>";
    }
  }

  @Test
  void theVersionThatEndsAnIdIsNoPartOfIt() {
    String xml =
        "<nitf><head><docdata><doc-id id-string='urn:newsml:example.org:20261014:ABC:3N'/>"
            + "</docdata></head></nitf>";
    assertThat(item(xml).identity().identifier()).isEqualTo("urn:newsml:example.org:20261014:ABC");
    assertThat(item(xml).fact(Fact.VERSION)).contains("3");
  }

  @Test
  void withoutId_theDailyKeyJoinsVersions_andIsNoGuid() {
    WireItem item =
        item(
            "<nitf><head><docdata><date.issue norm='2026-10-14T06:00:00Z'/>"
                + "<du-key key='FERRY' version='2'/></docdata></head></nitf>");
    assertThat(item.identity()).isEqualTo(new Identity(Identity.Source.KEYWORD, "FERRY/20261014"));
    assertThat(item.identity().guid()).isEmpty();
    assertThat(times(item, "versionCreated"))
        .containsExactly(new Parts.Time("versionCreated", "2026-10-14T06:00:00Z", "date.issue"));
  }

  @Test
  void withoutIdAndKey_theTextIsTheIdentity() {
    assertThat(
            item("<nitf><body><body.content><p>Fog.</p></body.content></body></nitf>").identity())
        .extracting(Identity::source)
        .isEqualTo(Identity.Source.CONTENT);
    assertThat(read("<nitf><head/></nitf>")).isInstanceOf(Reading.Invalid.class);
  }

  @Test
  void versionsShareTheirIdentity() {
    String second = FERRY.replace("version=\"4\"", "version=\"5\"").replace("cut", "will cut");
    assertThat(item(second).identity()).isEqualTo(item(FERRY).identity());
    assertThat(item(second).fact(Fact.VERSION)).contains("5");
  }

  private static String docdata(String attributes, String inside) {
    return "<nitf><head><docdata "
        + attributes
        + "><doc-id id-string='F-1'/>"
        + inside
        + "</docdata></head></nitf>";
  }

  private static List<String> texts(WireItem item, String role) {
    return item.parts().texts().stream()
        .filter(text -> text.role().equals(role))
        .map(Parts.Text::value)
        .toList();
  }

  private static List<Parts.Time> times(WireItem item, String role) {
    return item.parts().times().stream().filter(time -> time.role().equals(role)).toList();
  }

  private static WireItem item(String xml) {
    return ((Entry.Sound) ((Reading.Items) read(xml)).entries().get(0)).item();
  }

  private static Reading read(String xml) {
    return new NitfDocument()
        .read(
            new Document(
                xml.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new Bounds(100, 1_000_000));
  }
}
