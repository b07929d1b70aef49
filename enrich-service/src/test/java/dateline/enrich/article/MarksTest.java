package dateline.enrich.article;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.IdentitySource;
import dateline.RawArticle;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {

  private static Marks of(String edNote, String headline, String... signals) {
    RawArticle raw =
        RawArticle.newBuilder()
            .setId("d")
            .setUri("u")
            .setFeed("f")
            .setProvider("p")
            .setTransport("push")
            .setReceived(Instant.EPOCH)
            .setIdentitySource(IdentitySource.guid)
            .setFormat("ninjs")
            .setMediaType("application/json")
            .setContent(ByteBuffer.allocate(0))
            .setEdNote(edNote)
            .setSignals(List.of(signals))
            .build();
    return Marks.of(raw, Optional.ofNullable(headline));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CORRECTS spelling of the name in para 3",
        "Correction: the vote was on Monday",
        "(Berichtigung: Name im 2. Absatz)",
        "RECTIFICATIF du chiffre",
        "Corrige el nombre"
      })
  void noteThatBeginsWithTheWordIsACorrection(String note) {
    assertThat(of(note, null)).isEqualTo(new Marks(true, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sig:correction", "nitf:correction", "wire:correction"})
  void signalOfTheFormatIsACorrection(String signal) {
    assertThat(of(null, null, "wire:lead", signal).correction()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sig:update", "wire:writethru", "wire:lead", "wire:advisory"})
  void otherSignalsAreNone(String signal) {
    assertThat(of(null, "Harbour opens", signal)).isEqualTo(new Marks(false, List.of()));
  }

  @Test
  void noteThatSpeaksOfACorrectionIsAnUpdateWithANote() {
    Marks marks = of("A version with a correction will follow", null);
    assertThat(marks.correction()).isFalse();
    assertThat(marks.notes()).singleElement().asString().contains("speaks of a correction");
  }

  @Test
  void headlineThatBeginsLikeACorrectionIsAnUpdateWithANote() {
    assertThat(of(null, "CORRECTED - Harbour opens").notes()).hasSize(1);
    assertThat(of(null, "Correctional officers strike").notes()).isEmpty();
  }

  @Test
  void noteThatSpeaksOfAKillIsANoteAndNoKill() {
    assertThat(of("Please KILL the earlier version", null).notes())
        .singleElement()
        .asString()
        .contains("speaks of a kill");
  }
}
