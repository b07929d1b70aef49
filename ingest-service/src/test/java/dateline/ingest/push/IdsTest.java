package dateline.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  private static final Fingerprint BODY = new Fingerprint(new byte[] {1});

  @Test
  void areNewWithoutAKey() {
    Ids ids = Ids.of("f", Optional.empty(), BODY);
    assertThat(ids.receipt()).isNotEqualTo(ids.receipt());
    assertThat(UUID.fromString(ids.item(0)).version()).isEqualTo(7);
  }

  @Test
  void areTheSameForARetryWhereverItArrives() {
    Ids first = Ids.of("f", Optional.of("k"), BODY);
    Ids second = Ids.of("f", Optional.of("k"), BODY);
    assertThat(second.receipt()).isEqualTo(first.receipt());
    assertThat(second.item(3)).isEqualTo(first.item(3)).isNotEqualTo(first.item(4));
    assertThat(UUID.fromString(first.item(3)).version()).isEqualTo(8);
    assertThat(UUID.fromString(first.item(3)).variant()).isEqualTo(2);
  }

  @Test
  void differByFeedKeyAndBody() {
    String id = Ids.of("f", Optional.of("k"), BODY).item(0);
    assertThat(Ids.of("g", Optional.of("k"), BODY).item(0)).isNotEqualTo(id);
    assertThat(Ids.of("f", Optional.of("l"), BODY).item(0)).isNotEqualTo(id);
    assertThat(Ids.of("f", Optional.of("k"), new Fingerprint(new byte[] {2})).item(0))
        .isNotEqualTo(id);
  }
}
