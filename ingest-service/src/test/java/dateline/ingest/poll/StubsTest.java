package dateline.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubsTest {

  private static boolean isStub(String type, String text) {
    return Stubs.isStub(TestItems.text("body", type, text));
  }

  /** Sentences whose repetition is as long as an article, in several languages and scripts. */
  private static final String[] SENTENCES = {
    "The tide came in at noon and took the pier with it. ",
    "Die Flut kam mittags und nahm den Steg mit sich fort. ",
    "Прилив начался в полдень и унёс с собой причал. ",
    "جاء المد عند الظهر وأخذ معه الرصيف. ",
    "दोपहर को ज्वार आया और घाट को अपने साथ ले गया। ",
    "正午涨潮，海水卷走了码头。",
    "正午に潮が満ちて、桟橋を流した。",
    "정오에 밀물이 들어와 부두를 쓸어 갔다. ",
    "น้ำขึ้นตอนเที่ยงและพัดท่าเรือไป ",
  };

  @Test
  void aLongTextIsAnArticleInAnyScript() {
    for (String sentence : SENTENCES) {
      assertThat(isStub("text/plain", sentence.repeat(20))).as(sentence).isFalse();
      assertThat(isStub("text/html", "<p>" + sentence.repeat(20) + "</p>")).as(sentence).isFalse();
    }
  }

  @Test
  void aSentenceOrTwoIsAStubInAnyScript() {
    for (String sentence : SENTENCES) {
      assertThat(isStub("text/plain", sentence.repeat(2))).as(sentence).isTrue();
    }
  }

  @Test
  void aTextOfChineseIsOneFromTwoHundredCharactersOn() {
    assertThat(isStub("text/plain", "潮".repeat(199))).isTrue();
    assertThat(isStub("text/plain", "潮".repeat(200))).isFalse();
    assertThat(isStub("text/plain", "x".repeat(599))).isTrue();
    assertThat(isStub("text/plain", "x".repeat(600))).isFalse();
  }

  @Test
  void markupIsNoText() {
    assertThat(isStub("text/html", "<p class='" + "x".repeat(2_000) + "'>It came at noon.</p>"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "...", "…", " [...]", " […]", " (...)", "… »", "……", "。。。", "・・・", "۔۔۔", "।।।", "... →"
      })
  void aLongTextThatWasCutOffIsAStub(String end) {
    for (String sentence : SENTENCES) {
      assertThat(isStub("text/plain", sentence.repeat(30).strip() + end)).isTrue();
    }
  }

  @Test
  void aLinkedEndIsOneToo() {
    String html = "<p>" + SENTENCES[0].repeat(30) + " <a href='/more'>[&#8230;]</a></p>\n";
    assertThat(isStub("text/html", html)).isTrue();
  }

  @Test
  void dotsWithinATextAreNone() {
    assertThat(isStub("text/plain", "Well... " + SENTENCES[0].repeat(20))).isFalse();
    assertThat(isStub("text/plain", SENTENCES[0].repeat(20) + "The end.")).isFalse();
  }

  @Test
  void headlinesAndCaptionsAreNoText() {
    assertThat(Stubs.isStub(TestItems.text("headline", "text/plain", "x".repeat(900)))).isTrue();
    assertThat(Stubs.isStub(TestItems.text("caption", "text/plain", "x".repeat(900)))).isTrue();
    assertThat(Stubs.isStub(TestItems.item(List.of(), List.of(), List.of()))).isTrue();
  }

  @Test
  void thePageIsWhereTheItemSaysThatItIs() {
    assertThat(page("alternate", "https://tide.example/a b"))
        .isEqualTo("https://tide.example/a%20b");
    assertThat(page("canonical", "https://прилив.example/x"))
        .isEqualTo("https://xn--b1alalsg.example/x");
    assertThat(page("related", "https://other.example/")).isEqualTo("none");
    assertThat(page("alternate", "mailto:tide@tide.example")).isEqualTo("none");
    assertThat(page("alternate", "/story")).isEqualTo("none");
    assertThat(page("alternate", "javascript:void(0)")).isEqualTo("none");
    assertThat(
            Stubs.page(
                TestItems.item(
                    List.of(),
                    List.of(),
                    List.of(
                        TestItems.link("canonical", "https://tide.example/2"),
                        TestItems.link("alternate", "https://tide.example/1")))))
        .contains(URI.create("https://tide.example/1"));
  }

  private static String page(String rel, String href) {
    return Stubs.page(TestItems.item(List.of(), List.of(), List.of(TestItems.link(rel, href))))
        .map(URI::toString)
        .orElse("none");
  }
}
