package dateline.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dateline.DeadLetter;
import dateline.Topics;
import dateline.localstack.LocalStack;
import dateline.localstack.Part;
import dateline.store.write.Collections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the store needs goes away and comes back: it waits, loses nothing, and needs nobody. */
@QuarkusTest
@QuarkusTestResource(Stack.class)
class OutageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int STORIES = 400;
  private static final ConfigResource LETTERS =
      new ConfigResource(ConfigResource.Type.TOPIC, Topics.DEAD_LETTERS.topic());
  private static Wire wire;

  @Inject Collections collections;

  @BeforeAll
  static void connect() throws Exception {
    assumeTrue(
        LocalStack.shared().processes().keySet().containsAll(Set.of(Part.values())),
        "parts that somebody else runs are not killed");
    wire = new Wire(LocalStack.shared().kafka(), LocalStack.shared().registry());
  }

  @AfterAll
  static void disconnect() {
    if (wire != null) {
      wire.close();
    }
  }

  @Test
  void databaseKilledUnderLoad_losesNothingAndDeadLettersNothing() {
    int letters = wire.deadLetters().size();
    send("before", STORIES);
    await().atMost(PATIENCE).until(() -> stored("before") > 0);
    LocalStack.shared().database().kill();
    send("during", STORIES);
    await().atMost(PATIENCE).untilAsserted(() -> health("ready", 503));
    health("live", 200);
    given().get("/v1/articles").then().statusCode(503).header("Retry-After", equalTo("2"));
    LocalStack.shared().database().restart();
    await().atMost(PATIENCE).until(() -> stored("during") == STORIES);
    assertThat(stored("before")).isEqualTo(STORIES);
    await().atMost(PATIENCE).untilAsserted(() -> health("ready", 200));
    health("live", 200);
    assertThat(wire.deadLetters()).hasSize(letters);
  }

  @Test
  void registryAway_unknownSchemaWaitsAndIsNoDeadLetter() {
    send("warm", 1);
    await().atMost(PATIENCE).until(() -> stored("warm") == 1);
    String uri = Stories.uri("unread");
    byte[] key = uri.getBytes(StandardCharsets.UTF_8);
    byte[] whole = wire.bytes(Stories.created("unread"));
    LocalStack.shared().schemaRegistry().kill();
    wire.raw(Topics.ARTICLES, key, whole);
    await().atMost(PATIENCE).until(() -> stored("unread") == 1);
    // Its schema is known since the start, before there was any letter.
    wire.raw(Topics.ARTICLES, key, new byte[] {7, 7, 7, 7, 7, 7, 7});
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(letters(uri)).hasSize(1));
    wire.raw(Topics.ARTICLES, key, new byte[] {0, 0, 88, 88, 88, 1, 2, 3});
    await().atMost(PATIENCE).untilAsserted(() -> health("ready", 503));
    assertThat(letters(uri)).hasSize(1);
    LocalStack.shared().schemaRegistry().restart();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(letters(uri)).hasSize(2));
    await().atMost(PATIENCE).untilAsserted(() -> health("ready", 200));
  }

  @Test
  void deadLettersNotWritable_theRecordStaysUntilTheyAre() throws Exception {
    send("writable", 1);
    await().atMost(PATIENCE).until(() -> stored("writable") == 1);
    String uri = Stories.uri("unburied");
    byte[] key = uri.getBytes(StandardCharsets.UTF_8);
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", LocalStack.shared().kafka()))) {
      String before = largestLetter(admin);
      try {
        setLargestLetter(admin, "1");
        RecordMetadata poison = wire.raw(Topics.ARTICLES, key, new byte[] {7, 7, 7, 7, 7, 7, 7});
        wire.send(Stories.created("unburied"));
        await().atMost(PATIENCE).untilAsserted(() -> health("ready", 503));
        health("live", 200);
        // Long enough for several attempts.
        await()
            .during(Duration.ofSeconds(3))
            .atMost(Duration.ofSeconds(10))
            .until(() -> committed(admin, poison) <= poison.offset() && stored("unburied") == 0);
        assertThat(letters(uri)).isEmpty();
      } finally {
        setLargestLetter(admin, before);
      }
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(letters(uri)).hasSize(1));
      await().atMost(PATIENCE).until(() -> stored("unburied") == 1);
      await().atMost(PATIENCE).untilAsserted(() -> health("ready", 200));
      assertThat(letters(uri)).hasSize(1);
    }
  }

  private static long committed(Admin admin, RecordMetadata record) throws Exception {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    var offset =
        admin
            .listConsumerGroupOffsets("dateline-store")
            .partitionsToOffsetAndMetadata()
            .get()
            .get(partition);
    return offset == null ? 0 : offset.offset();
  }

  private static String largestLetter(Admin admin) throws Exception {
    return admin
        .describeConfigs(List.of(LETTERS))
        .all()
        .get()
        .get(LETTERS)
        .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
        .value();
  }

  private static void setLargestLetter(Admin admin, String bytes) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                LETTERS,
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes),
                        AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  private static List<DeadLetter> letters(String uri) {
    return wire.deadLetters().stream().filter(letter -> uri.equals(letter.getUri())).toList();
  }

  private static void send(String prefix, int number) {
    for (int i = 0; i < number; i++) {
      wire.send(Stories.created(number == 1 ? prefix : prefix + i));
    }
  }

  private long stored(String prefix) {
    return collections
        .articles()
        .countDocuments(new Document("slugline", new Document("$regex", "^FERRY-" + prefix)));
  }

  private static void health(String kind, int status) {
    assertThat(given().get("/q/health/" + kind).statusCode()).isEqualTo(status);
  }
}
