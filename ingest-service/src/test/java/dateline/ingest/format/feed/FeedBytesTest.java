package dateline.ingest.format.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries keep their place and their original bytes. */
class FeedBytesTest {

  private static final String FIRST = "<item><guid>1</guid><title>Мост открыт</title></item>";
  private static final String SECOND = "<item><guid>2</guid><title>Паром</title></item>";

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ''",
    "windows-1251, ''",
    "KOI8-R, ''",
    "UTF-16LE, \uFEFF",
    "UTF-16BE, \uFEFF",
    "UTF-16LE, ''",
    "UTF-8, \uFEFF",
    "ISO-2022-JP, ''",
    "GB18030, ''"
  })
  void areThoseOfTheDocument(Charset charset, String mark) {
    String xml = mark + "<rss><channel>\n" + FIRST + " \uFF0D " + SECOND + "</channel></rss>";
    String encodable = charset.name().equals("KOI8-R") ? xml.replace('\uFF0D', '-') : xml;
    List<Entry> entries = read(encodable.getBytes(charset), Optional.of(charset.name()));
    assertThat(payload(entries.get(0)).content()).isEqualTo(FIRST.getBytes(charset));
    assertThat(payload(entries.get(1)).content()).isEqualTo(SECOND.getBytes(charset));
    assertThat(payload(entries.get(1)).charset()).contains(charset.name());
  }

  @Test
  void thatNobodyCanDecodeAreKept() {
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    byte[] second = bytes("<item><guid>2</guid><title>", 0xC3, "</title></item>");
    xml.writeBytes(bytes("<rss><channel><title>", 0xFF, "Ünder</title>"));
    xml.writeBytes(bytes("<item><guid>1</guid><title>", 0x81, "</title></item>"));
    xml.writeBytes(second);
    xml.writeBytes(bytes("</channel>", 0x80, "</rss>"));
    List<Entry> entries = read(xml.toByteArray(), Optional.of("UTF-8"));
    assertThat(payload(entries.get(0)).content())
        .isEqualTo(bytes("<item><guid>1</guid><title>", 0x81, "</title></item>"));
    assertThat(payload(entries.get(1)).content()).isEqualTo(second);
  }

  @Test
  void ofAnEntryThatIsCutOffAreKeptToo() {
    Charset charset = Charset.forName("windows-1251");
    String broken = "<item><guid>2</guid><title>Паром</i></title><description>Ста";
    String xml = "warning: старт\n<rss><channel>" + FIRST + broken;
    List<Entry> entries = read(xml.getBytes(charset), Optional.of("windows-1251"));
    assertThat(entries.get(1)).isInstanceOf(Entry.Broken.class);
    assertThat(payload(entries.get(1)).content()).isEqualTo(broken.getBytes(charset));
    assertThat(payload(entries.get(1)).charset()).contains("windows-1251");
  }

  @Test
  void entriesStandInTheOrderOfTheDocument() {
    String xml =
        "<rss><channel><item><guid>0</guid></item><item><guid>1</i></guid></item>"
            + "<item><guid>2</guid></item><item><title>3<item><guid>4</guid></item>"
            + "<item><tag>5</tag></item><item><guid>6</guid></item></channel></rss>";
    List<Entry> entries = read(xml.getBytes(StandardCharsets.UTF_8), Optional.empty());
    assertThat(entries).hasSize(7);
    for (int i = 0; i < entries.size(); i++) {
      assertThat(new String(payload(entries.get(i)).content(), StandardCharsets.UTF_8))
          .contains(">" + i);
      assertThat(entries.get(i)).isInstanceOf(i == 5 ? Entry.Broken.class : Entry.Sound.class);
    }
  }

  private static byte[] bytes(String before, int odd, String after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    out.write(odd);
    out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static Payload payload(Entry entry) {
    return entry instanceof Entry.Sound sound
        ? sound.item().payload()
        : ((Entry.Broken) entry).payload();
  }

  private static List<Entry> read(byte[] bytes, Optional<String> charset) {
    Reading reading =
        new FeedDocument()
            .read(
                new Document(bytes, charset, Optional.empty(), Optional.empty()),
                new Bounds(100, 10_000));
    return ((Reading.Items) reading).entries();
  }
}
