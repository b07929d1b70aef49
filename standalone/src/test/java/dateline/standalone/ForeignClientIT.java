package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.ArticleChanged;
import dateline.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A Node client that has nothing of ours but the topic's name reads what Java wrote. */
class ForeignClientIT {

  private static final Path CLIENT = Path.of("src/test/foreign-client").toAbsolutePath();

  @Test
  void nodeDecodesTheChangesThatJavaWrote() throws Exception {
    assumeTrue(
        Files.isDirectory(CLIENT.resolve("node_modules/kafkajs")),
        "skipped: the client's modules are missing; run `npm ci` in " + CLIENT);
    assumeTrue(nodeRuns(), "skipped: there is no node on the PATH");
    Running running = Running.pipeline();
    String headline = "Été indien à Besançon : 24 °C à l’ombre";
    String uri =
        Pushed.uri(
            "foreign",
            Ninjs.item("tag:foreign.example,2025:ete-indien")
                .version(4, "2025-10-14T15:00:00Z")
                .with("language", "fr-FR")
                .headline(headline)
                .body(
                    "BESANÇON - Il a fait 24 degrés mardi à Besançon, un record pour la saison."));
    await().atMost(Duration.ofSeconds(30)).until(() -> running.article(uri).isPresent());
    List<ConsumerRecord<String, ArticleChanged>> written =
        TopicReader.all(Topics.ARTICLES, ArticleChanged.class);

    List<JsonNode> read = read(written.size());

    assertThat(read).hasSize(written.size());
    JsonNode change =
        read.stream()
            .filter(each -> uri.equals(each.path("key").asText()))
            .findFirst()
            .orElseThrow();
    ArticleChanged ours =
        written.stream().filter(each -> uri.equals(each.key())).findFirst().orElseThrow().value();
    assertThat(change.path("headline").asText()).isEqualTo(headline);
    assertThat(change.path("kind").asText()).isEqualTo("Created");
    assertThat(change.path("sequence").asLong()).isEqualTo(1);
    assertThat(change.path("at").asText()).isEqualTo(javaScript(ours));
    assertThat(change.path("versionKey").asText()).isEqualTo(ours.getArticle().getVersionKey());
    assertThat(change.path("pubStatus").asText()).isEqualTo("usable");
    assertThat(change.path("tags")).hasSize(ours.getArticle().getTags().size());
  }

  /** An instant as JavaScript's {@code toISOString} writes it, always with milliseconds. */
  private static String javaScript(ArticleChanged change) {
    return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
        .withZone(java.time.ZoneOffset.UTC)
        .format(change.getAt());
  }

  private static List<JsonNode> read(int count) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("foreign-client", ".log");
    Process node =
        new ProcessBuilder(
                "node",
                "changes.js",
                Running.pipeline().kafka(),
                Running.pipeline().registry(),
                Integer.toString(count))
            .directory(CLIENT.toFile())
            .redirectError(errors.toFile())
            .start();
    // A client that hangs must not hang the test: its output ends with it.
    Thread watchdog = new Thread(() -> endAfter(node, Duration.ofSeconds(60)));
    watchdog.setDaemon(true);
    watchdog.start();
    String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(Files.readString(errors)).isZero();
    Files.delete(errors);
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new java.util.ArrayList<>();
    for (String line : output.lines().toList()) {
      lines.add(json.readTree(line));
    }
    return lines;
  }

  private static void endAfter(Process process, Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean nodeRuns() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
