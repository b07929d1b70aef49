package dateline.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireTaskTest {

  private static final WireTask TASK = new WireTask();

  @TempDir Path folder;

  @Test
  void anItemIsTheArticleThatThePipelineMakesOfIt() throws IOException {
    JsonNode item =
        predict(
                "ninjs",
                """
                {"uri":"urn:example:ferry-51","version":"3","urgency":4,"pubStatus":"usable",
                 "versionCreated":"2026-10-14T08:00:00+02:00","language":"en","by":"By Asha Menon",
                 "slugline":"FERRY","edNote":"Adds a quote.","usageTerms":"Not for archives",
                 "headlines":[{"value":"Ferry sails again"}],
                 "bodies":[{"value":"KOCHI (EXW) - The ferry left at noon.","wordCount":90}],
                 "subjects":[{"name":"shipping","literal":"20000339"}],
                 "associations":[{"name":"p","uri":"urn:example:p","type":"picture",
                   "headlines":[{"value":"The quay"}],"descriptions":[{"value":"Cars roll aboard"}],
                   "renditions":[{"name":"r","href":"https://img.example.org/q.jpg"}]}]}
                """)
            .path("items")
            .path(0);
    assertThat(item.path("title").asText()).isEqualTo("Ferry sails again");
    assertThat(item.path("body").asText()).isEqualTo("The ferry left at noon.");
    assertThat(item.path("body_html").asText()).contains("<p>");
    assertThat(item.path("word_count").asInt()).isEqualTo(90);
    assertThat(item.path("dateline").path("city").asText()).isEqualTo("Kochi");
    assertThat(item.path("byline").asText()).isEqualTo("By Asha Menon");
    assertThat(item.path("guid").asText()).isEqualTo("urn:example:ferry-51");
    assertThat(item.path("version").asText()).isEqualTo("3");
    assertThat(item.path("urgency").asInt()).isEqualTo(4);
    assertThat(item.path("updated").asText()).isEqualTo("2026-10-14T06:00:00Z");
    assertThat(item.path("language").asText()).isEqualTo("en");
    assertThat(item.path("ednote").asText()).isEqualTo("Adds a quote.");
    assertThat(item.path("usage_terms").asText()).isEqualTo("Not for archives");
    assertThat(item.at("/subjects/0/code").asText()).isEqualTo("20000339");
    assertThat(item.at("/images/0/alt").asText()).isEqualTo("Cars roll aboard");
  }

  @Test
  void aKillHasNoTextAndIsAnItem() throws IOException {
    JsonNode prediction =
        predict("ninjs", "{\"uri\":\"urn:example:ferry-51\",\"pubStatus\":\"canceled\"}");
    assertThat(prediction.at("/items/0/status").asText()).isEqualTo("canceled");
    assertThat(prediction.has("error")).isFalse();
  }

  @Test
  void whatIsRefusedIsAnError() throws IOException {
    JsonNode prediction = predict("ninjs", "{\"uri\":\"u\",\"mood\":\"calm\"}");
    assertThat(prediction.path("error").asText()).isEqualTo("/mood is no member of ninjs here");
    assertThat(prediction.path("items")).isEmpty();
  }

  @Test
  void whatHoldsNoArticleIsANotice() throws IOException {
    JsonNode prediction =
        predict("newsml-g2", "<conceptItem guid='c'><catalogRef/><itemMeta/></conceptItem>");
    assertThat(prediction.path("notice").asText()).contains("holds no article");
    assertThat(prediction.has("error")).isFalse();
  }

  @Test
  void aFormatThatNobodyNamesIsDetected() throws IOException {
    JsonNode prediction =
        predict(null, "bdt0123 4 pl 41\n\nWetter/Kiel/\nSturm =\n\nKiel (nnd) - Der Sturm kam.\n");
    assertThat(prediction.at("/items/0/sequence").asText()).isEqualTo("0123");
    assertThat(prediction.at("/items/0/categories/0").asText()).isEqualTo("pl");
    assertThat(prediction.at("/items/0/word_count").asInt()).isEqualTo(41);
  }

  private JsonNode predict(String format, String document) throws IOException {
    Files.writeString(folder.resolve("document"), document);
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("path", "document");
    if (format != null) {
      input.put("format", format);
    }
    return TASK.predict(new EvaluationInput(input, folder));
  }
}
