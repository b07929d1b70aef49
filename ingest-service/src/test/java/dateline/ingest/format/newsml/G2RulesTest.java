package dateline.ingest.format.newsml;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Document;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class G2RulesTest {

  private static final String CATALOG = "<catalogRef href='https://cv.example.org/catalog_3'/>";
  private static final String META = "<itemMeta><versionCreated>2026</versionCreated></itemMeta>";

  @Test
  void aWholeItemBreaksNone() {
    assertThat(strict(CATALOG + META)).isInstanceOf(Reading.Items.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <rightsInfo/>                                                            | itemMeta
          <itemMeta><pubStatus qcode='stat:usable'/></itemMeta>                    | catalogRef
          <catalogRef/><itemMeta><mood>calm</mood></itemMeta>                      | itemMeta/mood
          <catalogRef/><itemMeta><link href='a%zz'/></itemMeta>                    | link/@href
          <catalogRef/><itemMeta/><assert><related><related><related><related/></related></related></related></assert> | related/related
          """)
  void pointsToWhatBreaksARule(String inside, String pointer) {
    assertThat(strict(inside))
        .isInstanceOfSatisfying(
            Reading.Invalid.class,
            invalid ->
                assertThat(invalid.faults()).extracting(Fault::pointer).containsExactly(pointer));
  }

  @Test
  void catalogsMayBeLeftOutSinceVersion30() {
    assertThat(
            strictDocument(
                "<newsItem guid='a' standardversion='2.30'><itemMeta><provider qcode='n:A'/>"
                    + "</itemMeta></newsItem>"))
        .isInstanceOf(Reading.Items.class);
  }

  @Test
  void aLaterVersionMayHaveElementsOfItsOwn() {
    String item =
        "<newsItem guid='a' standardversion='2.40'>" + CATALOG + META + "<mood/></newsItem>";
    assertThat(strictDocument(item)).isInstanceOf(Reading.Items.class);
  }

  @Test
  void otherVocabulariesMayHaveElementsOfTheirOwn() {
    assertThat(strict(CATALOG + META + "<contentSet><inlineXML><sport/></inlineXML></contentSet>"))
        .isInstanceOf(Reading.Items.class);
  }

  @Test
  void whatTakesAnArticleBackIsReadAllTheSame() {
    assertThat(strict("<itemMeta><pubStatus qcode='stat:canceled'/><mood/></itemMeta>"))
        .isInstanceOf(Reading.Items.class);
  }

  @Test
  void mereXmlIsTakenAsFarAsItGoes() {
    assertThat(G2.read(G2.item("tag:example.org,2026:a1", "1", "<mood/>")))
        .isInstanceOf(Reading.Items.class);
  }

  private static Reading strict(String inside) {
    return strictDocument("<newsItem guid='a' standardversion='2.29'>" + inside + "</newsItem>");
  }

  private static Reading strictDocument(String item) {
    return G2Document.strict()
        .read(
            new Document(
                item.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            G2.BOUNDS);
  }
}
