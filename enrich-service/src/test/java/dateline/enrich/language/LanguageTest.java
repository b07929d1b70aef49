package dateline.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void regionComesFromTheDeclaration_whenLanguagesAgree() {
    var decision = Language.decide(detected("en", 0.97), Optional.of("en_in"));
    assertThat(decision.tag()).contains("en-IN");
    assertThat(decision.primary()).contains("en");
    assertThat(decision.declared()).contains("en-IN");
    assertThat(decision.differsFromDeclared()).isFalse();
  }

  @Test
  void textWins_whenItClearlySpeaksAnotherLanguage() {
    var decision = Language.decide(detected("de", 0.96), Optional.of("en-US"));
    assertThat(decision.tag()).contains("de");
    assertThat(decision.differsFromDeclared()).isTrue();
  }

  @Test
  void declarationStands_whenTheDetectionIsInDoubt() {
    var decision = Language.decide(detected("af", 0.31), Optional.of("nl-BE"));
    assertThat(decision.tag()).contains("nl-BE");
    assertThat(decision.differsFromDeclared()).isFalse();
  }

  @Test
  void detectionStandsAlone_whenNothingWasDeclared() {
    var decision = Language.decide(detected("fr", 0.4), Optional.empty());
    assertThat(decision.tag()).contains("fr");
    assertThat(decision.differsFromDeclared()).isFalse();
  }

  @Test
  void norwegianVarietiesAgreeWithPlainNorwegian() {
    var decision = Language.decide(detected("no", 0.9), Optional.of("nb-NO"));
    assertThat(decision.tag()).contains("nb-NO");
    assertThat(decision.primary()).contains("no");
    assertThat(decision.differsFromDeclared()).isFalse();
  }

  @Test
  void nothingKnown_staysUnknown() {
    var decision = Language.decide(LanguageResult.UNKNOWN, Optional.of("und"));
    assertThat(decision.tag()).isEmpty();
    assertThat(decision.confidence()).isZero();
  }

  private static LanguageResult detected(String language, double confidence) {
    return new LanguageResult(Optional.of(language), confidence);
  }
}
