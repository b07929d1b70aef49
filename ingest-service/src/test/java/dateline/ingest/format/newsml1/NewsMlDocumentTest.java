package dateline.ingest.format.newsml1;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.LossList;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsMlDocumentTest {

  private static final Bounds BOUNDS = new Bounds(10, 100_000);

  @Test
  void everyElementGoesWhereTheListSays() {
    LossList.check("newsml-1.2", new NewsMlDocument());
  }

  @Test
  void makesTheIdentifierOfItsPartsWhereThereIsNone() {
    WireItem item =
        only(
            item(
                "<ProviderId>wire.example</ProviderId><DateId>20261013</DateId>"
                    + "<NewsItemId>f1</NewsItemId><RevisionId Update='U'>2</RevisionId>",
                ""));
    assertThat(item.identity().identifier()).isEqualTo("urn:newsml:wire.example:20261013:f1");
    assertThat(item.fact(Fact.VERSION)).contains("2");
    assertThat(item.marks().signals()).containsExactly("newsml:U");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Usable    |           |                 | usable   | ''
          Canceled  |           |                 | canceled | ''
          Cancelled |           |                 | canceled | ''
          Withheld  |           |                 | withheld | ''
          Withheld  | Usable    | 20261014T0800Z  | ''       | 20261014T0800Z
          Embargoed | Usable    | 20261014T0800Z  | ''       | 20261014T0800Z
          Embargoed |           |                 | ''       | Embargoed
          """)
  void theStatusAndItsChangeSayWhatMayBePublishedWhen(
      String status, String future, String at, String pubStatus, String embargo) {
    String change =
        future == null
            ? ""
            : "<StatusWillChange><FutureStatus FormalName='%s'/><DateAndTime>%s</DateAndTime></StatusWillChange>"
                .formatted(future, at);
    WireItem item =
        only(
            item(
                "<NewsItemId>f1</NewsItemId>",
                "<NewsManagement><Status FormalName='%s'/>%s</NewsManagement>"
                    .formatted(status, change)));
    assertThat(item.fact(Fact.PUB_STATUS).orElse("")).isEqualTo(pubStatus);
    assertThat(
            item.parts().times().stream()
                .filter(time -> time.role().equals("embargoed"))
                .map(Parts.Time::raw)
                .findFirst()
                .orElse(""))
        .isEqualTo(embargo);
  }

  @Test
  void theEnvelopeStandsForWhatTheItemLeavesOut() {
    WireItem item =
        only(
            "<NewsML><NewsEnvelope><DateAndTime>20261014T080000Z</DateAndTime>"
                + "<Priority FormalName='2'/></NewsEnvelope>"
                + item("<NewsItemId>f1</NewsItemId>", "")
                + "</NewsML>");
    assertThat(item.fact(Fact.URGENCY)).contains("2");
    assertThat(item.parts().times())
        .containsExactly(
            new Parts.Time("versionCreated", "20261014T080000Z", "NewsEnvelope/DateAndTime"));
  }

  @Test
  void readsTheMainTextAndNotTheOnesBesideIt() {
    WireItem item =
        only(
            item(
                "<NewsItemId>f1</NewsItemId>",
                "<NewsComponent><NewsLines><HeadLine>Story</HeadLine></NewsLines>"
                    + text("Supporting", "<HeadLine>Box</HeadLine>", "A box.")
                    + text("Main", "", "The story.")
                    + "</NewsComponent>"));
    assertThat(item.parts().texts())
        .extracting(Parts.Text::role, Parts.Text::value)
        .containsExactly(
            Tuple.tuple("headline", "Story"),
            Tuple.tuple("body", "The story."),
            Tuple.tuple("supporting", "A box."));
  }

  @Test
  void readsXhtmlAndPlainContent() {
    WireItem item =
        only(
            item(
                "<NewsItemId>f1</NewsItemId>",
                "<NewsComponent><ContentItem><MimeType FormalName='text/html'/><DataContent>"
                    + "<html><head><title>x</title></head><body><p>One</p></body></html>"
                    + "</DataContent></ContentItem><ContentItem><DataContent> Two </DataContent>"
                    + "</ContentItem></NewsComponent>"));
    assertThat(item.parts().texts())
        .containsExactly(
            new Parts.Text("body", "text/html", "<p>One</p>"),
            new Parts.Text("body", "text/plain", "Two"));
  }

  @Test
  void aDocumentOfManyIsReadItemByItem() {
    String first = item("<NewsItemId>a</NewsItemId>", "");
    String broken = "<NewsItem><Identification/></NewsItem>";
    String second = item("<NewsItemId>b</NewsItemId>", "");
    List<Entry> entries = entries("<NewsML>" + first + broken + second + "</NewsML>");
    assertThat(entries).hasSize(3);
    assertThat(entries.get(1)).isInstanceOf(Entry.Broken.class);
    assertThat(
            new String(
                ((Entry.Sound) entries.get(2)).item().payload().content(), StandardCharsets.UTF_8))
        .isEqualTo(second);
  }

  @Test
  void whatStandsBehindBrokenXmlIsReadToo() {
    List<Entry> entries =
        entries(
            "<NewsML>"
                + item("<NewsItemId>a</NewsItemId>", "")
                + item("<NewsItemId>b</NewsItemId>", "<x>& </y>")
                + item("<NewsItemId>c</NewsItemId>", "")
                + "</NewsML>");
    assertThat(entries)
        .extracting(Object::getClass)
        .extracting(Class::getSimpleName)
        .containsExactly("Sound", "Broken", "Sound");
  }

  @Test
  void changesWithoutTheItemAreBroken() {
    assertThat(
            read(
                "<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>a</NewsItemId>"
                    + "</NewsIdentifier></Identification><Update><Replace/></Update></NewsItem></NewsML>"))
        .isInstanceOfSatisfying(
            Reading.Invalid.class,
            invalid -> assertThat(invalid.faults().get(0).message()).contains("only changes"));
  }

  @Test
  void otherDocumentsAreUnreadable() {
    assertThat(read("<rss/>")).isInstanceOf(Reading.Unreadable.class);
    assertThat(read("")).isInstanceOf(Reading.Unreadable.class);
    assertThat(read("<NewsML/>")).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void tooManyItemsAreRefused() {
    String items = item("<NewsItemId>a</NewsItemId>", "").repeat(11);
    assertThat(read("<NewsML>" + items + "</NewsML>")).isEqualTo(BOUNDS.tooManyItems());
  }

  private static String text(String role, String lines, String text) {
    return "<NewsComponent><Role FormalName='%s'/><NewsLines>%s</NewsLines><ContentItem><DataContent>%s</DataContent></ContentItem></NewsComponent>"
        .formatted(role, lines, text);
  }

  private static String item(String identifier, String inside) {
    return "<NewsItem><Identification><NewsIdentifier>"
        + identifier
        + "</NewsIdentifier></Identification>"
        + inside
        + "</NewsItem>";
  }

  private static WireItem only(String xml) {
    return ((Entry.Sound) entries(xml).get(0)).item();
  }

  private static List<Entry> entries(String xml) {
    return ((Reading.Items) read(xml)).entries();
  }

  private static Reading read(String xml) {
    return new NewsMlDocument()
        .read(
            new Document(
                xml.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            BOUNDS);
  }
}
