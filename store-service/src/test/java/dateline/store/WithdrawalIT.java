package dateline.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dateline.ChangeKind;
import dateline.DeadLetter;
import dateline.PubStatus;
import dateline.Topics;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.localstack.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kills, holds and receipts, from Kafka to HTTP and back. */
@QuarkusTest
@QuarkusTestResource(Stack.class)
class WithdrawalIT {

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
  void receiptOverHttpSettlesTheConsumersDebt() {
    wire.send(withdrawal("honoured", 3, WithdrawalAction.kill, "receipts"));
    until(() -> one(operator(), "honoured").statusCode(200));
    one(operator(), "honoured")
        .header("Cache-Control", containsString("no-store"))
        .body("action", equalTo("kill"))
        .body("reason", equalTo("mandatory kill: wrong ship"))
        .body("at", equalTo("2026-03-02T08:00:03Z"))
        .body("sequence", equalTo(3))
        .body("matched", equalTo(true))
        .body("wireNumbers", equalTo(List.of("hbr0123")))
        .body("versions", hasSize(0))
        .body("receipts", hasSize(0))
        .body("outstanding.consumer", equalTo(List.of("site")))
        .body("outstanding.name", equalTo(List.of("Public site")))
        .body("outstanding[0].seconds", greaterThan(0))
        .body("order", nullValue())
        .body("guard", nullValue());
    give("honoured", "{\"copies\": 2, \"note\": \"caches emptied\"}")
        .statusCode(202)
        .body("consumer", equalTo("site"))
        .body("sequence", equalTo(3));
    until(() -> one(operator(), "honoured").body("outstanding", hasSize(0)));
    give("honoured", "{}").statusCode(202);
    one(operator(), "honoured")
        .body("receipts", hasSize(1))
        .body("receipts[0].consumer", equalTo("site"))
        .body("receipts[0].copies", equalTo(2))
        .body("receipts[0].note", equalTo("caches emptied"));
    one(consumer(), "honoured").body("receipts", hasSize(1)).body("outstanding", hasSize(0));
    one(given(), "honoured").body("receipts", nullValue()).body("outstanding", nullValue());
  }

  @Test
  void receiptOnTheTopicCountsAlike_andNonsenseIsADeadLetter() {
    String uri = Stories.uri("topic");
    wire.send(withdrawal("topic", 3, WithdrawalAction.kill, "topic"));
    wire.send(Stories.receipt("topic", 0, "site"));
    wire.raw(Topics.RECEIPTS, uri.getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
    wire.send(Stories.receipt("topic", 3, "site"));
    until(() -> one(operator(), "topic").statusCode(200).body("receipts", hasSize(1)));
    one(operator(), "topic").body("outstanding", hasSize(0));
    until(
        () ->
            assertThat(wire.deadLetters())
                .filteredOn(letter -> uri.equals(letter.getUri()))
                .extracting(DeadLetter::getReason)
                .containsExactlyInAnyOrder("rejected-document", "undecodable-record"));
  }

  @Test
  void listFilters_andIsOpenToReadersWithoutReceipts() {
    wire.send(withdrawal("list1", 1, WithdrawalAction.kill, "listed"));
    wire.send(withdrawal("list2", 2, WithdrawalAction.hold, "listed"));
    Withdrawal lost = withdrawal("list3", 3, WithdrawalAction.kill, "listed");
    lost.setMatched(false);
    wire.send(lost);
    until(() -> list(given(), "feed=listed").body("withdrawals", hasSize(3)));
    list(given(), "feed=listed")
        .body(
            "withdrawals.uri",
            equalTo(List.of(Stories.uri("list3"), Stories.uri("list2"), Stories.uri("list1"))))
        .body("withdrawals[0].receipts", nullValue());
    list(given(), "feed=listed&action=hold").body("withdrawals.sequence", equalTo(List.of(2)));
    list(given(), "feed=listed&matched=false").body("withdrawals.sequence", equalTo(List.of(3)));
    ValidatableResponse first = list(given(), "feed=listed&limit=2");
    String cursor = first.extract().path("next");
    assertThat(first.extract().header("Link")).contains("rel=\"next\"", cursor);
    list(given(), "feed=listed&limit=2&cursor=" + cursor)
        .body("withdrawals.sequence", equalTo(List.of(1)))
        .body("next", nullValue());

    give("list2", "{\"sequence\": 2}").statusCode(202);
    until(
        () ->
            list(operator(), "feed=listed&open=true")
                .body("withdrawals.sequence", equalTo(List.of(3, 1))));
    list(consumer(), "feed=listed&open=true").body("withdrawals.sequence", equalTo(List.of(3, 1)));
    given().get("/v1/withdrawals?open=true").then().statusCode(401);
    until(
        () ->
            given()
                .get("/q/metrics")
                .then()
                .body(not(containsString("dateline_withdrawals_unmatched 0.0")))
                .body(containsString("dateline_withdrawals_unmatched "))
                .body(containsString("dateline_receipts_outstanding{consumer=\"site\"}"))
                .body(containsString("dateline_receipts_oldest_seconds{consumer=\"site\"}")));
  }

  @Test
  void wrongParametersAreProblems() {
    for (String query :
        List.of("action=killed", "matched=maybe", "open=1", "feed=%20", "limit=0")) {
      given()
          .urlEncodingEnabled(false)
          .get("/v1/withdrawals?" + query)
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("parameter", equalTo(query.substring(0, query.indexOf('='))));
    }
  }

  @Test
  void keysDecideWhoMayDoWhat() {
    wire.send(withdrawal("keys", 3, WithdrawalAction.kill, "keys"));
    until(() -> one(given(), "keys").statusCode(200));
    problem(given().body("{}"), "keys", 401).header("WWW-Authenticate", "Bearer");
    problem(given().header("X-API-Key", "guessed").body("{}"), "keys", 401);
    problem(operator().body("{}"), "keys", 403);
    problem(consumer().body("{}"), "no-such", 404);
    given().header("X-API-Key", "guessed").get("/v1/withdrawals").then().statusCode(401);
    given().get("/v1/consumers").then().statusCode(401);
    consumer().get("/v1/consumers").then().statusCode(403);
    operator()
        .get("/v1/consumers")
        .then()
        .statusCode(200)
        .body("consumers.consumer", equalTo(List.of("archive", "site")))
        .body("consumers[0].expected", equalTo(false))
        .body("consumers[0].outstanding", equalTo(0))
        .body("consumers[1].name", equalTo("Public site"))
        .body("consumers[1].outstanding", greaterThan(0))
        .body("consumers[1].seconds", greaterThan(0));
  }

  @Test
  void wrongReceiptsNameWhatIsWrong() {
    wire.send(withdrawal("wrong", 3, WithdrawalAction.kill, "wrong"));
    until(() -> one(given(), "wrong").statusCode(200));
    wrong("{\"sequence\": 4}", "sequence");
    wrong("{\"sequence\": 0}", "sequence");
    wrong("{\"copies\": -1}", "copies");
    wrong("{\"honoured\": \"yesterday\"}", "honoured");
    wrong("{\"honoured\": \"2099-01-01T00:00:00Z\"}", "honoured");
    wrong("{\"note\": \"" + "x".repeat(1001) + "\"}", "note");
    give("wrong", "{\"sequence\": ").statusCode(400).contentType("application/problem+json");
    give("wrong", "[]").statusCode(400).contentType("application/problem+json");
  }

  @Test
  void holdSaysWithheld_hidesAllVersions_andTheirTextsComeBack() {
    wire.send(Stories.created("hold"));
    wire.send(Stories.updated("hold", 2));
    until(() -> article("hold").statusCode(200).body("version", equalTo("2")));
    wire.send(withdrawal("hold", 3, WithdrawalAction.hold, "harbour"));
    until(() -> article("hold").statusCode(410));
    wire.send(Stories.held("hold", 3));
    wire.send(
        Stories.change(ChangeKind.Recorded, 4, Stories.marker("hold", 3, PubStatus.withheld))
            .setReason("an older version, late")
            .setLateVersion(Stories.marker("hold", 9, PubStatus.usable))
            .build());
    until(() -> versions("hold").body("versions", hasSize(4)));
    article("hold")
        .statusCode(410)
        .body("title", equalTo("Withheld"))
        .body("pubStatus", equalTo("withheld"))
        .body("reason", equalTo("mandatory kill: wrong ship"));
    given()
        .get("/v1/articles/{uri}/related", Stories.uri("hold"))
        .then()
        .statusCode(410)
        .body("title", equalTo("Withheld"));
    assertThat(versions("hold").extract().asString()).doesNotContain("SECRET", "Ferry");
    given().get("/v1/articles?q=hold").then().body("articles", hasSize(0));
    assertThat(given().get("/v1/changes?limit=100").asString()).doesNotContain("SECRET");

    wire.send(withdrawal("hold", 5, WithdrawalAction.release, "harbour"));
    wire.send(Stories.change(ChangeKind.Released, 5, Stories.article("hold", 10).build()).build());
    until(() -> article("hold").statusCode(200));
    versions("hold")
        .body("versions.bodies.flatten().value", hasItem(containsString("SECRET-hold-1")))
        .body("versions.bodies.flatten().value", hasItem(containsString("SECRET-hold-2")));
  }

  @Test
  void lateKillLeavesTheArticleReadable() {
    wire.send(Stories.created("late"));
    wire.send(Stories.updated("late", 3));
    wire.send(Stories.killOf("late", 4, 1));
    wire.send(Stories.lateKill("late", 4, 1));
    until(() -> versions("late").body("versions.version", equalTo(List.of("3", "2", "1"))));
    article("late").statusCode(200).body("version", equalTo("3"));
    versions("late").body("versions.withdrawn", equalTo(java.util.Arrays.asList(null, true, true)));
    assertThat(versions("late").extract().asString())
        .contains("SECRET-late-3")
        .doesNotContain("SECRET-late-1");
    until(() -> one(given(), "late").body("versions", equalTo(List.of(Stories.key("late", 1)))));
  }

  private static Withdrawal withdrawal(
      String name, int sequence, WithdrawalAction action, String feed) {
    Withdrawal withdrawal = Stories.withdrawal(name, sequence, action);
    withdrawal.setFeed(feed);
    withdrawal.setWireNumbers(List.of("hbr0123"));
    return withdrawal;
  }

  private static RequestSpecification operator() {
    return given().header("Authorization", "Bearer " + Stack.OPERATOR_KEY);
  }

  private static RequestSpecification consumer() {
    return given().header("X-API-Key", Stack.CONSUMER_KEY);
  }

  private static ValidatableResponse give(String name, String body) {
    return consumer()
        .contentType("application/json")
        .body(body)
        .post("/v1/withdrawals/{uri}/receipts", Stories.uri(name))
        .then();
  }

  private static ValidatableResponse problem(
      RequestSpecification request, String name, int status) {
    return request
        .contentType("application/json")
        .post("/v1/withdrawals/{uri}/receipts", Stories.uri(name))
        .then()
        .statusCode(status)
        .contentType("application/problem+json");
  }

  private static void wrong(String body, String member) {
    give("wrong", body)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("parameter", equalTo(member));
  }

  private static ValidatableResponse one(RequestSpecification as, String name) {
    return as.get("/v1/withdrawals/{uri}", Stories.uri(name)).then();
  }

  private static ValidatableResponse list(RequestSpecification as, String query) {
    return as.get("/v1/withdrawals?" + query).then().statusCode(200);
  }

  private static ValidatableResponse article(String name) {
    return given().get("/v1/articles/{uri}", Stories.uri(name)).then();
  }

  private static ValidatableResponse versions(String name) {
    return given().get("/v1/articles/{uri}/versions", Stories.uri(name)).then();
  }

  private static void until(ThrowingRunnable holds) {
    await().atMost(PATIENCE).untilAsserted(holds);
  }
}
