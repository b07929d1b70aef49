package dateline.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectionTest {

  private static final LanguageDetection DETECTION = new LanguageDetection();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | Harbour ferry runs again after storm repairs
          de | Feuerwehr löscht Brand in einer Lagerhalle am Stadtrand
          fr | Le conseil municipal adopte le budget des transports
          es | El ayuntamiento aprueba las obras del puerto pesquero
          it | Il consiglio comunale approva il bilancio dei trasporti pubblici
          pt | A câmara aprovou ontem o orçamento para os transportes públicos
          nl | De gemeenteraad keurt de begroting voor het openbaar vervoer goed
          pl | Rada miasta przyjęła wczoraj budżet transportu publicznego
          ru | Городской совет утвердил бюджет общественного транспорта на будущий год
          uk | Міська рада затвердила бюджет громадського транспорту на рік
          ar | وافق مجلس المدينة على ميزانية النقل العام لهذا العام
          hi | नगर परिषद ने सार्वजनिक परिवहन के बजट को मंजूरी दी
          el | Το δημοτικό συμβούλιο ενέκρινε τον προϋπολογισμό
          ja | 市議会は公共交通の予算を承認した
          zh | 市议会批准了公共交通预算
          ko | 시의회는 대중교통 예산을 승인했다
          """)
  void readsHeadlines(String language, String headline) {
    assertThat(DETECTION.detect(headline, "").language()).contains(language);
  }

  @Test
  void longTextIsSure() {
    String body =
        "The port authority reopened two of its five berths on Monday. Engineers had worked"
            + " through the weekend to clear silt from the channel, and pilots were told to wait"
            + " for the evening tide.";
    var result = DETECTION.detect("Port reopens", body);
    assertThat(result.language()).contains("en");
    assertThat(result.confidence()).isGreaterThan(0.9);
  }

  @Test
  void fewLettersAreUnknown() {
    assertThat(DETECTION.detect("3:1", "")).isEqualTo(LanguageResult.UNKNOWN);
    assertThat(DETECTION.detect("", "")).isEqualTo(LanguageResult.UNKNOWN);
  }

  @Test
  void shortTextNeverOverrulesADeclaration() {
    var result = DETECTION.detect("Taxi Hotel Bar", "");
    assertThat(Language.decide(result, Optional.of("sv-SE")).tag()).contains("sv-SE");
  }

  @Test
  void addressesAndHandlesDoNotCount() {
    var result =
        DETECTION.detect(
            "Der Rat vertagt die Entscheidung über das Freibad #community @somebody",
            "https://news.example.org/the-council-and-the-pool-and-the-people");
    assertThat(result.language()).contains("de");
  }
}
