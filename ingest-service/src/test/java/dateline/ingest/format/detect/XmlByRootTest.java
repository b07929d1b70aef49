package dateline.ingest.format.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlByRootTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <newsItem guid='a'/>                                                     | newsml-g2
          <n:newsItem xmlns:n='http://iptc.org/std/nar/2006-10-01/' guid='a'/>     | newsml-g2
          <newsMessage><itemSet><newsItem guid='a'/></itemSet></newsMessage>       | newsml-g2
          <!-- <rss> --><!DOCTYPE nitf SYSTEM 'x.dtd'><nitf><head><docdata><doc-id id-string='a'/></docdata></head></nitf> | nitf
          <rss><channel><item><guid>a</guid></item></channel></rss>                | rss
          <feed xmlns='http://www.w3.org/2005/Atom'><entry><id>a</id></entry></feed> | atom
          """)
  void readsADocumentAsWhatItsRootIs(String xml, String format) {
    Reading.Items items = (Reading.Items) read(xml.getBytes(StandardCharsets.UTF_8));
    assertThat(((Entry.Sound) items.entries().get(0)).item().payload().format()).isEqualTo(format);
  }

  @Test
  void readsWideEncodingsAndLinesInFront() {
    assertThat(read("\n\n<newsItem guid='a'/>".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(Reading.Items.class);
  }

  @Test
  void letsTheFeedReaderAnswerForTheRest() {
    assertThat(read("<catalogue/>".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Reading.Unreadable("neither RSS nor Atom: root is catalogue"));
    assertThat(read(new byte[0])).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void mayStateAWithdrawal() {
    assertThat(new XmlByRoot().statesPriority()).isTrue();
  }

  private static Reading read(byte[] bytes) {
    return new XmlByRoot()
        .read(
            new Document(bytes, Optional.empty(), Optional.empty(), Optional.empty()),
            new Bounds(10, 10_000));
  }
}
