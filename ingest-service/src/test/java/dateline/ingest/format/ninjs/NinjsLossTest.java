package dateline.ingest.format.ninjs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ninjs loses nothing: what the article has no field for goes along as JSON. The items have every
 * member that the table of the standard knows.
 */
class NinjsLossTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> KINDS =
      Map.of(
          "subjects", "subject",
          "people", "person",
          "organisations", "organisation",
          "places", "place",
          "events", "event",
          "objects", "object",
          "genres", "genre");

  @ParameterizedTest
  @CsvSource({"item1, 0", "item1, 1", "item2, 0", "item2, 1", "item3, 0", "item3, 1"})
  void anItemWithEveryMemberIsNinjs(String shape, int alternative) {
    assertThat(Conformance.faults(Example.of(shape, alternative))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void everyMemberOfNinjs3ComesBackAsItWas(int alternative) throws IOException {
    ObjectNode original = Example.of("item3", alternative);
    assertThat(restored(read(original))).isEqualTo(original);
  }

  @ParameterizedTest
  @ValueSource(strings = {"item1", "item2"})
  void everyMemberOfOlderVersionsIsMappedOrKept(String shape) throws IOException {
    ObjectNode original = Example.of(shape, 0);
    WireItem item = read(original);
    String all = item.parts() + " " + item.facts();
    for (Map.Entry<String, JsonNode> member : original.properties()) {
      boolean kept =
          member.getValue().isValueNode()
              ? all.contains(member.getValue().asText())
              : all.contains(Names.current(member.getKey()));
      assertThat(kept || KINDS.containsKey(Names.current(member.getKey())))
          .as(member.getKey())
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uri\":\"tag:example.org,2026:newsml_AB12:3\",\"version\":\"3\"}",
        "{\"uri\":\"u\",\"title\":\"Same\",\"headlines\":[{\"value\":\"Same\"}]}",
        "{\"uri\":\"u\",\"headlines\":[{\"value\":\"One\"},{\"role\":\"short\",\"value\":\"Two\"}]}",
        "{\"uri\":\"u\",\"headlines\":[{\"value\":\"Sub\"},{\"role\":\"main\",\"value\":\"Main\"}]}",
        "{\"uri\":\"u\",\"title\":\"Other\",\"headlines\":[{\"value\":\"Same\"}]}",
        "{\"uri\":\"u\",\"people\":[],\"bodies\":[]}",
        "{\"uri\":\"u\",\"descriptions\":[{\"value\":\"One\"},{\"value\":\"Two\"}]}",
        "{\"uri\":\"u\",\"bodies\":[{\"value\":\"One\"},{\"value\":\"Longer\"}]}",
        "{\"uri\":\"u\",\"people\":[{\"literal\":\"p1\"}]}",
        "{\"uri\":\"u\",\"subjects\":[{\"name\":\"ferries\",\"rel\":\"about\",\"relevance\":80}]}",
        "{\"uri\":\"u\",\"ownMember\":{\"a\":[1,2,{\"b\":null}]}}",
      })
  void whatHasTwoReadingsComesBackAsItWas(String json) throws IOException {
    ObjectNode original = (ObjectNode) JSON.readTree(json);
    assertThat(restored(read(original))).isEqualTo(original);
  }

  /** The item as ninjs 3, made of nothing but what the contract carries of it. */
  private static ObjectNode restored(WireItem item) throws IOException {
    ObjectNode out = (ObjectNode) JSON.readTree(item.fact(Fact.NINJS).orElse("{}"));
    if (!out.has("uri")) {
      out.put("uri", item.identity().identifier());
    }
    fact(item, Fact.VERSION, "version", out);
    fact(item, Fact.PUB_STATUS, "pubStatus", out);
    fact(item, Fact.LANGUAGE, "language", out);
    fact(item, Fact.SLUGLINE, "slugline", out);
    fact(item, Fact.LOCATED, "located", out);
    fact(item, Fact.ED_NOTE, "edNote", out);
    fact(item, Fact.USAGE_TERMS, "usageTerms", out);
    fact(item, Fact.COPYRIGHT_HOLDER, "copyrightHolder", out);
    fact(item, Fact.COPYRIGHT_NOTICE, "copyrightNotice", out);
    item.fact(Fact.URGENCY).ifPresent(value -> out.put("urgency", Integer.parseInt(value)));
    item.parts().times().forEach(time -> out.put(time.source(), time.raw()));
    item.parts().credits().forEach(credit -> out.put("by", credit.raw()));
    texts(item, "headlines", "headline", out);
    texts(item, "descriptions", "summary", out);
    texts(item, "bodies", "body", out);
    KINDS.forEach(
        (member, kind) -> {
          if (!out.has(member)) {
            tags(item, kind).forEach(tag -> out.withArray(member).add(tag));
          }
        });
    return out;
  }

  private static void fact(WireItem item, Fact fact, String member, ObjectNode out) {
    item.fact(fact).ifPresent(value -> out.put(member, value));
  }

  /** Texts go where the frame has none, or make a list of their own. */
  private static void texts(WireItem item, String list, String role, ObjectNode out) {
    List<Parts.Text> texts =
        item.parts().texts().stream().filter(text -> text.role().equals(role)).toList();
    if (!out.has(list) && !texts.isEmpty()) {
      texts.forEach(text -> out.withArray(list).addObject().put("value", text.value()));
      return;
    }
    out.path(list)
        .forEach(
            entry -> {
              if (!entry.has("value")) {
                boolean markup = entry.path("contentType").asText("").contains("html");
                texts.stream()
                    .filter(text -> text.contentType().contains("html") == markup)
                    .max(Comparator.comparing(text -> text.value().length()))
                    .ifPresent(text -> ((ObjectNode) entry).put("value", text.value()));
              }
            });
  }

  private static List<ObjectNode> tags(WireItem item, String kind) {
    return item.parts().tags().stream()
        .filter(tag -> tag.kind().equals(kind))
        .map(
            tag -> {
              ObjectNode concept = JSON.createObjectNode().put("name", tag.label());
              tag.rel().ifPresent(value -> concept.put("rel", value));
              tag.uri().ifPresent(value -> concept.put("uri", value));
              tag.literal().ifPresent(value -> concept.put("literal", value));
              tag.relevance().ifPresent(value -> concept.put("relevance", value));
              tag.confidence().ifPresent(value -> concept.put("confidence", value));
              return concept;
            })
        .toList();
  }

  private static WireItem read(ObjectNode item) {
    Reading reading =
        new NinjsDocument()
            .read(
                new Document(
                    item.toString().getBytes(StandardCharsets.UTF_8),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                new Bounds(10, 1_000_000));
    return ((Entry.Sound) ((Reading.Items) reading).entries().get(0)).item();
  }
}
