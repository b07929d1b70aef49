package dateline.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.enrich.text.ExtractedText.EditorialLink;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLinesTest {

  private static final String BEFORE =
      "The lock at Tarn Mill opened before dawn, and the first barge went through within the hour.";
  private static final String BEHIND =
      "A second lock is to follow in the autumn, once the frost has gone from the upper basin.";

  private static ExtractedText around(String line) {
    String html =
        "<html><head><title>Lock Opens</title></head><body><article><h1>Lock Opens At Tarn Mill</h1>"
            + "<p>"
            + BEFORE
            + "</p>"
            + line
            + "<p>"
            + BEHIND
            + "</p></article></body></html>";
    return PageText.ofHtml(
        html.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        Optional.of("https://canal.example.org/2025/lock"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p class=\"related\"><strong>Also read:</strong> <a href=\"/barges\">Barges Return To The Upper Tarn</a></p>",
        "<div class=\"also-read\"><p><strong>Also read:</strong> <a href=\"/barges\">Barges Return To The Upper Tarn</a></p></div>",
        "<aside class=\"promo\"><p>Also read: <a href=\"/barges\">Barges Return To The Upper Tarn</a></p></aside>",
        "<p>Also read: <a href=\"/barges\">Barges Return To The Upper Tarn</a></p>"
      })
  void labelledLinkInAStory_isLiftedOutWhateverItsClass(String line) {
    ExtractedText page = around(line);
    assertThat(page.links())
        .containsExactly(
            new EditorialLink(
                "seeAlso",
                "Also read",
                "Barges Return To The Upper Tarn",
                Optional.of("https://canal.example.org/barges")));
    assertThat(page.plain()).isEqualTo(BEFORE + "\n\n" + BEHIND);
    assertThat(page.markup()).doesNotContain("Also read", "Barges");
  }

  @Test
  void boxOfRelatedStories_staysClutter() {
    ExtractedText page =
        around(
            "<div class=\"related\"><ul><li><a href=\"/a\">Barges Return To The Upper Tarn</a></li>"
                + "<li><a href=\"/b\">Frost Closes The Lower Tarn</a></li></ul></div>");
    assertThat(page.links()).isEmpty();
    assertThat(page.plain()).isEqualTo(BEFORE + "\n\n" + BEHIND);
  }
}
