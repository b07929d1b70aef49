package dateline.bench.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class VictimTest {

  private static final Victim VICTIM = Victim.number(12, Instant.parse("2025-10-14T11:00:00Z"));

  @Test
  void story_hasTheWordInHeadlineAndBody() {
    assertThat(new String(VICTIM.story(), UTF_8).split(VICTIM.word(), -1)).hasSize(3);
  }

  @Test
  void kill_hasTheGuidAndNotTheWord() {
    assertThat(new String(VICTIM.kill(), UTF_8))
        .contains(VICTIM.guid(), "canceled")
        .doesNotContain(VICTIM.word());
  }

  @Test
  void word_isAnotherForEachNumber() {
    assertThat(VICTIM.word()).isEqualTo("vqkbbbbbdf");
    assertThat(Victim.number(13, VICTIM.created()).word()).isNotEqualTo(VICTIM.word());
  }
}
