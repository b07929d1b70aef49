package dateline.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dateline.localstack.Fault;
import dateline.localstack.FaultProxy;
import dateline.localstack.LocalStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MongoDB runs and the line to it fails: it hangs, loses answers, is slow. */
@QuarkusTest
@QuarkusTestResource(value = ThinLine.class, restrictToAnnotatedClass = true)
class DatabaseLineIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final int STORIES = 60;
  private static final int CALLERS = 40;
  private static Wire wire;
  private static MongoClient direct;

  FaultProxy line;

  @TestHTTPResource("/")
  URI address;

  private int letters;

  @BeforeAll
  static void connect() throws Exception {
    wire = new Wire(LocalStack.shared().kafka(), LocalStack.shared().registry());
    direct = MongoClients.create(LocalStack.shared().mongo());
  }

  @AfterAll
  static void disconnect() {
    wire.close();
    direct.close();
  }

  @BeforeEach
  void startWell() {
    await().atMost(PATIENCE).until(() -> status("ready") == 200);
    letters = wire.deadLetters().size();
  }

  @AfterEach
  void repair() {
    line.set(new Fault.None());
  }

  @Test
  void blackHole_readersGetTheirAnswersInTime_andTheLaneWaits() {
    line.set(new Fault.BlackHole());
    send("hole");
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < CALLERS; i++) {
      answers.add(get(client, i % 2 == 0 ? "v1/articles?limit=5" : "v1/changes"));
    }
    Answer live = get(client, "q/health/live").join();
    Answer ready = get(client, "q/health/ready").join();
    assertThat(live.status).isEqualTo(200);
    assertThat(live.taken).isLessThan(Duration.ofSeconds(1));
    assertThat(ready.status).isEqualTo(503);
    assertThat(ready.taken).isLessThan(TIMEOUT);
    assertThat(answers)
        .extracting(CompletableFuture::join)
        .allSatisfy(
            answer -> {
              assertThat(answer.status).isEqualTo(503);
              assertThat(answer.type).isEqualTo("application/problem+json");
              assertThat(answer.taken).isLessThan(TIMEOUT.plusSeconds(1));
            });
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/ready")
                    .then()
                    .body(
                        "checks.find { it.name == 'consumers' }.data.'news.articles'",
                        containsString("MongoDB")));
    assertThat(status("live")).isEqualTo(200);

    line.set(new Fault.None());
    awaitAllStoredOnce("hole");
  }

  @Test
  void repliesLostAfterTheWrite_theRetryChangesNothing() {
    // Enough for a greeting, not for the answer to a bulk of so many.
    line.set(new Fault.CutReplies(2_000));
    send("unheard");
    await().atMost(PATIENCE).until(() -> stored("versions", "unheard") > 0);
    await().atMost(PATIENCE).until(() -> status("ready") == 503);
    line.set(new Fault.None());
    awaitAllStoredOnce("unheard");
  }

  @Test
  void slowLine_allIsStoredInItsTime() {
    line.set(new Fault.Slow(Duration.ofMillis(500), 0));
    send("slow");
    awaitAllStoredOnce("slow");
    assertThat(status("live")).isEqualTo(200);
  }

  private record Answer(int status, String type, Duration taken) {}

  private CompletableFuture<Answer> get(HttpClient client, String path) {
    Instant start = Instant.now();
    return client
        .sendAsync(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString())
        .thenApply(
            answer ->
                new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    Duration.between(start, Instant.now())));
  }

  private void awaitAllStoredOnce(String prefix) {
    await().atMost(PATIENCE).until(() -> stored("articles", prefix) == STORIES);
    assertThat(stored("versions", prefix)).isEqualTo(STORIES);
    await().atMost(PATIENCE).until(() -> status("ready") == 200);
    List<String> uris = new ArrayList<>();
    for (int i = 0; i < STORIES; i++) {
      uris.add(Stories.uri(prefix + i));
    }
    Document ofThem = new Document("uri", new Document("$in", uris));
    await().atMost(PATIENCE).until(() -> collection("changes").countDocuments(ofThem) == STORIES);
    assertThat(wire.deadLetters()).hasSize(letters);
  }

  private static void send(String prefix) {
    for (int i = 0; i < STORIES; i++) {
      wire.send(Stories.created(prefix + i));
    }
    wire.flush();
  }

  private static long stored(String collection, String prefix) {
    return collection(collection)
        .countDocuments(new Document("slugline", new Document("$regex", "^FERRY-" + prefix)));
  }

  private static MongoCollection<Document> collection(String name) {
    return direct.getDatabase("dateline").getCollection(name);
  }

  private static int status(String kind) {
    return given().get("/q/health/" + kind).statusCode();
  }
}
