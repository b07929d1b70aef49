package dateline.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnglishTaggingTest {

  private static final Tagged KENYA =
      Tagged.english(
          "Kenya Holds Rates As Shilling Steadies",
          "The regulator in Nairobi kept its benchmark for a third meeting, citing easing inflation.",
          "Kenya's central bank left its interest rate unchanged on Tuesday, Governor Wanjiku"
              + " Otieno told Reuters.",
          "A Currency Finds Its Feet",
          "“Inflation expectations are anchored,” said Otieno, who took over in March. The Kenya"
              + " Revenue Authority (KRA) had warned of a shortfall, and KRA staff expect a second"
              + " warning.",
          "Kenya's former Finance Minister, Peter Barasa, called the decision timid in a speech in"
              + " Mombasa. Barasa, 61, advises the World Bank.",
          "Traders in Uganda, Tanzania and the UK had priced in a cut, according to a Bloomberg"
              + " survey. The shilling's exchange rate barely moved.");

  @Test
  void people_withTheOfficeTheTextGivesThem() {
    assertThat(KENYA.people()).containsExactlyInAnyOrder("Wanjiku Otieno", "Peter Barasa");
    assertThat(KENYA.tag("Wanjiku Otieno").role()).contains("Governor");
    assertThat(KENYA.tag("Peter Barasa").role()).contains("former Finance Minister of Kenya");
  }

  @Test
  void surnameAlone_isAMentionOfTheFullName() {
    assertThat(KENYA.tag("Wanjiku Otieno").evidence())
        .extracting(Passage::text)
        .containsExactly("Wanjiku Otieno", "Otieno");
  }

  @Test
  void organisations_acronymsJoinTheirNames() {
    assertThat(KENYA.organisations())
        .contains("Kenya Revenue Authority", "World Bank", "Reuters", "Bloomberg")
        .doesNotContain("KRA");
    assertThat(KENYA.tag("Kenya Revenue Authority").evidence()).hasSize(3);
  }

  @Test
  void places_withCountryCodes() {
    assertThat(KENYA.places())
        .containsExactlyInAnyOrder("Kenya", "Nairobi", "Mombasa", "Uganda", "Tanzania", "UK");
    assertThat(KENYA.tag("UK").countryCode()).contains("GB");
    assertThat(KENYA.tag("Kenya").uri()).contains("http://cvx.iptc.org/iso3166-1a2/KE");
    assertThat(KENYA.tag("Kenya").scheme()).contains("iso3166-1a2");
    assertThat(KENYA.tag("Mombasa").countryCode()).contains("KE");
    assertThat(KENYA.tag("Mombasa").uri()).isEmpty();
  }

  @Test
  void whatStandsInTheHeadline_isWhatTheArticleIsAbout() {
    assertThat(KENYA.tag("Kenya").rel()).isEqualTo("about");
    assertThat(KENYA.tag("Uganda").rel()).isEqualTo("mentions");
    assertThat(KENYA.tag("Kenya").relevance().orElseThrow())
        .isGreaterThan(KENYA.tag("Uganda").relevance().orElseThrow());
  }

  @Test
  void sources_withTheSentenceThatAttributes() {
    assertThat(KENYA.sources()).containsExactly("Reuters", "Bloomberg");
    assertThat(KENYA.result().sources().get(1).evidence().get(0).text())
        .startsWith("Traders in Uganda")
        .endsWith("survey.");
  }

  @Test
  void topics_withAllBroaderOnes() {
    assertThat(KENYA.topics()).contains("20000350", "20000346", "20000344", "04000000");
  }

  @Test
  void keywords_areNoNames() {
    assertThat(KENYA.keywords())
        .contains("inflation")
        .hasSizeBetween(5, 12)
        .doesNotContain("kenya", "otieno", "nairobi", "tuesday");
  }

  @Test
  void titleCase_namesNobody() {
    assertThat(KENYA.people())
        .noneMatch(name -> name.contains("Currency") || name.contains("Feet"));
    assertThat(KENYA.people()).noneMatch(name -> name.contains("Shilling"));
  }

  @Test
  void evidence_isWhatStandsAtItsOffsets() {
    String body =
        "Kenya's central bank left its interest rate unchanged on Tuesday, Governor Wanjiku Otieno"
            + " told Reuters.";
    Passage passage =
        KENYA.tag("Reuters").evidence().stream()
            .filter(p -> p.field().equals("body"))
            .findFirst()
            .orElseThrow();
    assertThat(body.substring(passage.start(), passage.end())).isEqualTo("Reuters");
  }

  @Test
  void givenNamesThatAreCountries_areNoPlaces() {
    var tagged =
        Tagged.english(
            "Harriers win again",
            "",
            "Jordan Hale scored twice and Chad Mercer once. Coach Georgia Pruitt said the side had"
                + " earned it. Jordan was substituted late.");
    assertThat(tagged.places()).isEmpty();
    assertThat(tagged.people()).contains("Jordan Hale", "Georgia Pruitt");
  }

  @Test
  void countriesThatAreGivenNames_arePlacesWhereTheTextSaysSo() {
    var tagged =
        Tagged.english(
            "Border reopens",
            "",
            "Lorries queued in Jordan on Monday. Jordan had shut the crossing.");
    assertThat(tagged.tag("Jordan").countryCode()).contains("JO");
    assertThat(tagged.tag("Jordan").evidence()).hasSize(2);
  }

  @Test
  void placesOfOneName_areToldApartByTheirCompany() {
    var american =
        Tagged.english(
            "Storm damages peach crop",
            "",
            "Growers in Georgia lost a third of the crop, an office in Atlanta reported. A depot in"
                + " Athens, Georgia, was flooded.");
    assertThat(american.tag("Georgia").countryCode()).contains("US");
    assertThat(american.tag("Georgia").uri()).isEmpty();
    assertThat(american.tag("Athens").countryCode()).contains("US");
    var caucasian =
        Tagged.english(
            "Wine exports rise", "", "Exports from Georgia rose, the office in Tbilisi reported.");
    assertThat(caucasian.tag("Georgia").countryCode()).contains("GE");
  }

  @Test
  void namesWithoutEnd_costLittleTime() {
    String capitals = "Bank of Aa Bb ".repeat(20_000);
    String people = "Anna Bergson said. Paul Tarkin said. ".repeat(5_000);
    String brackets = "((((Aa (AB) ".repeat(20_000);
    assertTimeout(
        Duration.ofSeconds(10), () -> Tagged.english(capitals, people, capitals, people, brackets));
  }

  @Test
  void placeInsideAName_isNoPlace() {
    var tagged =
        Tagged.english(
            "Lender reports profit",
            "",
            "The Bank of China opened a branch near the University of Nairobi, its spokesman Daniel"
                + " Kerr said. Ships wait in the Gulf of Aden.");
    assertThat(tagged.organisations()).contains("Bank of China", "University of Nairobi");
    assertThat(tagged.places()).doesNotContain("China", "Nairobi", "Aden");
    assertThat(tagged.tag("Daniel Kerr").role()).contains("spokesman");
  }

  @Test
  void countrysInstitution_isNamedWithItsCountry() {
    var tagged =
        Tagged.english(
            "Court rules on levy",
            "",
            "Ghana's Supreme Court struck down the levy. The Ghanaian Finance Ministry said it would"
                + " comply, and the Finance Ministry set no date.");
    assertThat(tagged.organisations())
        .contains("Supreme Court of Ghana", "Ghanaian Finance Ministry")
        .doesNotContain("Finance Ministry");
  }

  @Test
  void officeBehindTheName_isRead() {
    var tagged =
        Tagged.english(
            "Ferry inquiry opens",
            "",
            "Marta Lindqvist, the transport minister of Sweden, promised a full inquiry on Friday.");
    assertThat(tagged.tag("Marta Lindqvist").role()).contains("transport minister of Sweden");
  }

  @Test
  void particlesBelongToNames() {
    var tagged =
        Tagged.english(
            "Envoys meet",
            "",
            "President Pieter van den Berg received Foreign Minister Karim al-Haddad on Sunday.");
    assertThat(tagged.people()).containsExactlyInAnyOrder("Pieter van den Berg", "Karim al-Haddad");
  }

  @Test
  void monthsStreetsAndAwards_areNoPeople() {
    var tagged =
        Tagged.english(
            "Parade route set",
            "",
            "The parade leaves Carlton Street on Good Friday, passes Victory Square and ends at"
                + " Memorial Stadium, where the Golden Lantern Award is given, Monday Club said.");
    assertThat(tagged.people()).isEmpty();
  }

  @Test
  void noTextNoTags() {
    assertThat(Tagged.english("", "", "").result()).isEqualTo(new TagResult(List.of(), List.of()));
  }
}
