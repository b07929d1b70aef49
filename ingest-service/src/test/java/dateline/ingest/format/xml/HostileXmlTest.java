package dateline.ingest.format.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.newsml.G2Document;
import dateline.ingest.format.nitf.NitfDocument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileXmlTest {

  private static final Bounds BOUNDS = new Bounds(10_000, 10_000_000);

  private static final String G2 =
      "<newsItem guid='tag:example.org,2026:a1'><contentMeta><headline>%s</headline></contentMeta>"
          + "</newsItem>";
  private static final String NITF =
      "<nitf><head><docdata><doc-id id-string='a1'/></docdata></head><body><body.head><hedline>"
          + "<hl1>%s</hl1></hedline></body.head></body></nitf>";

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of(Named.of("NewsML-G2", new G2Document()), G2),
        Arguments.of(Named.of("NITF", new NitfDocument()), NITF));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void expandsNoEntities(WireFormat format, String xml) {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY l%d '&l%d;&l%d;'>".formatted(i, i - 1, i - 1));
    }
    bomb.append("]>").append(xml.formatted("&l29;"));
    Reading reading =
        assertTimeoutPreemptively(
            Duration.ofSeconds(2),
            () -> read(format, bomb.toString().getBytes(StandardCharsets.UTF_8)));
    assertThat(item(reading).headline()).contains("&l29;");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void readsNothingOutsideOfTheDocument(WireFormat format, String xml) {
    String dtd =
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd' [<!ENTITY x SYSTEM 'file:///etc/passwd'>"
            + "<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'> %p;]>";
    assertThat(item(read(format, dtd + xml.formatted("&x;"))).headline()).contains("&x;");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void refusesWhatIsTooDeep(WireFormat format, String xml) {
    String deep = xml.formatted("<a>".repeat(100_000) + "</a>".repeat(100_000));
    assertThat(read(format, deep)).isInstanceOf(Reading.Unreadable.class);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void refusesTooManyElements(WireFormat format, String xml) {
    assertThat(read(format, xml.formatted("<a/>".repeat(400_000))))
        .isEqualTo(
            new Reading.TooLarge("The number of elements and attributes of an item", 200_000));
  }

  @Test
  void aLongMessageOfSmallItemsIsRead() {
    String item = G2.formatted("Fog" + "<a b='c'/>".repeat(100));
    String message = "<newsMessage><itemSet>" + item.repeat(2_000) + "</itemSet></newsMessage>";
    assertThat(((Reading.Items) read(new G2Document(), message)).entries())
        .hasSize(2_000)
        .allMatch(entry -> entry instanceof Entry.Sound);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void refusesWhatIsCutOff_anywhere(WireFormat format, String xml) {
    String whole = xml.formatted("Fog");
    for (int end = 0; end < whole.length(); end++) {
      assertThat(read(format, whole.substring(0, end))).isInstanceOf(Reading.Unreadable.class);
    }
    assertThat(item(read(format, whole)).headline()).contains("Fog");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void throwsNothing_whateverTheBytes(WireFormat format, String xml) {
    byte[] whole = ("<?xml version='1.0' encoding='UTF-8'?>" + xml.formatted("Fog")).getBytes();
    Random random = new Random(17);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = whole.clone();
      for (int hit = 0; hit < 3; hit++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(read(format, bytes)).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void decodesAsDeclared(WireFormat format, String xml) {
    String text = "<?xml version='1.0' encoding='windows-1252'?>" + xml.formatted("“Fjæra” – 10 €");
    WireItem item = item(read(format, text.getBytes(Charset.forName("windows-1252"))));
    assertThat(item.headline()).contains("“Fjæra” – 10 €");
    assertThat(item.payload().charset()).contains("windows-1252");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void decodesAgainstAWrongDeclaration(WireFormat format, String xml) {
    String latin = "<?xml version='1.0' encoding='ISO-8859-1'?>" + xml.formatted("Fjæra");
    assertThat(item(read(format, latin.getBytes(StandardCharsets.UTF_8))).headline())
        .contains("Fjæra");
    assertThat(item(read(format, latin.getBytes(StandardCharsets.ISO_8859_1))).headline())
        .contains("Fjæra");
    String utf8 = "<?xml version='1.0' encoding='UTF-8'?>" + xml.formatted("“Fjæra” – 10 €, ærlig");
    assertThat(item(read(format, utf8.getBytes(Charset.forName("windows-1252")))).headline())
        .contains("“Fjæra” – 10 €, ærlig");
    String none = "<?xml version='1.0' encoding='no-such-thing'?>" + xml.formatted("Fjæra");
    assertThat(item(read(format, none)).headline()).contains("Fjæra");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void decodesWideEncodings(WireFormat format, String xml) {
    String text = "<?xml version='1.0' encoding='UTF-16'?>" + xml.formatted("Fjæra");
    for (Charset charset : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE}) {
      assertThat(item(read(format, text.getBytes(charset))).headline()).contains("Fjæra");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<newsItem", "<newsItem guid='a'>", "</newsItem>", "<![CDATA[", "&", "<"})
  void anyShapeOfALargeMessageIsReadInOnePass(String repeated) {
    String xml = "<newsMessage><itemSet></x>" + repeated.repeat(8_000_000 / repeated.length());
    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(new G2Document(), xml)))
        .isNotNull();
  }

  @Test
  void anExtensionIsNotTakenForThePropertyItIsNamedAs() {
    String xml =
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' xmlns:x='https://example.org/x'"
            + " guid='a'><contentMeta><x:headline>No</x:headline></contentMeta></newsItem>";
    assertThat(item(read(new G2Document(), xml)).headline()).isEmpty();
  }

  private static WireItem item(Reading reading) {
    return ((Entry.Sound) ((Reading.Items) reading).entries().get(0)).item();
  }

  private static Reading read(WireFormat format, String xml) {
    return read(format, xml.getBytes(StandardCharsets.UTF_8));
  }

  private static Reading read(WireFormat format, byte[] bytes) {
    return format.read(
        new Document(bytes, Optional.empty(), Optional.empty(), Optional.empty()), BOUNDS);
  }
}
