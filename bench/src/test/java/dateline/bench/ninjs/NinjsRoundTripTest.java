package dateline.bench.ninjs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.Article;
import dateline.RawArticle;
import dateline.enrich.article.Enrichment;
import dateline.enrich.article.Moment;
import dateline.enrich.article.UnreadableItem;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.ninjs.NinjsDocument;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.RawRecord;
import dateline.ingest.publish.Transport;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSettings;
import dateline.store.ninjs.NinjsArticle;
import dateline.store.read.ArticleJson;
import dateline.store.write.ArticleDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An item with every member of ninjs 3.0 on its way through all services, without Kafka and
 * MongoDB: what comes out is what came in, but for its cleaned texts.
 */
class NinjsRoundTripTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private static ObjectNode in;
  private static ObjectNode out;

  @BeforeAll
  static void through() throws IOException, UnreadableItem {
    try (InputStream item = NinjsRoundTripTest.class.getResourceAsStream("ferry.json")) {
      in = (ObjectNode) JSON.readTree(item);
    }
    out = NinjsArticle.of(ArticleJson.of(ArticleDocuments.content(article(in))));
  }

  @Test
  void everyMemberIsThereAgain() {
    ObjectNode expected = in.deepCopy();
    // The markup went through the allow-list: no handlers, no scripts; b stays b.
    text(expected, "bodies", 1)
        .put(
            "value",
            "<p>The ferry left at <b>noon</b>.</p>"
                + "<p>The harbour master was the first to go aboard, crews said.</p>");
    text(expected, "bodies", 2).put("value", "<p>The ferry left.</p>");
    for (Map.Entry<String, JsonNode> member : expected.properties()) {
      JsonNode value = out.path(member.getKey());
      if (value.isArray()) {
        // What enrichment adds stands behind what was delivered.
        assertThat(value).as(member.getKey()).startsWith(elements(member.getValue()));
      } else {
        assertThat(value).as(member.getKey()).isEqualTo(member.getValue());
      }
    }
  }

  @Test
  void whatIsAddedSaysWhoAddedIt() {
    assertThat(out.path("altIds")).hasSize(3);
    assertThat(out.at("/altIds/1/role").asText()).isEqualTo("guid");
    assertThat(out.at("/altIds/1/value").asText())
        .isEqualTo("urn:newsml:wire.example.org:20260302:ferry-51");
    assertThat(out.at("/altIds/2/role").asText()).isEqualTo("dateline");
    assertThat(out.at("/altIds/2/value").asText()).startsWith("urn:dateline:ferries:");
    for (String member :
        new String[] {"headlines", "descriptions", "bodies", "people", "organisations", "places"}) {
      assertThat(out.path(member)).as(member).hasSameSizeAs(in.path(member));
    }
    assertThat(out.path("associations")).hasSameSizeAs(in.path("associations"));
    for (int i = in.path("subjects").size(); i < out.path("subjects").size(); i++) {
      assertThat(out.path("subjects").get(i).path("creator").asText()).matches("(rule|model):.+");
    }
  }

  @Test
  void itIsValid() {
    assertThat(read(out)).isInstanceOf(Reading.Items.class);
  }

  @Test
  void aSecondRoundChangesNothing() throws UnreadableItem {
    ObjectNode again = NinjsArticle.of(ArticleJson.of(ArticleDocuments.content(article(out))));
    assertThat(again).isEqualTo(out);
  }

  @Test
  void textsOfAShortItemGetRolesAndCounts() throws IOException, UnreadableItem {
    ObjectNode shortItem =
        (ObjectNode)
            JSON.readTree(
                """
                {"uri":"urn:example:ferry-53","people":[],"subjects":[{"name":"a","rel":"about"}],
                 "headlines":[{"value":"Ferry sails"}],"bodies":[{"value":"The ferry left."}]}
                """);
    ObjectNode item = NinjsArticle.of(ArticleJson.of(ArticleDocuments.content(article(shortItem))));
    assertThat(item.path("uri").asText()).isEqualTo("urn:example:ferry-53");
    assertThat(item.path("people")).isEmpty();
    assertThat(item.has("people")).isTrue();
    assertThat(item.path("subjects").get(0)).isEqualTo(shortItem.at("/subjects/0"));
    assertThat(item.path("headlines"))
        .isEqualTo(
            JSON.readTree(
                "[{\"role\":\"main\",\"contentType\":\"text/plain\",\"value\":\"Ferry sails\"}]"));
    assertThat(item.path("bodies").get(0))
        .isEqualTo(
            JSON.readTree(
                "{\"role\":\"main\",\"contentType\":\"text/plain\",\"charCount\":15,"
                    + "\"wordCount\":3,\"value\":\"The ferry left.\"}"));
    assertThat(read(item)).isInstanceOf(Reading.Items.class);
  }

  @Test
  void anItemOfOlderVersionsGoesOutAsValidNinjs3() throws IOException, UnreadableItem {
    ObjectNode old =
        (ObjectNode)
            JSON.readTree(
                """
                {"uri":"urn:example:ferry-52","version":"1","versioncreated":"2026-03-02T08:00:00Z",
                 "byline":"R. Pillai","headline":"Ferry sails","body_text":"The ferry left at noon.",
                 "representationtype":"complete","mimetype":"text/plain",
                 "subject":[{"name":"harbours","code":"20000337","scheme":"https://cv.example.org/"}],
                 "altids":{"desk":"N-52"},"trustindicator":[{"scheme":"s","code":"c","title":"t"}],
                 "renditions":{"small":{"href":"https://img.example.org/1.jpg","mimetype":"image/jpeg",
                   "sizeinbytes":2048}}}
                """);
    ObjectNode item = NinjsArticle.of(ArticleJson.of(ArticleDocuments.content(article(old))));
    assertThat(read(item)).isInstanceOf(Reading.Items.class);
    assertThat(item.at("/headlines/0/value").asText()).isEqualTo("Ferry sails");
    assertThat(item.at("/bodies/0/value").asText()).isEqualTo("The ferry left at noon.");
    assertThat(item.path("by").asText()).isEqualTo("R. Pillai");
    assertThat(item.at("/subjects/0/name").asText()).isEqualTo("harbours");
    assertThat(item.at("/altIds/0/value").asText()).isEqualTo("N-52");
    assertThat(item.at("/renditions/0/name").asText()).isEqualTo("small");
    assertThat(item.at("/renditions/0/sizeInBytes").asInt()).isEqualTo(2048);
  }

  private static ObjectNode text(ObjectNode item, String list, int at) {
    return (ObjectNode) item.path(list).path(at);
  }

  private static JsonNode[] elements(JsonNode list) {
    JsonNode[] elements = new JsonNode[list.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = ((ArrayNode) list).get(i);
    }
    return elements;
  }

  private static Reading read(ObjectNode item) {
    return NinjsDocument.strict()
        .read(
            new Document(
                item.toString().getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new Bounds(10, 1_000_000));
  }

  private static Article article(ObjectNode item) throws UnreadableItem {
    Entry.Sound entry = (Entry.Sound) ((Reading.Items) read(item)).entries().get(0);
    Feed feed = new Feed(FeedSettings.plain("ferries", "ferries", Instant.EPOCH), Optional.empty());
    Delivery delivery =
        new Delivery(feed, Transport.PUSH, NOW, Optional.empty(), Map.of(), Map.of(), List.of());
    RawArticle raw = RawRecord.of(delivery, "round-trip", entry.item());
    try (Enrichment enrichment = Enrichment.alone(Duration.ofSeconds(30))) {
      return enrichment.article(raw, enrichment.read(raw, NOW), new Moment(NOW, NOW), List.of());
    }
  }
}
