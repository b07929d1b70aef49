package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurgeCommandTest {

  private static final String URI = ArticleUri.of("kestrel", "harbour-fire");

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void withoutAnArticleItSaysWhatItTakes() throws InterruptedException {
    assertThat(run(Map.of())).isEqualTo(2);
    assertThat(said()).isEqualTo("Takes the URIs of withdrawn articles");
  }

  @Test
  void whatIsNoArticleUriIsNamed() throws InterruptedException {
    assertThat(run(Map.of(), URI, "harbour-fire")).isEqualTo(2);
    assertThat(said()).isEqualTo("Not an article URI: harbour-fire");
  }

  @Test
  void missingAddressIsNamed() throws InterruptedException {
    assertThat(run(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"), URI)).isEqualTo(2);
    assertThat(said()).isEqualTo("Set the environment variable DATELINE_REGISTRY_URL");
  }

  @Test
  void brokerThatDoesNotAnswer_isSaidInWords() throws InterruptedException {
    Map<String, String> environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "127.0.0.1:1",
            "KAFKA_DEFAULT_API_TIMEOUT_MS",
            "400",
            "KAFKA_REQUEST_TIMEOUT_MS",
            "200",
            "DATELINE_REGISTRY_URL",
            "http://127.0.0.1:1");
    assertThat(run(environment, URI)).isEqualTo(1);
    assertThat(said()).startsWith("The purge is not complete. ").doesNotContain("\tat ");
  }

  private int run(Map<String, String> environment, String... args) throws InterruptedException {
    PrintStream out = new PrintStream(errors, true, StandardCharsets.UTF_8);
    return new PurgeCommand(environment, out, out).run(List.of(args));
  }

  private String said() {
    return errors.toString(StandardCharsets.UTF_8).strip();
  }
}
