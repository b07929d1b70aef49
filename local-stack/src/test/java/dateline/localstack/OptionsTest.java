package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void defaultsAreTheUsualPorts() {
    Options options = Options.parse();
    assertThat(options.config().ports())
        .isEqualTo(Map.of(Part.KAFKA, 9092, Part.REGISTRY, 8081, Part.MONGO, 27017));
    assertThat(options.data()).isEqualTo(Path.of("data", "local-stack").toAbsolutePath());
    assertThat(options.clean() || options.prefetch() || options.attached() || options.help())
        .isFalse();
  }

  @Test
  void everyOptionIsRead() {
    Options options =
        Options.parse(
            "--data",
            "/var/x",
            "--clean",
            "--kafka-port",
            "0",
            "--registry-port",
            "18081",
            "--mongo-port",
            "37017",
            "--attached",
            "--prefetch",
            "--help");
    assertThat(options.config().ports())
        .isEqualTo(Map.of(Part.KAFKA, 0, Part.REGISTRY, 18081, Part.MONGO, 37017));
    assertThat(options.data()).isEqualTo(Path.of("/var/x"));
    assertThat(options.clean() && options.prefetch() && options.attached() && options.help())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--data", "--kafka-port x", "--mongo-port 70000"})
  void wrongOptionsAreRefused(String line) {
    assertThatThrownBy(() -> Options.parse(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }
}
