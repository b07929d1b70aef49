package dateline.ingest.format.ninjs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceTest {

  private static final String ODD = "{\"uri\":\"u\",\"x-desk\":\"north\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"uri":"u","mood":"calm"}                                       | /mood
          {"uri":"u","headlines":[{"role":"main"}]}                       | /headlines/0/value
          {"uri":"u","subjects":[{"name":"a","relevance":101}]}           | /subjects/0/relevance
          {"uri":"u","title":7}                                           | /title
          {"uri":"u","renditions":[{"href":"h"}]}                         | /renditions/0/name
          {"uri":"u","associations":[{"uri":"v"}]}                        | /associations/0/name
          {"uri":"u","associations":[{"uri":"v","name":"n","mood":"x"}]}  | /associations/0/mood
          {"uri":"u","trustIndicators":[{"code":"x"}]}                    | /trustIndicators/0/code
          {"uri":"u","rightsInfo":{"linkedRights":"a","encodedRights":"b"}} | /rightsInfo
          {"uri":"u","digitalSourceType":"camera"}                        | /digitalSourceType
          {"uri":"u","places":[{"geoJSON":{"type":"Dot"}}]}               | /places/0/geoJSON
          {"uri":"u","eventDetails":{"dates":{"expectedStartDate":"May"}}} | /eventDetails/dates/expectedStartDate
          {"uri":"u","headline_":"x"}                                     | /headline_
          {"uri":"u","representationtype":"half"}                         | /representationtype
          {"uri":"u","altids":"a"}                                        | /altids
          """)
  void pointsToWhatTheStandardDoesNotKnow(String json, String pointer) throws IOException {
    assertThat(Conformance.faults((ObjectNode) new ObjectMapper().readTree(json)))
        .extracting(Fault::pointer)
        .containsExactly(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uri\":\"u\",\"urgency\":5.0}",
        "{\"uri\":\"u\",\"eventDetails\":{\"dates\":{\"startDate\":\"x\",\"expectedStartDate\":\"2026\",\"endDate\":\"y\"}}}",
        "{\"uri\":\"u\",\"headline_short\":\"x\",\"place\":[{\"geometry_geojson\":{}}]}",
        "{\"uri\":\"u\",\"places\":[{\"geoJSON\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[5,6],[1,2]]]}}]}",
      })
  void takesWhatOneOfTheVersionsAllows(String json) throws IOException {
    assertThat(Conformance.faults((ObjectNode) new ObjectMapper().readTree(json))).isEmpty();
  }

  @Test
  void membersOfOnesOwnAreForMereJson() {
    assertThat(read(NinjsDocument.strict())).isInstanceOf(Reading.Invalid.class);
    assertThat(read(new NinjsDocument())).isInstanceOf(Reading.Items.class);
  }

  private static Reading read(NinjsDocument format) {
    return format.read(
        new Document(
            ODD.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Bounds(10, 100_000));
  }
}
