package dateline.ingest.format.nitf;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.LossList;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NitfDocumentTest {

  @Test
  void everyElementGoesWhereTheListSays() {
    LossList.check("nitf", new NitfDocument());
  }

  private static final String FERRY = sample("/nitf/ferry.xml");

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

  private static String sample(String name) {
    try (InputStream in = NitfDocumentTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
