package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.Topics;
import dateline.localstack.LocalStack;
import dateline.localstack.Part;
import dateline.localstack.StackConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The README's command that creates topics and registers schemas, out of the packaged service. */
class ContractCommandIT {

  private static final String COMMAND =
      "java -Djava.util.logging.manager=org.jboss.logmanager.LogManager"
          + " -cp 'lib/main/*:lib/boot/*' dateline.Contract";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(StackConfig.temporary().only(Part.KAFKA, Part.REGISTRY));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void putsTopicsAndSchemasInPlaceAgainAndAgain_andRefusesAnIncompatibleOne() throws Exception {
    assertThat(Files.readString(ProjectRoot.find().resolve("README.md"))).contains(COMMAND);

    for (int time = 1; time <= 2; time++) {
      Outcome outcome = run();
      assertThat(outcome.output()).startsWith("topics and schemas are in place: [news.raw,");
      assertThat(outcome.output().lines()).hasSize(1);
      assertThat(outcome.code()).isZero();
    }
    assertThat(partitions(Topics.ARTICLES.topic())).isEqualTo(6);
    for (Topics topic : Topics.all()) {
      assertThat(rule(topic.subject())).contains("FULL_TRANSITIVE");
    }

    // A required field that old records lack, and that old readers do not know.
    HttpResponse<String> refused =
        register(Topics.WITHDRAWALS.subject(), incompatible(Topics.WITHDRAWALS));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
  }

  @Test
  void registryThatHoldsAnIncompatibleSchema_isSaidInWordsAndFailsTheStep() throws Exception {
    // On a registry of its own: the other test's must hold ours first.
    try (LocalStack other = LocalStack.start(StackConfig.temporary().only(Part.REGISTRY))) {
      String subject = Topics.RAW.subject();
      assertThat(register(other, subject, incompatible(Topics.RAW)).statusCode()).isEqualTo(200);
      assertThat(
              send(other, "PUT", "/config/" + subject, Map.of("compatibility", "FULL_TRANSITIVE"))
                  .statusCode())
          .isEqualTo(200);

      Outcome outcome = run(other.registry());

      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.output())
          .startsWith("The contract is not in place. ")
          .contains(subject, "409")
          .doesNotContain("\tat ");
    }
  }

  private record Outcome(int code, String output) {}

  private static Outcome run() throws IOException, InterruptedException {
    return run(stack.registry());
  }

  private static Outcome run(String registry) throws IOException, InterruptedException {
    Path folder = ProjectRoot.find().resolve("ingest-service/target/quarkus-app");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", COMMAND)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", stack.kafka());
    builder.environment().put("DATELINE_REGISTRY_URL", registry);
    builder
        .environment()
        .merge(
            "PATH",
            Path.of(System.getProperty("java.home"), "bin").toString(),
            (old, java) -> java + ":" + old);
    Process process = builder.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Outcome(process.waitFor(), output);
  }

  private static int partitions(String topic) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .size();
    }
  }

  private static String incompatible(Topics topic) {
    return "{\"type\":\"record\",\"name\":\"%s\",\"namespace\":\"%s\",\"fields\":[{\"name\":\"mustBeThere\",\"type\":\"long\"}]}"
        .formatted(topic.schema().getName(), topic.schema().getNamespace());
  }

  private static HttpResponse<String> register(String subject, String schema)
      throws IOException, InterruptedException {
    return register(stack, subject, schema);
  }

  private static HttpResponse<String> register(LocalStack stack, String subject, String schema)
      throws IOException, InterruptedException {
    return send(
        stack,
        "POST",
        "/subjects/" + subject + "/versions",
        Map.of("schemaType", "AVRO", "schema", schema));
  }

  private static String rule(String subject) throws IOException, InterruptedException {
    return send(stack, "GET", "/config/" + subject, Map.of()).body();
  }

  private static HttpResponse<String> send(
      LocalStack stack, String method, String path, Map<String, String> body)
      throws IOException, InterruptedException {
    String json = new ObjectMapper().writeValueAsString(body);
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(stack.registry() + "/apis/ccompat/v7" + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
