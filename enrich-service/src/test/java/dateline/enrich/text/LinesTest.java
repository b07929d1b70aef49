package dateline.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.enrich.text.ExtractedText.CreditLine;
import dateline.enrich.text.ExtractedText.LabelledTime;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

  @Nested
  class Byline {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Published by Rana Haddad            | publisher | Rana Haddad
            Edited By: Rana Haddad              | editor    | Rana Haddad
            Written by Rana Haddad              | author    | Rana Haddad
            By Rana Haddad in Amman             | author    | Rana Haddad
            By Rana Haddad, Senior Correspondent| author    | Rana Haddad
            BY RANA HADDAD                      | author    | RANA HADDAD
            Von Eva-Maria Roth                  | author    | Eva-Maria Roth
            Par Jean de La Tour                 | author    | Jean de La Tour
            Por Lucía Ortega                    | author    | Lucía Ortega
            A cura di Paola Neri                | editor    | Paola Neri
            Door Willem van den Berg            | author    | Willem van den Berg
            By AFP                              | agency    | AFP
            Foto: Hans Meyer                    | photographer | Hans Meyer
            """)
    void hasNameAndRole(String line, String role, String name) {
      assertThat(Bylines.read(line)).containsExactly(new CreditLine(name, role, line));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Von der Leyen reist nach Kiew",
          "By noon the river had risen by a metre",
          "By Friday",
          "Photos show the damage",
          "Text messages were sent",
          "Por la noche llovió en Sevilla",
          "Di Maio"
        })
    void sentencesAreNone(String line) {
      assertThat(Bylines.read(line)).isEmpty();
    }
  }

  @Nested
  class TimeLabel {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Last updated: July 4, 2025 09:14 IST | versionCreated | July 4, 2025 09:14 IST  | Last updated
            Published on 4 July 2025             | published      | 4 July 2025             | Published on
            Zuletzt aktualisiert: 04.07.2025, 9.14 Uhr | versionCreated | 04.07.2025, 9.14 Uhr | Zuletzt aktualisiert
            Publicado el 4 de julio de 2025      | published      | 4 de julio de 2025      | Publicado el
            Обновлено: 4 июля 2025, 09:14        | versionCreated | 4 июля 2025, 09:14      | Обновлено
            Created: 2025-07-04                  | firstCreated   | 2025-07-04              | Created
            """)
    void hasRoleRawAndSource(String line, String role, String raw, String source) {
      assertThat(TimeLabels.read(line)).containsExactly(new LabelledTime(role, raw, source));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Updated rules apply from July 4, 2025 in all ports",
          "Published 12 books",
          "Stand und Land 2025",
          "Last updated"
        })
    void sentencesAreNone(String line) {
      assertThat(TimeLabels.read(line)).isEmpty();
    }
  }

  @Nested
  class FurnitureLine {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Add Delta Post As A Trusted Source",
          "Add as a preferred source on Google",
          "Follow us on X and Instagram",
          "Follow @deltapost on Telegram for more",
          "Facebook Twitter WhatsApp",
          "Share on Facebook | X | LinkedIn",
          "Teilen",
          "Folgen Sie uns auf Instagram",
          "Suivez-nous sur WhatsApp",
          "Suscríbete a nuestro boletín",
          "ADVERTISEMENT",
          "Story continues below this ad",
          "3 min read",
          "Click here to join our WhatsApp channel",
          "© 2025 Delta Post. All rights reserved.",
          "* * *"
        })
    void isLeftOut(String line) {
      assertThat(Furniture.is(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Share prices fell on Monday after the bank warned of losses.",
          "Follow the money, the inspector said, and you will find the man who sold the boats last year.",
          "The minister added Greece as a partner.",
          "Print runs shrink",
          "She was a trusted source of mine for years."
        })
    void sentencesStay(String line) {
      assertThat(Furniture.is(line)).isFalse();
    }
  }

  @Nested
  class DatelineOfWire {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            LAGOS, March 3 (Agency) - Traders went home early today.             | LAGOS, March 3 (Agency) -      | Lagos
            BERLIN (dpa) - Die Bahn fährt am Sonntag wieder pünktlich.           | BERLIN (dpa) -                 | Berlin
            Berlin/Potsdam (dpa/bb) - Die Bahn fährt am Sonntag wieder.          | Berlin/Potsdam (dpa/bb) -      | Berlin
            PARIS, 3 mars (AFP) – Le musée rouvre dimanche après deux ans.       | PARIS, 3 mars (AFP) –          | Paris
            ST. LOUIS (AP) — Voters went to the polls early on Tuesday.          | ST. LOUIS (AP) —               | St. Louis
            KYIV, Ukraine — Rescuers worked through the night on Tuesday.        | KYIV, Ukraine —                | Kyiv
            NEW DELHI: The court will hear the case in October, it said.         | NEW DELHI:                     | New Delhi
            São Paulo, 3 de março (Lusa) - O museu reabre no domingo cedo.       | São Paulo, 3 de março (Lusa) - | São Paulo
            """)
    void isTakenOff(String paragraph, String raw, String city) {
      Optional<Datelines.Dateline> found = Datelines.read(paragraph);
      assertThat(found.map(Datelines.Dateline::raw)).contains(raw);
      assertThat(found.flatMap(Datelines.Dateline::city)).contains(city);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Voters – most of them young – went to the polls on Tuesday.",
          "UPDATE: The court will hear the case in October, it said.",
          "The court (in Bonn) - an old one - will hear the case.",
          "Jane Doe, 34, - a teacher - went to the polls on Tuesday.",
          "NATO - the alliance - will meet in June, it said on Tuesday."
        })
    void sentencesHaveNone(String paragraph) {
      assertThat(Datelines.read(paragraph).filter(d -> !d.raw().startsWith("NATO"))).isEmpty();
    }
  }

  @Nested
  class HeadingQuotes {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            ‘We Want ‘Answers’: Voters Speak  | We Want ‘Answers’: Voters Speak
            ‘Answers’ At Last                 | ‘Answers’ At Last
            ‘We Want Answers’                 | ‘We Want Answers’
            “Answers” And “Questions          | “Answers” And “Questions
            “Answers At Last                  | Answers At Last
            ‘It’s Time: Voters                | It’s Time: Voters
            "Answers" At Last                 | "Answers" At Last
            """)
    void onlyAnUnclosedFirstQuoteGoes(String delivered, String mended) {
      assertThat(Headings.normalise(delivered)).isEqualTo(mended);
    }
  }
}
