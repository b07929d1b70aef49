package dateline.ingest.format.ninjs;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NinjsDocumentTest {

  private static final Bounds BOUNDS = new Bounds(10_000, 1_000_000);

  @Nested
  class AFullItem {

    private final byte[] bytes = sample("harbour.json");
    private final WireItem item = item(bytes);

    @Test
    void isIdentifiedByItsUri() {
      assertThat(item.identity())
          .isEqualTo(new Identity(Identity.Source.GUID, "urn:example:wire:harbour-17"));
      assertThat(item.fact(Fact.VERSION)).contains("3");
    }

    @Test
    void keepsItsBytes() {
      assertThat(item.payload().content()).isSameAs(bytes);
      assertThat(item.payload().format()).isEqualTo("ninjs");
      assertThat(item.payload().mediaType()).isEqualTo("application/ninjs+json");
    }

    @Test
    void statesItsTextsByRole() {
      assertThat(item.parts().texts())
          .containsExactly(
              new Parts.Text("headline", "text/plain", "Harbour bridge reopens"),
              new Parts.Text("subtitle", "text/plain", "Repairs took nine weeks"),
              new Parts.Text("summary", "text/plain", "Traffic crosses the bridge again."),
              new Parts.Text("body", "text/plain", "The bridge opened at noon."),
              new Parts.Text("body", "text/html", "<p>The bridge opened at noon.</p>"));
    }

    @Test
    void statesItsTimesUnread() {
      assertThat(item.parts().times())
          .containsExactlyInAnyOrder(
              new Parts.Time("firstCreated", "2026-03-02T08:00:00+05:30", "firstCreated"),
              new Parts.Time("versionCreated", "2026-03-02T11:45:00+05:30", "versionCreated"),
              new Parts.Time("embargoed", "2026-03-02T12:00:00+05:30", "embargoedUntil"));
    }

    @Test
    void statesItsConcepts() {
      assertThat(item.parts().tags())
          .extracting(Parts.Tag::kind, Parts.Tag::label, Parts.Tag::relevance)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple("subject", "transport", OptionalInt.of(80)),
              org.assertj.core.groups.Tuple.tuple("person", "Asha Menon", OptionalInt.empty()),
              org.assertj.core.groups.Tuple.tuple("place", "Kochi", OptionalInt.empty()));
    }

    @Test
    void statesSingleValues() {
      assertThat(item.fact(Fact.PUB_STATUS)).contains("usable");
      assertThat(item.fact(Fact.URGENCY)).contains("4");
      assertThat(item.fact(Fact.LOCATED)).contains("KOCHI");
      assertThat(item.fact(Fact.LANGUAGE)).contains("en-IN");
      assertThat(item.fact(Fact.INFO_SOURCE)).contains("Port Authority");
      assertThat(item.parts().credits()).containsExactly(new Parts.Credit("author", "R. Pillai"));
    }

    @Test
    void takesTheLargestRenditionOfAnAssociatedPicture() {
      assertThat(item.parts().media())
          .containsExactly(
              new Parts.Medium(
                  "image",
                  "https://img.example.org/bridge-1600.jpg",
                  Optional.of("image/jpeg"),
                  Optional.of("The bridge"),
                  Optional.of("Cars on the bridge"),
                  Optional.of("L. Das"),
                  OptionalInt.of(1600),
                  OptionalInt.of(900),
                  OptionalLong.of(204800)));
    }

    @Test
    void keepsMembersWithoutAFieldAsJson() {
      assertThat(item.fact(Fact.NINJS).orElseThrow())
          .contains("\"rightsInfo\":", "\"associations\":", "\"infoSources\":")
          .doesNotContain("The bridge opened", "\"uri\":\"urn:example:wire:harbour-17\"");
    }
  }

  @Test
  void readsTheNamesOfNinjs1() {
    WireItem item =
        item(
            bytes(
                """
                {"uri": "urn:x:1", "versioncreated": "2026-01-02T03:04:05Z", "pubstatus": "withheld",
                 "headline": "Old", "body_html": "<p>Body</p>", "byline": "A. B.",
                 "person": [{"name": "C. D.", "code": "p1", "scheme": "s"}]}
                """));
    assertThat(item.fact(Fact.PUB_STATUS)).contains("withheld");
    assertThat(item.headline()).contains("Old");
    assertThat(item.parts().times())
        .containsExactly(
            new Parts.Time("versionCreated", "2026-01-02T03:04:05Z", "versionCreated"));
    assertThat(item.parts().texts()).contains(new Parts.Text("body", "text/html", "<p>Body</p>"));
    assertThat(item.parts().tags().get(0).literal()).contains("p1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                             | /uri
          {"uri":""}                                     | /uri
          {"uri":7}                                      | /uri
          {"uri":"a\\u0000b"}                            | /uri
          {"uri":"u","pubStatus":"cancelled"}            | /pubStatus
          {"uri":"u","pubStatus":null}                   | /pubStatus
          {"uri":"u","urgency":0}                        | /urgency
          {"uri":"u","urgency":"3"}                      | /urgency
          {"uri":"u","versionCreated":{"$ne":null}}      | /versionCreated
          {"uri":"u","headlines":"x"}                    | /headlines
          {"uri":"u","bodies":[1]}                       | /bodies/0
          {"uri":"u","uri":"v"}                          | /uri
          {"uri":"u","pubStatus":"canceled","pubstatus":"usable"} | /pubstatus
          7                                              | ''
          """)
  void pointsToWhatBreaksTheRules(String json, String pointer) {
    assertThat(read(bytes(json)))
        .isInstanceOfSatisfying(
            Reading.Invalid.class,
            invalid ->
                assertThat(invalid.faults()).extracting(Fault::pointer).containsExactly(pointer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"uri\":\"u\"} x", "nul", "{'uri':'u'}", "{\"uri\":\"u\"", "["})
  void refusesWhatIsNotJson(String text) {
    assertThat(read(bytes(text))).isInstanceOfAny(Reading.Unreadable.class, Reading.Invalid.class);
  }

  @Test
  void refusesInvalidUtf8() {
    byte[] bytes = bytes("{\"uri\":\"ab\"}");
    bytes[9] = (byte) 0xC3;
    assertThat(read(bytes)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void refusesDeepNesting() {
    String deep = "{\"uri\":\"u\",\"x\":" + "[".repeat(1000) + "]".repeat(1000) + "}";
    assertThat(read(bytes(deep))).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void refusesHugeNumbers() {
    assertThat(read(bytes("{\"uri\":\"u\",\"x\":" + "9".repeat(10_000) + "}")))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void theLastOfTwoNestedMembersStands() {
    WireItem item =
        item(bytes("{\"uri\":\"u\",\"headlines\":[{\"value\":\"a\",\"value\":\"b\"}]}"));
    assertThat(item.headline()).contains("b");
  }

  @Test
  void oneConceptMayComeWithoutItsList() {
    WireItem item = item(bytes("{\"uri\":\"u\",\"events\":{\"name\":\"Final\"}}"));
    assertThat(item.parts().tags()).extracting(Parts.Tag::label).containsExactly("Final");
  }

  @Test
  void readsAnArrayItemByItem() {
    String array = " [ {\"uri\":\"a\"} ,{\"uri\":\"\"},\n{\"uri\":\"ü\"}, 5 ] ";
    List<Entry> entries = ((Reading.Items) read(bytes(array))).entries();
    assertThat(entries).hasSize(4);
    assertThat(content(entries.get(0))).isEqualTo("{\"uri\":\"a\"}");
    assertThat(entries.get(1)).isInstanceOf(Entry.Broken.class);
    assertThat(content(entries.get(2))).isEqualTo("{\"uri\":\"ü\"}");
    assertThat(content(entries.get(3))).isEqualTo("5");
  }

  @Test
  void aBrokenLineIsBrokenAlone() {
    String lines = "{\"uri\":\"a\"}\r\n\n{\"uri\":\n{\"uri\":\"b\"}";
    List<Entry> entries =
        ((Reading.Items) new NinjsLines().read(document(bytes(lines)), BOUNDS)).entries();
    assertThat(entries).hasSize(3);
    assertThat(entries.get(0)).isInstanceOf(Entry.Sound.class);
    assertThat(content(entries.get(1))).isEqualTo("{\"uri\":");
    assertThat(entries.get(1)).isInstanceOf(Entry.Broken.class);
    assertThat(entries.get(2)).isInstanceOf(Entry.Sound.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tag:example.org,2026:newsml_ABC123:3 | 3 | tag:example.org,2026:newsml_ABC123
          tag:example.org,2026:newsml_ABC123:3 | 4 | tag:example.org,2026:newsml_ABC123:3
          urn:newsml:example.org:20261014:AB:2 | 2 | urn:newsml:example.org:20261014:AB
          """)
  void theVersionThatEndsAUriIsNoPartOfTheIdentity(String uri, String version, String identifier) {
    WireItem item = item(bytes("{\"uri\":\"%s\",\"version\":\"%s\"}".formatted(uri, version)));
    assertThat(item.identity().identifier()).isEqualTo(identifier);
    assertThat(item.fact(Fact.VERSION)).contains(version);
  }

  private static String content(Entry entry) {
    byte[] content =
        entry instanceof Entry.Sound sound
            ? sound.item().payload().content()
            : ((Entry.Broken) entry).payload().content();
    return new String(content, StandardCharsets.UTF_8);
  }

  private static WireItem item(byte[] bytes) {
    return ((Entry.Sound) ((Reading.Items) read(bytes)).entries().get(0)).item();
  }

  private static Reading read(byte[] bytes) {
    return new NinjsDocument().read(document(bytes), BOUNDS);
  }

  private static Document document(byte[] bytes) {
    return new Document(bytes, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sample(String name) {
    try (InputStream in = NinjsDocumentTest.class.getResourceAsStream("/ninjs/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
