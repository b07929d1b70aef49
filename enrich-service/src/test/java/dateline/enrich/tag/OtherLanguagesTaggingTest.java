package dateline.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OtherLanguagesTaggingTest {

  @Nested
  class German {

    private final Tagged fire =
        Tagged.of(
            "de",
            "Großbrand in Lagerhalle bei Kassel",
            "Rund 120 Einsatzkräfte waren in der Nacht im Einsatz. Der Landtag will über den"
                + " Brandschutz beraten.",
            "Bei einem Brand in einer Lagerhalle in Kassel ist hoher Schaden entstanden. Verletzt"
                + " wurde niemand, sagte Feuerwehrsprecherin Petra Lohmann der dpa.",
            "Innenminister Jochen Hartwig kündigte im Landtag eine Prüfung an. Hartwig lobte die"
                + " Feuerwehr. Die Flammen waren laut Hessischem Rundfunk weithin zu sehen.",
            "Das Umweltministerium in Wiesbaden misst die Luft. Beim Essen in der Kantine der Firma"
                + " Brenner Logistik GmbH war das Feuer entdeckt worden.");

    @Test
    void people() {
      assertThat(fire.people()).containsExactlyInAnyOrder("Petra Lohmann", "Jochen Hartwig");
      assertThat(fire.tag("Petra Lohmann").role()).contains("Feuerwehrsprecherin");
      assertThat(fire.tag("Jochen Hartwig").role()).contains("Innenminister");
      assertThat(fire.tag("Jochen Hartwig").evidence()).hasSize(2);
    }

    @Test
    void places_butNotTheMeal() {
      assertThat(fire.places()).containsExactlyInAnyOrder("Kassel", "Wiesbaden");
      assertThat(fire.tag("Kassel").countryCode()).contains("DE");
    }

    @Test
    void organisationsAndSources() {
      assertThat(fire.organisations()).contains("dpa", "Landtag", "Umweltministerium");
      assertThat(fire.organisations()).anyMatch(label -> label.endsWith("Brenner Logistik GmbH"));
      assertThat(fire.sources()).containsExactly("dpa");
    }

    @Test
    void topicsHaveGermanLabels() {
      assertThat(fire.topics()).contains("20000150", "03000000");
      assertThat(fire.labels(TagKind.SUBJECT)).contains("Feuer");
    }
  }

  @Nested
  class French {

    private final Tagged vote =
        Tagged.of(
            "fr",
            "Le Sénat adopte la réforme des ports",
            "",
            "La ministre de la Mer Camille Duroc a défendu le texte à Nantes lundi, selon l'AFP."
                + " « Les dockers seront entendus », a déclaré Antoine Lemaire, maire de Calais.",
            "Le ministère de la Transition écologique publiera un décret. Duroc se rendra en"
                + " Belgique et aux Pays-Bas en juin, avant le vote de l'Assemblée nationale.");

    @Test
    void peopleWithOffices() {
      assertThat(vote.people()).containsExactlyInAnyOrder("Camille Duroc", "Antoine Lemaire");
      assertThat(vote.tag("Camille Duroc").role()).contains("ministre de la Mer");
      assertThat(vote.tag("Antoine Lemaire").role()).contains("maire de Calais");
    }

    @Test
    void placesInTheArticlesLanguage() {
      assertThat(vote.places()).contains("Nantes", "Belgique", "Pays-Bas");
      assertThat(vote.tag("Pays-Bas").countryCode()).contains("NL");
      assertThat(vote.tag("Belgique").countryCode()).contains("BE");
    }

    @Test
    void organisationsAndSources() {
      assertThat(vote.organisations())
          .contains("Sénat", "AFP", "ministère de la Transition", "Assemblée nationale");
      assertThat(vote.sources()).containsExactly("AFP");
    }

    @Test
    void topics() {
      assertThat(vote.topics()).contains("20000615", "11000000");
    }
  }

  @Nested
  class Spanish {

    private final Tagged harvest =
        Tagged.of(
            "es",
            "La sequía reduce la cosecha de aceituna en Andalucía",
            "Los agricultores piden ayudas al Ministerio de Agricultura.",
            "La cosecha caerá a la mitad en la provincia de Granada, según EFE. El consejero de"
                + " Agricultura Rafael Montoro visitó Sevilla el martes.",
            "«Necesitamos agua», dijo Lucía Pardo, portavoz de los regantes. La Universidad de"
                + " Granada prevé otra sequía. Italia y Alemania son los mayores compradores.");

    @Test
    void peopleWithOffices() {
      assertThat(harvest.people()).containsExactlyInAnyOrder("Rafael Montoro", "Lucía Pardo");
      assertThat(harvest.tag("Rafael Montoro").role()).contains("consejero de Agricultura");
      assertThat(harvest.tag("Lucía Pardo").role()).contains("portavoz");
    }

    @Test
    void placesAndOrganisations() {
      assertThat(harvest.places())
          .contains("Andalucía", "Granada", "Sevilla", "Italia", "Alemania");
      assertThat(harvest.tag("Alemania").countryCode()).contains("DE");
      assertThat(harvest.organisations())
          .contains("Ministerio de Agricultura", "Universidad de Granada", "EFE");
      assertThat(harvest.sources()).containsExactly("EFE");
    }

    @Test
    void topics() {
      assertThat(harvest.topics()).contains("20000210", "04000000");
    }
  }

  @Test
  void languageWithoutRules_stillHasPlaces() {
    var tagged = Tagged.of("it", "Incendio a Torino", "", "Il ministro è arrivato dalla Germania.");
    assertThat(tagged.places()).contains("Germania");
  }
}
