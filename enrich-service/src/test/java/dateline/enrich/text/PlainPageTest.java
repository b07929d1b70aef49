package dateline.enrich.text;

import static dateline.enrich.text.Pages.credits;
import static dateline.enrich.text.Pages.headings;
import static dateline.enrich.text.Pages.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.enrich.text.ExtractedText.EditorialLink;
import dateline.enrich.text.ExtractedText.LabelledTime;
import dateline.enrich.text.ExtractedText.Teaser;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlainPageTest {

  @Nested
  class EnglishPage {

    private final ExtractedText page = Pages.plain("galway-plain.txt");

    @Test
    void headIsTakenApart() {
      assertThat(page.categories()).containsExactly("Ireland");
      assertThat(page.headline()).contains("Galway Fishermen Return Oyster Beds To The Public");
      assertThat(page.standfirst().orElseThrow())
          .startsWith("For the first time since 1986")
          .endsWith("close the beds again.");
      assertThat(page.providerName()).contains("Westbound News");
      assertThat(credits(page)).containsExactly("publisher:Niamh Corrigan");
    }

    @Test
    void timesKeepTheirLabels() {
      assertThat(page.times())
          .containsExactly(
              new LabelledTime("published", "June 10, 2025 08:00 IST", "First published"),
              new LabelledTime("versionCreated", "June 12, 2025 17:40:05 IST", "Last updated"));
    }

    @Test
    void bodyHasTwoHeadingsAndFiveParagraphs() {
      assertThat(headings(page))
          .containsExactly(
              "The Bay Was Never 'Ours': A Lease Runs Out", "Scientists Warn Of The Next Storm");
      assertThat(paragraphs(page)).hasSize(5);
      assertThat(page.plain()).contains("\n\nScientists Warn Of The Next Storm\n\nHeavy rain");
      assertThat(page.markup()).contains("<h2>Scientists Warn Of The Next Storm</h2><p>Heavy rain");
    }

    @Test
    void furnitureStaysOut() {
      assertThat(page.plain())
          .doesNotContain("Preferred Source", "WhatsApp", "Corrigan", "Last updated", "READ MORE")
          .doesNotContain("Sligo", "Connemara");
      assertThat(page.furniture())
          .containsExactly(
              "Make Westbound News Your Preferred Source", "Share Facebook X WhatsApp");
    }

    @Test
    void linkAndTeasersAreKeptApart() {
      assertThat(page.links())
          .containsExactly(
              new EditorialLink(
                  "seeAlso",
                  "READ MORE",
                  "Limerick To Rebuild Its Last Wooden Weir",
                  Optional.empty()));
      assertThat(page.teasers())
          .extracting(Teaser::title)
          .containsExactly(
              "Sligo Surf School Moves Into A Church", "Why Turf Smoke Is Back In Connemara");
      assertThat(page.teasers()).allMatch(t -> t.excerpt().isPresent() && t.rawDate().isEmpty());
    }
  }

  @Nested
  class GermanPage {

    private final ExtractedText page = Pages.plain("bremen-plain.txt");

    @Test
    void headIsTakenApart() {
      assertThat(page.categories()).containsExactly("Wirtschaft", "Hafen");
      assertThat(page.headline()).contains("Bremer Werft baut wieder Segelschiffe");
      assertThat(page.standfirst().orElseThrow()).startsWith("Nach dreißig Jahren");
      assertThat(credits(page))
          .containsExactly("author:Jette Harms", "author:Ole Brandt", "editor:Maike Lührs");
      assertThat(page.times())
          .containsExactly(new LabelledTime("versionCreated", "4. März 2025, 09.14 Uhr", "Stand"));
    }

    @Test
    void headingsInSentenceCaseAreFound() {
      assertThat(headings(page))
          .containsExactly("„Die ‚alte‘ Kunst ist nicht vergessen“", "Wer soll das bezahlen?");
      assertThat(paragraphs(page)).hasSize(5);
    }

    @Test
    void linkTeasersAndFurnitureLeaveTheBody() {
      assertThat(page.links())
          .extracting(EditorialLink::title)
          .containsExactly("Warum die Weser im Sommer zu wenig Wasser führt");
      assertThat(page.teasers())
          .extracting(t -> t.rawDate().orElseThrow())
          .containsExactly("3. März 2025", "2. März 2025");
      assertThat(page.plain()).doesNotContain("Quelle", "Harms", "Stand:", "Vegesack", "Takt");
    }
  }

  @Nested
  class WireCopy {

    private final ExtractedText wire = Pages.plain("lamu-wire.txt");

    @Test
    void datelineIsMetadata() {
      assertThat(wire.headline()).contains("Fishing villages near Lamu get first ice plant");
      assertThat(wire.dateline()).contains("LAMU, Kenya, March 3 (Coastline Press) -");
      assertThat(wire.located()).contains("Lamu");
      assertThat(wire.plain()).startsWith("Fishing villages on the northern coast of Kenya");
    }

    @Test
    void brokenLinesAreJoined() {
      assertThat(paragraphs(wire)).hasSize(3);
      assertThat(wire.plain()).contains("took two years to build.");
    }

    @Test
    void signatureIsCredits() {
      assertThat(credits(wire))
          .containsExactlyInAnyOrder(
              "agency:Coastline Press",
              "author:Hassan Omar",
              "author:Lucy Njeri",
              "editor:Mark Tully");
      assertThat(wire.plain()).doesNotContain("Reporting by");
    }
  }

  @Test
  void loneParagraph_isBodyWithoutHeadline() {
    ExtractedText text =
        PageText.ofPlainText(
            "The ferry between the two islands will not run on Sunday because its captain marries,"
                + " the harbour office said in a note.");
    assertThat(text.headline()).isEmpty();
    assertThat(paragraphs(text)).hasSize(1);
  }

  @Test
  void storyThatGoesOnBehindABox_isKept() {
    String full =
        "The council met for hours and heard every side of the matter. ".repeat(5).strip();
    ExtractedText text =
        PageText.ofPlainText(
            "Council Sits Late\n\n"
                + full
                + "\n\nRelated Stories\n\nBridge Closed Again\n\n"
                + full
                + "\n\n"
                + full
                + "\n\nThe vote is on Monday.");
    assertThat(paragraphs(text)).hasSize(4);
    assertThat(text.teasers()).extracting(Teaser::title).containsExactly("Bridge Closed Again");
  }

  @Test
  void labelAlone_takesTheTitleBehindIt() {
    ExtractedText text =
        PageText.ofPlainText(
            "Council Sits Late\n\nThe council met for hours.\n\nALSO READ\nBridge Closed Again\n\n"
                + "The vote is on Monday.");
    assertThat(text.links())
        .extracting(EditorialLink::title)
        .containsExactly("Bridge Closed Again");
    assertThat(text.plain()).isEqualTo("The council met for hours.\n\nThe vote is on Monday.");
  }

  @Test
  void unsafeCharacters_areEscapedInMarkup() {
    ExtractedText text =
        PageText.ofPlainText(
            "Maths Wins\n\nIf a < b & b > c, then <script>alert(1)</script> is text.");
    assertThat(text.plain()).contains("<script>alert(1)</script>");
    assertThat(text.markup())
        .isEqualTo(
            "<p>If a &lt; b &amp; b &gt; c, then &lt;script&gt;alert(1)&lt;/script&gt; is text.</p>");
  }

  @Test
  void emptyInput_isEmptyText() {
    ExtractedText text = PageText.ofPlainText(" \n\n\t");
    assertThat(text.headline()).isEmpty();
    assertThat(text.sections()).isEmpty();
    assertThat(text.plain()).isEmpty();
  }
}
