package dateline.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  private static final byte[] BODY = {1};

  @Test
  void areNewWithoutAName() {
    Ids ids = Ids.fresh();
    assertThat(ids.delivery()).isNotEqualTo(ids.delivery());
    assertThat(UUID.fromString(ids.item(0)).version()).isEqualTo(7);
  }

  @Test
  void areTheSameForARetryWhereverItArrives() {
    Ids first = Ids.of("f", "k", BODY);
    Ids second = Ids.of("f", "k", BODY);
    assertThat(second.delivery()).isEqualTo(first.delivery());
    assertThat(second.item(3)).isEqualTo(first.item(3)).isNotEqualTo(first.item(4));
    assertThat(UUID.fromString(first.item(3)).version()).isEqualTo(8);
    assertThat(UUID.fromString(first.item(3)).variant()).isEqualTo(2);
  }

  @Test
  void differByFeedNameAndContent() {
    String id = Ids.of("f", "k", BODY).item(0);
    assertThat(Ids.of("g", "k", BODY).item(0)).isNotEqualTo(id);
    assertThat(Ids.of("f", "l", BODY).item(0)).isNotEqualTo(id);
    assertThat(Ids.of("f", "k", new byte[] {2}).item(0)).isNotEqualTo(id);
  }
}
