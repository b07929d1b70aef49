package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackConfigTest {

  @Test
  void temporaryStartsAllOnFreePorts() {
    StackConfig config = StackConfig.temporary();
    assertThat(config.data()).isEmpty();
    assertThat(config.ports()).isEmpty();
    assertThat(config.parts()).containsExactlyInAnyOrder(Part.values());
    assertThat(config.brokerHeapMb()).isEqualTo(192);
    assertThat(config.registryHeapMb()).isEqualTo(256);
    assertThat(config.mongoCacheMb()).isEqualTo(256);
  }

  @Test
  void changesKeepTheRest() {
    StackConfig config =
        StackConfig.in(Path.of("x")).only(Part.KAFKA, Part.REGISTRY).port(Part.KAFKA, 9092);
    assertThat(config.data()).contains(Path.of("x").toAbsolutePath());
    assertThat(config.parts()).containsExactlyInAnyOrder(Part.KAFKA, Part.REGISTRY);
    assertThat(config.ports()).containsEntry(Part.KAFKA, 9092).hasSize(1);
    assertThat(config.brokerHeapMb()).isEqualTo(192);
    assertThat(config.mongoCacheMb()).isEqualTo(256);
  }

  @Test
  void impossibleValuesAreRefused() {
    StackConfig config = StackConfig.temporary();
    assertThatThrownBy(() -> config.port(Part.MONGO, 65_536)).hasMessage("not a port: 65536");
    assertThatThrownBy(
            () -> new StackConfig(Optional.empty(), Map.of(), Set.of(Part.KAFKA), 16, 256, 256))
        .hasMessageContaining("64 MiB");
  }
}
