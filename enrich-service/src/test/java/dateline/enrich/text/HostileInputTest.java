package dateline.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dateline.enrich.time.TimeContext;
import dateline.enrich.time.TimeReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static ExtractedText html(String html) {
    return PageText.ofHtml(
        html.getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<div>", "<b>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<a href=x>"})
  void deepPages_endSoon(String tag) {
    String page =
        tag.repeat(20_000) + "<p>The bottom of the page is here, and it is a sentence.</p>";
    Assertions.assertTimeoutPreemptively(PATIENCE, () -> html(page));
    Assertions.assertTimeoutPreemptively(PATIENCE, () -> PageText.ofFragment(page));
  }

  @Test
  void widePages_endSoon() {
    String page = "<p class=x>Word </p><br>".repeat(100_000);
    assertThat(Assertions.assertTimeoutPreemptively(PATIENCE, () -> html(page)).plain())
        .isNotNull();
  }

  @Test
  void hugeAttributes_endSoon() {
    String page =
        "<p class='" + "share-".repeat(500_000) + "'>A sentence that is long enough to stay.</p>";
    assertThat(Assertions.assertTimeoutPreemptively(PATIENCE, () -> html(page)).plain())
        .contains("long enough");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add ",
        "published by A ",
        "Home > ",
        "| ",
        "12:",
        "A, ",
        "(",
        "'",
        "—",
        "READ: ",
        "1.1.",
        " on ",
        "\u0130"
      })
  void repeatedPieces_endSoon(String piece) {
    String line = piece.repeat(Math.max(1, 400 / piece.length()));
    String text = (line + "\n").repeat(300) + "\n" + piece.repeat(50_000);
    Assertions.assertTimeoutPreemptively(PATIENCE, () -> PageText.ofPlainText(text));
    Assertions.assertTimeoutPreemptively(
        PATIENCE,
        () ->
            new TimeReader()
                .read(
                    line.substring(0, Math.min(200, line.length())),
                    TimeContext.receivedAt(Instant.EPOCH)));
  }

  @Test
  void deepJsonLd_isPassedOver() {
    String json = "{\"@type\":\"NewsArticle\",\"headline\":" + "[".repeat(100_000);
    assertThat(
            html("<script type='application/ld+json'>"
                    + json
                    + "</script><h1>Still Here</h1><p>Text that is"
                    + " long enough to be taken for a paragraph.</p>")
                .headline())
        .contains("Still Here");
  }

  @Test
  void randomBytes_neverThrow() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(3_000)];
      random.nextBytes(bytes);
      assertThatCode(() -> PageText.ofHtml(bytes, Optional.of("utf-8"), Optional.empty()))
          .doesNotThrowAnyException();
      assertThatCode(() -> PageText.ofPlainText(bytes, Optional.empty()))
          .doesNotThrowAnyException();
    }
  }

  /** Pieces that the rules look for, put together without sense. */
  @Test
  void shuffledPieces_neverThrow_andStayAFixedPoint() {
    String[] pieces = {
      "By",
      "Von",
      "Jane Doe",
      ",",
      "/",
      "|",
      ":",
      ";",
      " - ",
      "(",
      ")",
      "(AP)",
      "LAGOS",
      "March 3",
      "2025",
      "09:14",
      "IST",
      "+05:30",
      "Last updated:",
      "Published",
      "Home >",
      "ALSO READ",
      "READ MORE:",
      "Recent Posts",
      "Tags:",
      ".",
      "?",
      "\u2019",
      "\u2018",
      "\u201c",
      "'",
      "\"",
      "\u2026",
      "\n",
      "\n\n",
      "the river rose on Monday",
      "Share",
      "<p>",
      "</p>",
      "<a href='/x'>",
      "</a>",
      "<h2>",
      "<li>",
      "<br>",
      "<figure>",
      "<img src=/a.png>",
      "<div class=byline>",
      "<div class=author>",
      "<time datetime='2025'>",
      "</div>",
      "<meta name=author content=',;'>",
      "<html lang=';'>",
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",",
      "\"headline\":\"a\"",
      "}</script>",
      "&lt;p&gt;",
      "\ud800"
    };
    Random random = new Random(11);
    for (int i = 0; i < 1_500; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
      }
      assertThatCode(() -> PageText.ofPlainText(text.toString()))
          .as("%s", text)
          .doesNotThrowAnyException();
      assertThatCode(() -> html(text.toString())).as("%s", text).doesNotThrowAnyException();
      String markup = PageText.ofFragment(text.toString()).markup();
      assertThat(Markup.sanitise(markup)).isEqualTo(markup);
    }
  }

  @Test
  void cutPages_neverThrow() {
    String page = new String(Pages.bytes("mombasa-jsonld.html"), StandardCharsets.UTF_8);
    for (int end = 0; end < page.length(); end += 13) {
      String cut = page.substring(0, end);
      ExtractedText text = html(cut);
      assertThat(Markup.sanitise(text.markup())).isEqualTo(text.markup());
    }
  }
}
