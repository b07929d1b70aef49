package dateline.enrich.text;

import static dateline.enrich.text.Pages.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.enrich.text.ExtractedText.CreditLine;
import dateline.enrich.text.ExtractedText.LabelledTime;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireLinesTest {

  private static final String FIRST =
      "The lock at Tarn Mill opened before dawn, and the first barge went through within the hour.";
  private static final String LAST =
      "A second lock is to follow in the autumn, once the frost has gone from the upper basin.";

  @Nested
  class EndMark {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ENDS",
          "-ENDS-",
          "- ENDS -",
          "###",
          "# # #",
          "-30-",
          "– 30 –",
          "(END)",
          "END",
          "/ENDS",
          "--Ends--"
        })
    void aloneOnItsLine_isFurniture(String mark) {
      assertThat(Furniture.is(mark)).isTrue();
      ExtractedText page =
          PageText.ofPlainText(
              "Lock Opens At Tarn Mill\n\n" + FIRST + "\n\n" + LAST + "\n\n" + mark);
      assertThat(page.plain()).isEqualTo(FIRST + "\n\n" + LAST);
    }

    @Test
    void underALastParagraphOfBrokenLines_isNoPartOfIt() {
      ExtractedText page =
          PageText.ofPlainText(
              """
              Lock Opens At Tarn Mill

              The lock at Tarn Mill opened before dawn,
              and the first barge went through it soon.
              ENDS
              """);
      assertThat(page.plain())
          .isEqualTo(
              "The lock at Tarn Mill opened before dawn, and the first barge went through it soon.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"The war ends", "30", "Endspiel", "ENDS OF THE EARTH", "End"})
    void otherLinesStay(String line) {
      assertThat(Furniture.isEndMark(line)).isFalse();
    }
  }

  @Nested
  class BylineWithCityAndTime {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            By Rana Haddad, Amman. Tuesday 4 March 2025, 14:05 EAT | Rana Haddad    | Tuesday 4 March 2025, 14:05 EAT
            By Rana Haddad, Amman. Tuesday 4 March 2025            | Rana Haddad    | Tuesday 4 March 2025
            By J. R. Haddad, New York. Tuesday 4 March 2025        | J. R. Haddad   | Tuesday 4 March 2025
            By Rana Haddad Jan. 31, 2025 7:47 am EST               | Rana Haddad    | Jan. 31, 2025 7:47 am EST
            By Rana Haddad. Tuesday 4 March 2025                   | Rana Haddad    | Tuesday 4 March 2025
            """)
    void isCreditAndTimeAndNoBody(String line, String name, String time) {
      ExtractedText page =
          PageText.ofPlainText(
              "Lock Opens At Tarn Mill\n\n" + line + "\n\n" + FIRST + "\n\n" + LAST);
      assertThat(credits(page)).containsExactly("author:" + name);
      assertThat(page.times()).containsExactly(new LabelledTime("published", time, "line"));
      assertThat(page.plain()).isEqualTo(FIRST + "\n\n" + LAST);
    }
  }

  @Nested
  class SpanishDateline {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            VALPARAÍSO.- El puerto reabrió el martes tras la tormenta. | VALPARAÍSO.- | Valparaíso
            SAN JOSÉ.— El puerto reabrió el martes tras la tormenta.   | SAN JOSÉ.—   | San José
            """)
    void isTakenOff(String paragraph, String raw, String city) {
      assertThat(Datelines.read(paragraph))
          .hasValueSatisfying(
              dateline -> {
                assertThat(dateline.raw()).isEqualTo(raw);
                assertThat(dateline.city()).contains(city);
              });
    }

    @Test
    void abbreviationWithHyphen_isNone() {
      assertThat(Datelines.read("U.S.A.-backed forces held the bridge on Tuesday night."))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Автор: Мария Иванова | Мария Иванова
          Аутор: Милица Јовић  | Милица Јовић
          АВТОР: Иван Петров   | Иван Петров
          """)
  void cyrillicAuthorLine_isACredit(String line, String name) {
    assertThat(Bylines.read(line)).containsExactly(new CreditLine(name, "author", line));
    ExtractedText page =
        PageText.ofPlainText("Шлюзът отвори\n\n" + line + "\n\n" + FIRST + "\n\n" + LAST);
    assertThat(credits(page)).containsExactly("author:" + name);
    assertThat(page.plain()).isEqualTo(FIRST + "\n\n" + LAST);
  }

  @Test
  void twoCyrillicAuthors_areTwoCredits() {
    assertThat(Bylines.read("Авторы: Мария Иванова и Иван Петров"))
        .extracting(CreditLine::name)
        .containsExactly("Мария Иванова", "Иван Петров");
  }
}
