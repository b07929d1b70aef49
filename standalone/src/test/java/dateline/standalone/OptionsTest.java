package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.localstack.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  private static final Path ROOT = Path.of("/project");

  @Test
  void withoutOptions_playsTheDemoOnTheUsualPortsAndKeepsRunning() {
    Options options = parse();

    assertThat(options.data()).isEqualTo(ROOT.resolve("data"));
    assertThat(options.clean()).isFalse();
    assertThat(options.demo()).isTrue();
    assertThat(options.exitAfterDemo()).isFalse();
    assertThat(options.speed()).isEqualTo(1);
    assertThat(options.partPorts())
        .containsEntry(Part.KAFKA, 9092)
        .containsEntry(Part.REGISTRY, 8081)
        .containsEntry(Part.MONGO, 27017);
    assertThat(options.servicePorts())
        .containsEntry(Service.INGEST, 8080)
        .containsEntry(Service.STORE, 8082)
        .containsEntry(Service.ENRICH, 8083);
  }

  @Test
  void eachOptionIsRead() {
    Options options =
        parse(
            "--data",
            "/elsewhere/x/..",
            "--clean",
            "--no-demo",
            "--exit-after-demo",
            "--speed",
            "2.5",
            "--kafka-port",
            "0",
            "--store-port",
            "18082");

    assertThat(options.data()).isEqualTo(Path.of("/elsewhere"));
    assertThat(options.clean()).isTrue();
    assertThat(options.demo()).isFalse();
    assertThat(options.exitAfterDemo()).isTrue();
    assertThat(options.speed()).isEqualTo(2.5);
    assertThat(options.partPorts()).containsEntry(Part.KAFKA, 0);
    assertThat(options.servicePorts()).containsEntry(Service.STORE, 18082);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--sped 2",
        "--speed",
        "--speed fast",
        "--speed 0",
        "--speed NaN",
        "--mongo-port 70000",
        "--ingest-port x",
        "demo"
      })
  void wrongOptionsAreNamed(String line) {
    assertThatThrownBy(() -> parse(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(line.split(" ")[0]);
  }

  private static Options parse(String... args) {
    return Options.parse(ROOT, List.of(args));
  }
}
