package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractCommandTest {

  private static final Map<String, String> ADDRESSES =
      Map.of(
          "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1", "DATELINE_REGISTRY_URL", "http://127.0.0.1:1");

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void everyKafkaVariableIsASettingOfTheClient() {
    assertThat(
            ContractCommand.kafkaSettings(
                Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS",
                    "broker:9093",
                    "KAFKA_SECURITY_PROTOCOL",
                    "SASL_SSL",
                    "KAFKA_SASL_JAAS_CONFIG",
                    "org.example.Login required;",
                    "KAFKA_SSL_TRUSTSTORE_LOCATION",
                    "/etc/Trust_Store.p12",
                    "PATH",
                    "/bin")))
        .containsOnly(
            Map.entry("bootstrap.servers", "broker:9093"),
            Map.entry("security.protocol", "SASL_SSL"),
            Map.entry("sasl.jaas.config", "org.example.Login required;"),
            Map.entry("ssl.truststore.location", "/etc/Trust_Store.p12"));
  }

  @Test
  void settingsReachTheClient() throws InterruptedException {
    assertThat(run(with("KAFKA_SECURITY_PROTOCOL", "SMOKE_SIGNALS"))).isEqualTo(1);
    assertThat(said()).contains("SMOKE_SIGNALS", "security.protocol").doesNotContain("\tat ");
  }

  @Test
  void missingAddressIsNamed() throws InterruptedException {
    assertThat(run(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"))).isEqualTo(2);
    assertThat(said())
        .isEqualToIgnoringNewLines("Set the environment variable DATELINE_REGISTRY_URL");
  }

  @Test
  void wrongNumberIsNamed() throws InterruptedException {
    assertThat(run(with("DATELINE_PARTITIONS", "six"))).isEqualTo(2);
    assertThat(said()).isEqualToIgnoringNewLines("DATELINE_PARTITIONS needs a number, not six");
  }

  @Test
  void exportsTheSchemaOfEveryTopic(@TempDir Path folder) throws Exception {
    assertThat(run(Map.of(), "export", folder.toString())).isZero();
    for (Topics topic : Topics.all()) {
      String file = topic.schema().getName() + ".avsc";
      assertThat(folder.resolve(file)).hasContent(Files.readString(Path.of("avsc", file)));
    }
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(ADDRESSES);
    environment.put(name, value);
    return environment;
  }

  private int run(Map<String, String> environment, String... args) throws InterruptedException {
    PrintStream out = new PrintStream(errors, true, StandardCharsets.UTF_8);
    return new ContractCommand(environment, out, out).run(List.of(args));
  }

  private String said() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}
