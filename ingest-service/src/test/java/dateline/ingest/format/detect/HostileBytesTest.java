package dateline.ingest.format.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come: every reader answers, soon, and with no more items than it may. */
class HostileBytesTest {

  private static final Bounds BOUNDS = new Bounds(20, 300_000);

  private static final List<WireFormat> READERS =
      List.of(
          Formats.JSON,
          Formats.NINJS,
          Formats.NINJS_LINES,
          Formats.PAGE,
          Formats.TEXT,
          Formats.WIRES,
          Formats.FEED,
          Formats.NEWSML,
          Formats.NEWSML_1,
          Formats.NITF,
          Formats.MAIL,
          Formats.JSON_FEED,
          Formats.SITEMAP);

  static Stream<byte[]> samples() {
    return Stream.concat(
        Stream.of(
                "/newsml/ferry.xml",
                "/nitf/ferry.xml",
                "/ninjs/harbour.json",
                "/losses/newsml-1.2.xml",
                "/losses/newsml-g2.xml",
                "/losses/nitf.xml")
            .map(HostileBytesTest::resource),
        Stream.of(
                "From: a@wire.example\r\nSubject: =?UTF-8?Q?F=C3=A4hre?=\r\nMIME-Version: 1.0\r\n"
                    + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nText.\r\n--b\r\n"
                    + "Content-Type: application/json\r\n\r\n{\"uri\":\"u\"}\r\n--b--\r\n",
                "\u0001bdt0123 4 pl 291 dpa 0456\r\n\u0002Kiel/Ferry (two)\r\nFerry sails =\r\n\r\n"
                    + "Kiel (dpa) - Text.\r\n\u0003141830 oct 26\r\n\u0004",
                "f1234 r i bc-storm-2ndld-writethru 10-14 0650\r\nBC-Storm, 2nd Ld-Writethru,0650<\r\n"
                    + "^Storm nears coast<\r\n^By A. Writer<\r\n  KIEL (AP) _ Text.<\r\n"
                    + "AP-NY-10-14-26 1830EDT<\r\n")
            .map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void cutAnywhere(byte[] sample) {
    for (int length = 0; length < sample.length; length += 1 + sample.length / 60) {
      answers(Arrays.copyOf(sample, length));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void damagedAnywhere(byte[] sample) {
    Random random = new Random(sample.length);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = sample.clone();
      for (int n = random.nextInt(12); n >= 0; n--) {
        int at = random.nextInt(damaged.length);
        damaged[at] =
            (byte)
                (random.nextBoolean()
                    ? random.nextInt(256)
                    : "<>&\"'{}[]\n:".charAt(random.nextInt(11)));
      }
      answers(damaged);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void repeatedAndTurnedAround(byte[] sample) {
    byte[] four = new byte[sample.length * 4];
    for (int i = 0; i < 4; i++) {
      System.arraycopy(sample, 0, four, i * sample.length, sample.length);
    }
    answers(four);
    byte[] reversed = new byte[sample.length];
    for (int i = 0; i < sample.length; i++) {
      reversed[i] = sample[sample.length - 1 - i];
    }
    answers(reversed);
  }

  static Stream<String> attacks() {
    String laughs =
        "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
            + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>";
    String outside = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>";
    return Stream.of("nitf", "NewsML", "newsItem", "newsMessage", "packageItem", "rss", "html")
        .flatMap(
            root ->
                Stream.of(
                    laughs + "<" + root + ">&d;&d;&d;</" + root + ">",
                    outside + "<" + root + "><title>&x;</title></" + root + ">",
                    "<" + root + ">" + "<a>".repeat(40_000),
                    "<"
                        + root
                        + ">"
                        + "<a>".repeat(20_000)
                        + "</a>".repeat(20_000)
                        + "</"
                        + root
                        + ">",
                    "<" + root + " " + "a='b' ".repeat(20_000) + "/>",
                    "<" + root + " a='" + "x".repeat(250_000) + "'/>",
                    ("<" + root + "/>").repeat(8_000),
                    "<" + root + ">" + "<!--".repeat(50_000)));
  }

  static Stream<String> floods() {
    return Stream.of(
        "{\"uri\":\"u\",\"a\":" + "[".repeat(50_000),
        "[".repeat(100_000),
        "{\"a\":".repeat(40_000),
        "[" + "{},".repeat(60_000) + "{}]",
        "{\"uri\":\"u\"}\n".repeat(10_000),
        "\u0001\u0002\u0003".repeat(60_000),
        "ZCZC\r\n".repeat(30_000),
        "NNNN\r\n".repeat(30_000),
        "a1234 b c ".repeat(25_000),
        "bdt0123 4 pl 291\r\n".repeat(10_000),
        "Kill bdt0123 and bdt0124 of Oct. 14. ".repeat(6_000),
        "Subject: " + "=?UTF-8?Q?=".repeat(20_000),
        "From: a\r\nSubject: b\r\n" + " folded\r\n".repeat(25_000) + "\r\n",
        "From: a\r\nSubject: b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + "--b\r\n\r\n\r\n".repeat(20_000),
        "From: a\r\nSubject: b\r\nContent-Type: message/rfc822\r\n\r\n".repeat(4_000),
        "-".repeat(250_000),
        "a/b ".repeat(60_000),
        " \n".repeat(120_000),
        "\u0000".repeat(250_000),
        ",".repeat(250_000),
        "A, ".repeat(80_000));
  }

  @ParameterizedTest
  @MethodSource({"attacks", "floods"})
  void madeToBlowUp(String text) {
    answers(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void answers(byte[] bytes) {
    Document document =
        new Document(
            bytes,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(LocalDate.of(2026, 10, 14)));
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          check(Detection.of(document, Optional.empty()), document);
          READERS.forEach(reader -> check(reader, document));
        });
  }

  private static void check(WireFormat format, Document document) {
    long start = System.nanoTime();
    Reading reading = format.read(document, BOUNDS);
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertThat(millis).as(format.getClass().getSimpleName()).isLessThan(3_000);
    if (reading instanceof Reading.Items items) {
      assertThat(items.entries()).hasSizeLessThanOrEqualTo(BOUNDS.items());
      items.entries().forEach(HostileBytesTest::leaksNothing);
    }
  }

  private static void leaksNothing(Entry entry) {
    if (entry instanceof Entry.Sound sound) {
      String parts = sound.item().parts().toString();
      assertThat(parts.length()).isLessThan(6_000_000);
      assertThat(parts).doesNotContain("hahahahahahahaha");
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = HostileBytesTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
