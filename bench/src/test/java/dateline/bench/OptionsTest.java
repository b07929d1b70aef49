package dateline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.bench.generate.Size;
import dateline.standalone.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void defaults() {
    Options options = Options.parse(List.of());

    assertThat(options.articles()).isEqualTo(20_000);
    assertThat(options.warmUp()).isEqualTo(20_000);
    assertThat(options.size()).isEqualTo(Size.FEED);
    assertThat(options.rate()).isEmpty();
    assertThat(options.connections()).isEqualTo(32);
    assertThat(options.keep()).isFalse();
  }

  @Test
  void explicitValues() {
    Options options =
        Options.parse(
            List.of(
                "--articles",
                "100",
                "--size",
                "page",
                "--rate",
                "50",
                "--keep",
                "--seed",
                "-3",
                "--set",
                "store.dateline.store.batch.records=1000",
                "--jvm",
                "enrich.-Xmx512m",
                "--jvm",
                "enrich.-Xss512k"));

    assertThat(options.articles()).isEqualTo(100);
    assertThat(options.warmUp()).isEqualTo(100);
    assertThat(options.size()).isEqualTo(Size.PAGE);
    assertThat(options.rate()).hasValue(50);
    assertThat(options.keep()).isTrue();
    assertThat(options.seed()).isEqualTo(-3);
    assertThat(options.settings().get(Service.STORE))
        .containsEntry("dateline.store.batch.records", "1000");
    assertThat(options.jvm().get(Service.ENRICH)).containsExactly("-Xmx512m", "-Xss512k");
  }

  @Test
  void wrongOptionsAreRefused() {
    assertThatThrownBy(() -> Options.parse(List.of("--articles", "none")))
        .hasMessageContaining("--articles");
    assertThatThrownBy(() -> Options.parse(List.of("--size", "huge"))).hasMessageContaining("huge");
    assertThatThrownBy(() -> Options.parse(List.of("--set", "archive.a=b")))
        .hasMessageContaining("archive");
    assertThatThrownBy(() -> Options.parse(List.of("--fast"))).hasMessageContaining("--fast");
  }

  @Test
  void kill_switchesBackPressureOff() {
    Options options = Options.parse(List.of("--kill", "--backlog", "3000", "--kills", "5"));

    assertThat(options.kill()).isTrue();
    assertThat(options.backlog()).isEqualTo(3_000);
    assertThat(options.kills()).isEqualTo(5);
    assertThat(options.settings().get(Service.INGEST))
        .containsEntry("dateline.ingest.backlog.most", "0");
    assertThat(Options.parse(List.of()).kill()).isFalse();
  }
}
