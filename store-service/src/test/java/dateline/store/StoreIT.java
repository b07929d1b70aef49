package dateline.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dateline.Article;
import dateline.ChangeKind;
import dateline.DeadLetter;
import dateline.Topics;
import dateline.WithdrawalAction;
import dateline.localstack.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a change in Kafka to the answer over HTTP. */
@QuarkusTest
@QuarkusTestResource(Stack.class)
class StoreIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static Wire wire;

  @BeforeAll
  static void connect() throws Exception {
    wire = new Wire(Backends.choose().kafka(), Backends.choose().registry());
  }

  @AfterAll
  static void disconnect() {
    wire.close();
  }

  @Test
  void changeBecomesReadable() {
    wire.send(Stories.created("readable"));
    awaitStatus("readable", 200);
    one("readable")
        .statusCode(200)
        .body("headlines[0].value", equalTo("Ferry readable returns to Aberdeen, update 1"))
        .body("versionCreated", equalTo("2026-03-02T08:00:30Z"))
        .body("times[0].confidence", equalTo(0.9f))
        .body("change.kind", equalTo("Created"))
        .body("_id", equalTo(null))
        .body("search", equalTo(null));
    given()
        .urlEncodingEnabled(false)
        .get("/v1/articles/" + Stories.uri("readable").replace(":", "%3A"))
        .then()
        .statusCode(200);
    String tag = one("readable").extract().header("ETag");
    given()
        .header("If-None-Match", tag)
        .get("/v1/articles/{uri}", Stories.uri("readable"))
        .then()
        .statusCode(304);
  }

  @Test
  void ninjsIsForThoseWhoAskForIt_andGoneWithTheArticle() {
    wire.send(Stories.created("asninjs"));
    awaitStatus("asninjs", 200);
    ValidatableResponse ninjs =
        asNinjs("asninjs")
            .statusCode(200)
            .contentType("application/ninjs+json")
            .header("Vary", containsString("Accept"))
            .body("standard.version", equalTo("3.0"))
            .body("uri", equalTo(Stories.uri("asninjs")))
            .body("headlines[0].value", equalTo("Ferry asninjs returns to Aberdeen, update 1"))
            .body("versionCreated", equalTo("2026-03-02T08:00:30Z"));
    String tag = ninjs.extract().header("ETag");
    assertThat(tag).isNotEqualTo(one("asninjs").extract().header("ETag"));
    one("asninjs").contentType("application/json").header("Vary", containsString("Accept"));
    given()
        .accept("application/ninjs+json")
        .header("If-None-Match", tag)
        .get("/v1/articles/{uri}", Stories.uri("asninjs"))
        .then()
        .statusCode(304);
    wire.send(Stories.withdrawal("asninjs", 2, WithdrawalAction.kill));
    awaitStatus("asninjs", 410);
    asNinjs("asninjs").statusCode(410).body("pubStatus", equalTo("canceled"));
  }

  private static ValidatableResponse asNinjs(String name) {
    return given()
        .accept("application/ninjs+json")
        .get("/v1/articles/{uri}", Stories.uri(name))
        .then();
  }

  @Test
  void killOfTheFastLaneHidesTheArticleEverywhere() {
    wire.send(Stories.created("killed"));
    wire.send(Stories.updated("killed", 2));
    await().atMost(PATIENCE).untilAsserted(() -> one("killed").body("version", equalTo("2")));
    wire.send(Stories.withdrawal("killed", 3, WithdrawalAction.kill));
    awaitStatus("killed", 410);
    one("killed")
        .contentType("application/problem+json")
        .body("pubStatus", equalTo("canceled"))
        .body("reason", equalTo("mandatory kill: wrong ship"))
        .body("at", equalTo("2026-03-02T08:00:03Z"));
    versions("killed")
        .statusCode(200)
        .body("versions", hasSize(2))
        .body("versions.withdrawn", equalTo(List.of(true, true)))
        .body("versions.current", equalTo(List.of(false, false)));
    assertThat(versions("killed").extract().asString()).doesNotContain("SECRET", "Ferry");
    given().get("/v1/articles?q=killed").then().body("articles", hasSize(0));
  }

  @Test
  void listIsNewestFirstAndItsCursorLeadsThroughAllOnce() {
    for (int i = 1; i <= 7; i++) {
      Article article =
          Stories.article("paged" + i, i)
              .setFeed("paged")
              .setTags(List.of(Stories.tag("place", "Öland", "SE")))
              .build();
      wire.send(Stories.change(ChangeKind.Created, 1, article).build());
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> given().get("/v1/articles?feed=paged").then().body("articles", hasSize(7)));
    List<String> seen = new ArrayList<>();
    String next = "/v1/articles?feed=paged&place=oland&language=en&q=ferries&limit=3";
    while (next != null) {
      ValidatableResponse page = given().urlEncodingEnabled(false).get(next).then().statusCode(200);
      seen.addAll(page.extract().path("articles.version"));
      String cursor = page.extract().path("next");
      next =
          cursor == null
              ? null
              : "/v1/articles?feed=paged&place=oland&language=en&q=ferries&limit=3&cursor="
                  + cursor;
      if (cursor != null) {
        assertThat(page.extract().header("Link")).contains("rel=\"next\"", cursor);
      }
    }
    assertThat(seen).containsExactly("7", "6", "5", "4", "3", "2", "1");
    given().get("/v1/articles?feed=paged&tag=SE").then().body("articles", hasSize(7));
    given().get("/v1/articles?feed=paged&q=trains").then().body("articles", hasSize(0));
    given()
        .get("/v1/articles?feed=paged&from=2026-03-02T08:03:00Z&to=2026-03-02T08:05:00Z")
        .then()
        .body("articles.version", equalTo(List.of("5", "4")));
  }

  @Test
  void versionsAreNewestFirstWithOneCurrent() {
    wire.send(Stories.updated("many", 1));
    wire.send(Stories.updated("many", 3));
    wire.send(
        Stories.change(ChangeKind.Recorded, 4, Stories.article("many", 3).build())
            .setLateVersion(Stories.article("many", 2).build())
            .build());
    await().atMost(PATIENCE).untilAsserted(() -> versions("many").body("versions", hasSize(3)));
    versions("many")
        .body("versions.version", equalTo(List.of("3", "2", "1")))
        .body("versions.current", equalTo(List.of(true, false, false)))
        .body("versions[0].changedFields", hasItem("bodies"))
        .body("versions[2].changedFields", nullValue())
        .body("versions[1].bodies[0].value", containsString("SECRET-many-2"));
  }

  @Test
  void relatedGoesBothWays_withoutWithdrawnArticles() {
    wire.send(Stories.created("target"));
    wire.send(Stories.killed("gone", 1));
    Article linking =
        Stories.article("linking", 1)
            .setRelatedLinks(List.of(Stories.link("target"), Stories.link("gone")))
            .build();
    wire.send(Stories.change(ChangeKind.Created, 1, linking).build());
    awaitStatus("linking", 200);
    awaitStatus("target", 200);
    awaitStatus("gone", 410);
    given()
        .get("/v1/articles/{uri}/related", Stories.uri("linking"))
        .then()
        .body("links.uri", equalTo(List.of(Stories.uri("target"))));
    given()
        .get("/v1/articles/{uri}/related", Stories.uri("target"))
        .then()
        .body("linkedFrom.uri", hasItem(Stories.uri("linking")))
        .body("linkedFrom[0].links[0].evidence[0]", equalTo("shared names: Aberdeen"));
  }

  @Test
  void poisonGoesToTheDeadLettersWithItsBytes_andTheRestFlows() {
    Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String uri = Stories.uri("poison");
    byte[] key = uri.getBytes(StandardCharsets.UTF_8);
    byte[] random = {7, 7, 7, 7, 7, 7, 7};
    byte[] whole = wire.bytes(Stories.created("poison"));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
    byte[] unknownSchema = {0, 0, 99, 99, 99, 1, 2, 3};
    wire.raw(Topics.ARTICLES, key, random);
    wire.raw(Topics.ARTICLES, key, cut);
    wire.raw(Topics.ARTICLES, key, unknownSchema);
    wire.raw(Topics.ARTICLES, key, null);
    wire.raw(Topics.ARTICLES, null, whole);
    wire.send(Stories.created("poison"));
    awaitStatus("poison", 200);
    List<DeadLetter> letters = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              letters.clear();
              wire.deadLetters().stream()
                  .filter(l -> !l.getAt().isBefore(start))
                  .filter(l -> l.getUri() == null || l.getUri().equals(uri))
                  .forEach(letters::add);
              assertThat(letters).hasSize(5);
            });
    assertThat(letters)
        .allMatch(letter -> letter.getReason().equals("undecodable-record"))
        .allMatch(letter -> letter.getStage().equals("store"))
        .allMatch(letter -> letter.getTopic().equals("news.articles"))
        .allMatch(letter -> letter.getHeaders().get(0).getName().equals("traceparent"));
    assertThat(letters)
        .extracting(letter -> letter.getValue() == null ? null : letter.getValue().array())
        .containsExactlyInAnyOrder(random, cut, unknownSchema, null, whole);
    given()
        .get("/q/metrics")
        .then()
        .body(
            containsString(
                "dateline_dead_letters_total{reason=\"undecodable-record\",stage=\"store\"}"));
  }

  @Test
  void changesLeadThroughTheWholeLogWithoutGapsOrDoubles() {
    for (int i = 1; i <= 30; i++) {
      wire.send(Stories.created("logged" + i));
    }
    Set<String> expected = new HashSet<>();
    for (int i = 1; i <= 30; i++) {
      expected.add(Stories.uri("logged" + i));
      awaitStatus("logged" + i, 200);
    }
    List<String> places = new ArrayList<>();
    Set<String> uris = new HashSet<>();
    String since = null;
    List<Object> page;
    do {
      ValidatableResponse answer =
          (since == null
                  ? given().get("/v1/changes?limit=7")
                  : given().get("/v1/changes?limit=7&since={since}", since))
              .then()
              .statusCode(200);
      page = answer.extract().path("changes");
      uris.addAll(answer.extract().path("changes.uri"));
      places.addAll(answer.extract().path("changes.id"));
      since = answer.extract().path("next");
    } while (!page.isEmpty());
    assertThat(uris).containsAll(expected);
    assertThat(places).doesNotHaveDuplicates();
    given().get("/v1/changes?since={since}", since).then().body("next", equalTo(since));
  }

  @Test
  void wrongParametersAreProblemsThatNameThem() {
    wrong("limit=0", "limit");
    wrong("limit=101", "limit");
    wrong("limit=ten", "limit");
    wrong("cursor=x", "cursor");
    wrong("cursor=!!!!!!!!!!!!!!!!", "cursor");
    wrong("from=yesterday", "from");
    wrong("to=2026-13-01", "to");
    wrong("from=%2B999999999-01-01", "from");
    wrong("to=-999999999-01-01T00:00:00%2B18:00", "to");
    wrong("from=0000-12-31", "from");
    wrong("q=%20", "q");
    wrong("q=...", "q");
    given()
        .get("/v1/changes?since=nonsense!")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("since"));
    given()
        .header("Last-Event-ID", "nonsense!")
        .get("/v1/events")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("Last-Event-ID"));
  }

  @Test
  void queryOperatorsAreOnlyText() {
    given()
        .urlEncodingEnabled(false)
        .get("/v1/articles?feed[$ne]=x&feed=%7B%22$ne%22:null%7D")
        .then()
        .statusCode(200)
        .body("articles", hasSize(0));
    given().get("/v1/articles/%7B%22$ne%22:null%7D").then().statusCode(404);
    given()
        .get("/v1/articles/{uri}", "no such")
        .then()
        .statusCode(404)
        .body("status", equalTo(404));
  }

  @Test
  void queryOperatorsInAnArticleArePlainData() {
    String odd = "{\"$ne\":null} $where a.b\u0000\ufeff\u202e";
    Article article =
        Stories.article("odd-data", 1)
            .setFeed("$odd.data")
            .setHeadlines(List.of(Stories.text(odd)))
            .setSlugline("$gt")
            .setBy("a.$b")
            .setEdNote(odd)
            .setTags(List.of(Stories.tag("$set", "{\"$ne\":null}", null)))
            .setNinjs("{\"$set\":{\"a.b\":1},\"\\u0000\":2}")
            .build();
    wire.send(Stories.change(ChangeKind.Created, 1, article).build());
    awaitStatus("odd-data", 200);
    one("odd-data")
        .body("headlines[0].value", equalTo(odd))
        .body("edNote", equalTo(odd))
        .body("slugline", equalTo("$gt"))
        .body("by", equalTo("a.$b"))
        .body("tags[0].kind", equalTo("$set"));
    given().queryParam("feed", "$odd.data").get("/v1/articles").then().body("articles", hasSize(1));
    for (String parameter : List.of("feed", "q", "tag", "kind", "language", "cursor", "from")) {
      int status =
          given().queryParam(parameter, odd).get("/v1/articles").then().extract().statusCode();
      assertThat(status).as(parameter).isIn(200, 400);
    }
  }

  @Test
  void operatorsSeeHealthMetricsAndTheApi() {
    wire.send(Stories.created("watched"));
    awaitStatus("watched", 200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    given().get("/q/health/live").then().statusCode(200);
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("dateline_store_articles_total{kind=\"Created\""))
        .body(containsString("dateline_end_to_end_seconds_bucket{stage=\"received-stored\""))
        .body(containsString("dateline_store_lag{topic=\"news.articles\""));
    given()
        .get("/openapi")
        .then()
        .statusCode(200)
        .body(containsString("/v1/articles/{uri}/related"));
  }

  private static void wrong(String query, String parameter) {
    given()
        .urlEncodingEnabled(false)
        .get("/v1/articles?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("parameter", equalTo(parameter));
  }

  private static ValidatableResponse one(String name) {
    return given().get("/v1/articles/{uri}", Stories.uri(name)).then();
  }

  private static ValidatableResponse versions(String name) {
    return given().get("/v1/articles/{uri}/versions", Stories.uri(name)).then();
  }

  private static void awaitStatus(String name, int status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(one(name).extract().statusCode()).isEqualTo(status));
  }
}
