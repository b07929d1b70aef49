package dateline.enrich.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeMentionsTest {

  /** A Wednesday. */
  private static final LocalDate REFERENCE = LocalDate.of(2025, 3, 12);

  private final TimeMentions mentions = new TimeMentions();

  private List<String> dates(String language, String text) {
    return mentions.find(text, Optional.of(language), REFERENCE).stream()
        .map(m -> m.text() + "=" + m.reading().localDate().orElseThrow())
        .toList();
  }

  @Test
  void findsMonthsAndYears() {
    assertThat(
            dates(
                "en",
                "The dam, closed in 1998 and reopened in May of 2011, has leaked since 2022, more"
                    + " so after the August 2024 flood and on 3 February 2025."))
        .containsExactly(
            "1998=1998",
            "May of 2011=2011-05",
            "2022=2022",
            "August 2024=2024-08",
            "3 February 2025=2025-02-03");
  }

  @Test
  void weekday_isTheLatestUpToTheReference() {
    assertThat(dates("en", "The council met on Tuesday; on Wednesday it rested."))
        .containsExactly("Tuesday=2025-03-11", "Wednesday=2025-03-12");
    assertThat(dates("en", "It votes again next Tuesday.")).containsExactly("Tuesday=2025-03-18");
  }

  @Test
  void yesterday_isCountedFromTheReference() {
    assertThat(dates("en", "Rain fell yesterday.")).containsExactly("yesterday=2025-03-11");
  }

  @Test
  void dayWithoutYear_isTheLatestThatFits() {
    assertThat(dates("en", "Talks began on March 3 and failed on December 24."))
        .containsExactly("March 3=2025-03-03", "December 24=2024-12-24");
  }

  @Test
  void otherLanguages() {
    assertThat(dates("de", "Am Donnerstag tagt der Rat, wie im August 2021 und am 3. Juli 2024."))
        .containsExactly("Donnerstag=2025-03-06", "August 2021=2021-08", "3. Juli 2024=2024-07-03");
    assertThat(dates("fr", "Depuis août 2021, et le 1er mars 2024, rien n'a bougé depuis 2022."))
        .containsExactly("août 2021=2021-08", "1er mars 2024=2024-03-01", "2022=2022");
    assertThat(dates("es", "En agosto de 2021 y el 3 de julio de 2024."))
        .containsExactly("agosto de 2021=2021-08", "3 de julio de 2024=2024-07-03");
  }

  @Test
  void amountsAndVerbs_areNoDates() {
    assertThat(dates("en", "They may march in 2000 homes; some 1500 people, 2024 of them armed."))
        .isEmpty();
  }

  @Test
  void evidence_isWhereThePassageStands() {
    String text = "It began in March 2024.";
    TimeMention mention = mentions.find(text, Optional.empty(), REFERENCE).get(0);
    assertThat(text.substring(mention.start(), mention.end())).isEqualTo("March 2024");
    assertThat(mention.reading().rule()).isEqualTo("date-only");
  }
}
