package dateline.ingest.format.ninjs;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers' JSON may cost, and the one encoding it may be in. */
class NinjsBoundsTest {

  private static final Bounds BOUNDS = new Bounds(1_000, 10_000);
  private static final WireFormat DOCUMENT = new NinjsDocument();
  private static final WireFormat LINES = new NinjsLines();
  private static final String ITEM = "{\"uri\":\"u\"}";

  @Test
  void readingStopsAtTheNumberOfItems() {
    Reading.TooLarge tooMany = new Reading.TooLarge("The number of items", 1_000);
    assertThat(read(DOCUMENT, "[" + "0,".repeat(4_000_000) + "0]")).isEqualTo(tooMany);
    assertThat(read(LINES, "0\n".repeat(4_000_000))).isEqualTo(tooMany);
    assertThat(entries(read(LINES, (ITEM + "\n").repeat(1_000)))).hasSize(1_000);
    assertThat(entries(read(DOCUMENT, "[" + (ITEM + ",").repeat(999) + ITEM + "]"))).hasSize(1_000);
    // What is behind the bound is not even looked at.
    assertThat(read(DOCUMENT, "[" + "0,".repeat(1_001) + "}")).isEqualTo(tooMany);
  }

  @Test
  void aSingleItemOverItsBoundIsNotParsed() {
    assertThat(read(DOCUMENT, "{" + " ".repeat(10_000)))
        .isEqualTo(new Reading.TooLarge("The item", 10_000));
  }

  @Test
  void anItemAmongOthersOverItsBoundIsBrokenAlone() {
    String large = "{\"uri\":\"" + "u".repeat(10_000) + "\"}";
    for (Reading reading :
        List.of(read(DOCUMENT, "[" + large + "," + ITEM + "]"), read(LINES, large + "\n" + ITEM))) {
      assertThat(((Entry.Broken) entries(reading).get(0)).faults())
          .containsExactly(new Fault("", "the item is over the limit of 10000 bytes"));
      assertThat(entries(reading).get(1)).isInstanceOf(Entry.Sound.class);
    }
  }

  @Test
  void anItemOfTooManyValuesIsNotBuilt() {
    Document item =
        new Document(
            ("{\"uri\":\"u\",\"x\":[" + "{},".repeat(60_000) + "{}]}")
                .getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(DOCUMENT.read(item, new Bounds(10, 1_000_000)))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class, no -> assertThat(no.message()).contains("100000"));
  }

  @Test
  void twentyFaultsAreEnough() {
    String item = "{\"uri\":\"u\",\"bodies\":[" + "0,".repeat(4_000) + "0]}";
    List<Fault> faults = ((Reading.Invalid) read(DOCUMENT, item)).faults();
    assertThat(faults).hasSize(21);
    assertThat(faults.get(0)).isEqualTo(new Fault("/bodies/0", "must be an object"));
    assertThat(faults.get(20)).isEqualTo(new Fault("", "and 3981 more"));
  }

  @Test
  void aFaultIsShortHoweverLongWhatItQuotes() {
    String name = "n".repeat(4_000);
    String item = "{\"uri\":\"u\",\"" + name + "\":1,\"" + name + "\":2}";
    Fault fault = ((Reading.Invalid) read(DOCUMENT, item)).faults().get(0);
    assertThat(fault.pointer()).hasSize(501).startsWith("/nnn").endsWith("…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"uri\":\"u\"}]", "{\"uri\":\"u\"}", "\n {\"uri\":\"u\"}"})
  void aByteOrderMarkOfUtf8IsPassedOver(String json) {
    assertThat(entries(read(DOCUMENT, "\uFEFF" + json)).get(0)).isInstanceOf(Entry.Sound.class);
    if (!json.startsWith("[")) {
      assertThat(entries(read(LINES, "\uFEFF" + json)).get(0)).isInstanceOf(Entry.Sound.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void otherEncodingsThanUtf8AreNoJson(Charset charset) {
    for (String json : List.of("[" + ITEM + "]", ITEM, " " + ITEM)) {
      byte[] bytes = json.getBytes(charset);
      for (WireFormat format : List.of(DOCUMENT, LINES)) {
        assertThat(read(format, bytes))
            .isEqualTo(
                new Reading.Unreadable(
                    "not JSON in UTF-8, the only encoding of RFC 8259 section 8.1"));
      }
    }
  }

  @Test
  void loneSurrogatesAndBrokenBytesAreAnAnswer() {
    String lone = "{\"uri\":\"a\\ud800b\",\"headlines\":[{\"value\":\"\\udc00\"}]}";
    assertThat(read(DOCUMENT, lone)).isNotNull();
    byte[] broken = ITEM.replace('u', '\u00ff').getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(DOCUMENT, broken)).isInstanceOf(Reading.Unreadable.class);
  }

  private static List<Entry> entries(Reading reading) {
    return ((Reading.Items) reading).entries();
  }

  private static Reading read(WireFormat format, String json) {
    return read(format, json.getBytes(StandardCharsets.UTF_8));
  }

  private static Reading read(WireFormat format, byte[] json) {
    return format.read(
        new Document(json, Optional.empty(), Optional.empty(), Optional.empty()), BOUNDS);
  }
}
