package dateline.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.WireFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatChoiceTest {

  @ParameterizedTest
  @CsvSource({
    "'<?xml version=\"1.0\"?><rss/>', text/html, FeedDocument",
    "'  <feed xmlns=\"x\"/>', text/plain, FeedDocument",
    "'<?xml version=\"1.0\"?><html/>', application/xml, HtmlPage",
    "'{\"uri\":\"a\"}', text/plain, NinjsDocument",
    "'{\"uri\":\"a\"}', application/x-ndjson, NinjsLines",
    "'A text', text/plain, PlainText",
    "'A text', image/png, ",
  })
  void looksBeforeItBelieves(String document, String declared, String format) {
    assertThat(name(Optional.empty(), declared, document.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Optional.ofNullable(format));
  }

  @Test
  void theDefinitionGoesFirst() {
    assertThat(name(Optional.of("text/plain"), "text/html", new byte[] {'<'}))
        .contains("PlainText");
  }

  @Test
  void marksAndWideEncodingsDoNotHideIt() {
    assertThat(name(Optional.empty(), "x/y", "\uFEFF<rss/>".getBytes(StandardCharsets.UTF_8)))
        .contains("FeedDocument");
    for (String charset : new String[] {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"}) {
      assertThat(name(Optional.empty(), "x/y", "<rss/>".getBytes(Charset.forName(charset))))
          .as(charset)
          .contains("FeedDocument");
    }
  }

  @Test
  void whatLooksBinaryIsNoText() {
    assertThat(FormatChoice.of(Optional.empty(), Optional.empty(), new byte[] {2, 3})).isEmpty();
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    byte[] longer = Arrays.copyOf(picture, 200);
    Arrays.fill(longer, 16, 200, (byte) 0x5A);
    assertThat(FormatChoice.of(Optional.empty(), Optional.empty(), longer)).isEmpty();
    byte[] wide = "A text".getBytes(Charset.forName("UTF-16LE"));
    assertThat(name(Optional.empty(), "text/plain", wide)).contains("PlainText");
  }

  private static Optional<String> name(Optional<String> stated, String declared, byte[] document) {
    return FormatChoice.of(stated, Optional.of(declared), document)
        .map(WireFormat::getClass)
        .map(Class::getSimpleName);
  }
}
