package dateline.enrich.text;

import static dateline.enrich.text.Pages.credits;
import static dateline.enrich.text.Pages.headings;
import static dateline.enrich.text.Pages.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.enrich.text.ExtractedText.EditorialLink;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FragmentTest {

  @Test
  void feedBody_losesDatelineLinkAndTail() {
    ExtractedText text =
        PageText.ofFragment(
            "<p>BERLIN (dpa) - Der <b>Tierpark</b> bekommt im Mai zwei Elefanten aus Köln.</p>"
                + "<h3>Neues Gehege</h3><p>Es ist doppelt so groß wie das alte.</p>"
                + "<p>Lesen Sie auch: <a href='/panda'>Der Panda zieht um</a></p>"
                + "<img src='https://t.example.org/p.gif' width=1 height=1>"
                + "<p>The post Elefanten appeared first on Zoo Blog.</p>",
            Optional.of("https://zoo.example.org/feed"));
    assertThat(text.located()).contains("Berlin");
    assertThat(text.dateline()).contains("BERLIN (dpa) -");
    assertThat(credits(text)).containsExactly("agency:dpa");
    assertThat(headings(text)).containsExactly("Neues Gehege");
    assertThat(paragraphs(text)).hasSize(2);
    assertThat(text.plain()).startsWith("Der Tierpark bekommt");
    assertThat(text.markup()).startsWith("<p>Der <b>Tierpark</b> bekommt");
    assertThat(text.links())
        .extracting(EditorialLink::url)
        .containsExactly(Optional.of("https://zoo.example.org/panda"));
    assertThat(text.media()).isEmpty();
  }

  @Test
  void plainText_becomesParagraphs() {
    ExtractedText text = PageText.ofFragment("One &amp; two.\n\nThree.");
    assertThat(text.plain()).isEqualTo("One & two.\n\nThree.");
    assertThat(text.markup()).isEqualTo("<p>One &amp; two.</p><p>Three.</p>");
  }

  @Test
  void doublyEscapedMarkup_isMarkup() {
    ExtractedText text = PageText.ofFragment("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;");
    assertThat(text.plain()).isEqualTo("One.\n\nTwo.");
  }

  @Test
  void doubleBreaks_partParagraphs() {
    assertThat(PageText.ofFragment("First line<br>goes on.<br><br>Second.<br/>").plain())
        .isEqualTo("First line goes on.\n\nSecond.");
  }

  @Test
  void lists_stayLists() {
    ExtractedText text = PageText.ofFragment("<ul><li>One</li><li>Two</li></ul><p>Three.</p>");
    assertThat(text.plain()).isEqualTo("One\nTwo\n\nThree.");
    assertThat(text.markup()).isEqualTo("<ul><li>One</li><li>Two</li></ul><p>Three.</p>");
  }

  @Test
  void controlAndBidiCharacters_areDropped() {
    assertThat(PageText.ofFragment("<p>a\u0000b\u202ec\u200bd\ud800e</p>").plain())
        .isEqualTo(
            "ab".substring(0, 1) + PageText.ofFragment("<p>\u0000</p>").plain() + "bcd\ufffde");
  }

  @Test
  void empty_isEmpty() {
    assertThat(PageText.ofFragment("").plain()).isEmpty();
    assertThat(PageText.ofFragment("<p> </p>").markup()).isEmpty();
  }
}
