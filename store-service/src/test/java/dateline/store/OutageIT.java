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
import java.util.Set;
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
    wire.raw(Topics.ARTICLES, key, new byte[] {0, 0, 88, 88, 88, 1, 2, 3});
    await().atMost(PATIENCE).untilAsserted(() -> health("ready", 503));
    assertThat(letters(uri)).isEmpty();
    LocalStack.shared().schemaRegistry().restart();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(letters(uri)).hasSize(1));
    await().atMost(PATIENCE).untilAsserted(() -> health("ready", 200));
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
