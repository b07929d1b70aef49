package dateline.enrich.text;

import static dateline.enrich.text.Pages.credits;
import static dateline.enrich.text.Pages.headings;
import static dateline.enrich.text.Pages.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.enrich.text.ExtractedText.EditorialLink;
import dateline.enrich.text.ExtractedText.LabelledTime;
import dateline.enrich.text.ExtractedText.StatedEntity;
import dateline.enrich.text.ExtractedText.Teaser;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

  @Nested
  class WithJsonLd {

    private final ExtractedText page =
        Pages.html("mombasa-jsonld.html", "https://shoreline.example.org/2025/03/x");

    @Test
    void metadataComesFirst() {
      assertThat(page.headline()).contains("Mombasa Port Opens Night Gate For Fruit Exporters");
      assertThat(page.kicker()).contains("Harbours");
      assertThat(page.standfirst().orElseThrow()).startsWith("Trucks with fresh produce");
      assertThat(page.categories()).containsExactly("Business", "Ports");
      assertThat(page.keywords()).containsExactly("Mombasa", "fruit exports", "Avocado exports");
      assertThat(page.language()).contains("en-KE");
      assertThat(page.canonicalUrl())
          .contains("https://shoreline.example.org/2025/03/mombasa-night-gate");
      assertThat(page.providerName()).contains("Shoreline Daily");
      assertThat(page.entities())
          .containsExactly(
              new StatedEntity(
                  "place", "Mombasa", Optional.of("https://www.wikidata.org/wiki/Q225641")));
    }

    @Test
    void timesAreKeptApartByRole() {
      assertThat(page.times())
          .containsExactly(
              new LabelledTime("published", "2025-03-11T18:20:00+03:00", "json-ld"),
              new LabelledTime("versionCreated", "2025-03-12T07:05:00+03:00", "json-ld"));
    }

    @Test
    void creditsHaveTheirRoles() {
      assertThat(credits(page))
          .containsExactly(
              "author:Amina Otieno",
              "editor:Peter Mwangi",
              "publisher:Shoreline Desk",
              "publisher:Shoreline Web Team");
    }

    @Test
    void bodyIsTheStoryAlone() {
      assertThat(headings(page))
          .containsExactly(
              "A Gate For ‘Cold’ Cargo: What Changes", "Who Pays For The Night Shift?");
      assertThat(paragraphs(page)).hasSize(8);
      assertThat(page.plain())
          .startsWith("The port of Mombasa opened a separate gate")
          .endsWith("A review is planned for December 2025.")
          .doesNotContain("cookies", "Facebook", "Preferred Source", "ALSO READ", "Lamu", "First!")
          .doesNotContain("Trucks with fresh produce", "Trucks queue", "Otieno", "©");
    }

    @Test
    void datelineIsMetadata() {
      assertThat(page.dateline()).contains("MOMBASA, March 11 –");
      assertThat(page.located()).contains("Mombasa");
    }

    @Test
    void linkHasItsAddress() {
      assertThat(page.links())
          .containsExactly(
              new EditorialLink(
                  "seeAlso",
                  "ALSO READ",
                  "Rail Freight From Naivasha Doubles In A Year",
                  Optional.of("https://shoreline.example.org/2025/02/rail-freight")));
    }

    @Test
    void pictureHasCaptionAndCredit() {
      assertThat(page.media())
          .anySatisfy(
              m -> {
                assertThat(m.href()).isEqualTo("https://shoreline.example.org/gate.jpg");
                assertThat(m.caption().orElseThrow()).startsWith("Trucks queue");
                assertThat(m.credit()).contains("Juma Said");
                assertThat(m.width()).contains(800);
              });
    }

    @Test
    void markupKeepsStructureAndIsAFixedPoint() {
      assertThat(page.markup())
          .contains("<h2>Who Pays For The Night Shift?</h2>")
          .contains("<ul><li>Gate hours run from 20:00 to 05:00.</li>")
          .contains("<blockquote><p>")
          .contains("href=\"https://shoreline.example.org/gate-one\"");
      assertThat(Markup.sanitise(page.markup())).isEqualTo(page.markup());
    }
  }

  @Nested
  class WithoutJsonLd {

    private final ExtractedText page =
        Pages.html("annecy-bare.html", "http://lac.example.org/quais");

    @Test
    void headIsReadFromThePage() {
      assertThat(page.headline()).contains("Annecy ferme ses quais aux voitures pendant l'été");
      assertThat(page.standfirst().orElseThrow()).startsWith("La mairie veut rendre");
      assertThat(page.language()).contains("fr");
      assertThat(credits(page)).containsExactly("author:Claire Delorme");
      assertThat(page.times())
          .containsExactly(
              new LabelledTime("published", "12 mars 2025 à 14h05", "Publié le"),
              new LabelledTime("versionCreated", "13 mars 2025 à 9h30", "Mis à jour le"));
    }

    @Test
    void bodyIsTheStoryAlone() {
      assertThat(headings(page)).containsExactly("Des navettes, mais à quel prix ?");
      assertThat(paragraphs(page)).hasSize(5);
      assertThat(page.plain())
          .startsWith("Les quais de la vieille ville")
          .doesNotContain("La mairie veut rendre", "Partager", "Accueil", "plages", "marché", "©");
    }

    @Test
    void linkAndTeasersAreKeptApart() {
      assertThat(page.links())
          .extracting(EditorialLink::url)
          .containsExactly(Optional.of("http://lac.example.org/plages"));
      assertThat(page.teasers())
          .extracting(Teaser::title)
          .containsExactly("Le marché déménage", "Le pont rouvre aux cyclistes");
      assertThat(page.teasers().get(0).url()).contains("http://lac.example.org/marche");
      assertThat(page.teasers().get(0).rawDate()).contains("10 mars 2025");
    }
  }

  @Nested
  class Encodings {

    private static final String RUSSIAN =
        "<html><head><meta charset='%s'><title>Мост через Обь открыли ночью</title></head><body>"
            + "<article><h1>Мост через Обь открыли ночью</h1><p>Новый мост через Обь открыли в ночь на"
            + " пятницу, на неделю раньше обещанного срока, сообщили в мэрии.</p></article></body></html>";

    @Test
    void declaredWindows1251_isRead() {
      byte[] bytes = RUSSIAN.formatted("windows-1251").getBytes(Charset.forName("windows-1251"));
      ExtractedText page = PageText.ofHtml(bytes, Optional.empty(), Optional.empty());
      assertThat(page.headline()).contains("Мост через Обь открыли ночью");
      assertThat(page.charset()).contains("windows-1251");
    }

    @Test
    void undeclaredWindows1251_isDetected() {
      byte[] bytes =
          RUSSIAN.replace("<meta charset='%s'>", "").getBytes(Charset.forName("windows-1251"));
      ExtractedText page = PageText.ofHtml(bytes, Optional.empty(), Optional.empty());
      assertThat(page.plain()).startsWith("Новый мост через Обь");
    }

    @Test
    void wrongHttpCharset_isPassedOver() {
      byte[] bytes = RUSSIAN.formatted("windows-1251").getBytes(Charset.forName("windows-1251"));
      ExtractedText page = PageText.ofHtml(bytes, Optional.of("utf-8"), Optional.empty());
      assertThat(page.headline()).contains("Мост через Обь открыли ночью");
    }

    @Test
    void latin1_isReadAsBrowsersDo() {
      String html =
          "<p>Le café « Étoile » rouvre à Nîmes après l’hiver, a dit sa patronne – enfin.</p>";
      byte[] bytes = html.getBytes(Charset.forName("windows-1252"));
      ExtractedText page = PageText.ofHtml(bytes, Optional.of("ISO-8859-1"), Optional.empty());
      assertThat(page.plain()).contains("café « Étoile »", "l’hiver", "– enfin");
      assertThat(page.charset()).contains("windows-1252");
    }

    @Test
    void byteOrderMark_winsOverEverything() {
      byte[] bytes =
          ("\ufeff<p>Größe ist nicht alles, sagte der Bürgermeister von Köln.</p>")
              .getBytes(StandardCharsets.UTF_16LE);
      ExtractedText page = PageText.ofHtml(bytes, Optional.of("iso-8859-1"), Optional.empty());
      assertThat(page.plain()).startsWith("Größe ist nicht alles");
    }
  }

  @Test
  void brokenPage_isReadAsFarAsItGoes() {
    ExtractedText page = Pages.html("broken.html", "http://barge.example.org/");
    assertThat(page.headline().orElseThrow()).startsWith("River Barge Library Sails Again");
    assertThat(page.plain())
        .contains("The floating library of Ruse")
        .contains("nobody counts the days");
    assertThat(Markup.sanitise(page.markup())).isEqualTo(page.markup());
  }

  @Test
  void storyThatOnlyTheMetadataHolds_isTakenFromThere() {
    String html =
        "<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ice"
            + " Road Opens\",\"articleBody\":\"The ice road to the island opened on Sunday.\\n\\nIt bears"
            + " two tonnes, and nobody may stop on it.\"}</script></head><body><div"
            + " id=app></div></body></html>";
    ExtractedText page =
        PageText.ofHtml(html.getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.empty());
    assertThat(page.headline()).contains("Ice Road Opens");
    assertThat(paragraphs(page)).hasSize(2);
  }
}
