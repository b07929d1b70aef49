package dateline.ingest.format.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hostile document costs no more than a large honest one. */
class FeedBoundsTest {

  private static final int MAX_BODY = 8 * 1024 * 1024;
  private static final Bounds BOUNDS = new Bounds(10_000, 1024 * 1024);

  @Test
  void mediaThatInheritALongTextAreBounded() {
    String media =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "<media:content url='https://p.example/" + i + ".jpg'/>")
            .collect(Collectors.joining());
    String xml =
        rss(
            "<item><guid>1</guid><title>T</title><media:description>"
                + "x".repeat(100_000)
                + "</media:description>"
                + media
                + "</item>");
    // Each medium counts with the text that it would carry into the record.
    Entry.Broken broken = (Entry.Broken) onlyEntry(xml);
    assertThat(broken.faults())
        .containsExactly(new Fault("", "its parts are longer than 4000000 characters"));
  }

  @Test
  void moreThanAHundredMediaAreLeftOutWithANotice() {
    String media =
        IntStream.range(0, 130)
            .mapToObj(i -> "<media:content url='https://p.example/" + i + ".jpg'/>")
            .collect(Collectors.joining());
    var item =
        ((Entry.Sound) onlyEntry(rss("<item><guid>1</guid><title>T</title>" + media + "</item>")))
            .item();
    assertThat(item.parts().media()).hasSize(100);
    assertThat(item.notices())
        .containsExactly(new Fault("", "more than 100 media: 30 are left out"));
  }

  @Test
  void anEntryOfTooManyPartsIsBroken() {
    String xml =
        rss(
            "<item><guid>1</guid><title>T</title>"
                + "<category>c</category>".repeat(6_000)
                + "</item>");
    assertThat(((Entry.Broken) onlyEntry(xml)).faults())
        .containsExactly(new Fault("", "holds more than 5000 texts, tags, times and links"));
  }

  @Test
  void readingStopsAtTheNumberOfItems() {
    assertThat(read(rss("<item><guid>1</guid></item>".repeat(10_000))))
        .isInstanceOf(Reading.Items.class);
    assertThat(read(rss("<item/>".repeat(1_000_000))))
        .isEqualTo(new Reading.TooLarge("The number of items", 10_000));
  }

  @Test
  void readingStopsAtTheNumberOfElements() {
    assertThat(read(rss("<item><guid>1</guid>" + "<a/>".repeat(1_900_000) + "</item>")))
        .isEqualTo(new Reading.TooLarge("The number of elements and attributes", 200_000));
  }

  @Test
  void anEntryOverItsBoundIsBrokenAlone() {
    String xml =
        rss(
            "<item><guid>1</guid><title>"
                + "x".repeat(1024 * 1024)
                + "</title></item><item><guid>2</guid><title>T</title></item>");
    List<Entry> entries = ((Reading.Items) read(xml)).entries();
    assertThat(entries.get(0)).isInstanceOf(Entry.Broken.class);
    assertThat(entries.get(1)).isInstanceOf(Entry.Sound.class);
  }

  @Test
  void anIdentifierOverTheBoundOfNinjsIsBroken() {
    String guid = "<item><guid>" + "g".repeat(2049) + "</guid><title>T</title></item>";
    String atom =
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>"
            + "g".repeat(2049)
            + "</id><title>T</title></entry></feed>";
    assertThat(onlyEntry(rss(guid))).isInstanceOf(Entry.Broken.class);
    assertThat(onlyEntry(atom)).isInstanceOf(Entry.Broken.class);
    assertThat(onlyEntry(rss(guid.replace("g".repeat(2049), "g".repeat(2048)))))
        .isInstanceOf(Entry.Sound.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          <rss><channel>|<item>
          <rss><channel>|<item\s
          <rss><channel><item></x>|<item </item\s
          <rss><channel><item></x>|</item\s
          <rss><channel><item></x>|<x0:item>
          <rss><channel><item></x>|<![CDATA[
          <rss><channel><item></x>|&
          <rss><channel><item></x>|<
          <rss><channel>|<a xmlns:p0='u' xmlns:q0='u'>
          """)
  void anyShapeOfTheLargestBodyIsReadInOnePass(String start, String repeated) {
    StringBuilder xml = new StringBuilder(MAX_BODY).append(start);
    for (int i = 0; xml.length() < MAX_BODY - 50; i++) {
      xml.append(repeated.replace("0", Integer.toString(i)));
    }
    byte[] bytes = xml.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(bytes))).isNotNull();
  }

  private static String rss(String items) {
    return "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel>"
        + items
        + "</channel></rss>";
  }

  private static Entry onlyEntry(String xml) {
    List<Entry> entries = ((Reading.Items) read(xml)).entries();
    assertThat(entries).hasSize(1);
    return entries.get(0);
  }

  private static Reading read(String xml) {
    return read(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static Reading read(byte[] bytes) {
    return new FeedDocument()
        .read(new Document(bytes, Optional.empty(), Optional.empty(), Optional.empty()), BOUNDS);
  }
}
