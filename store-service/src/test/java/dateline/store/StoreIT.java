package dateline.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dateline.localstack.LocalStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a change in Kafka to the answer over HTTP. */
@QuarkusTest
@QuarkusTestResource(Stack.class)
class StoreIT {

  private static Wire wire;

  @BeforeAll
  static void connect() throws Exception {
    wire = new Wire(LocalStack.shared().kafka(), LocalStack.shared().registry());
  }

  @AfterAll
  static void disconnect() {
    wire.close();
  }

  @Test
  void changeBecomesReadable() {
    wire.send(Stories.created("readable"));
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> status("readable", 200));
    given()
        .get("/v1/articles/{uri}", Stories.uri("readable"))
        .then()
        .statusCode(200)
        .body("headlines[0].value", equalTo("Ferry readable returns to Aberdeen, update 1"))
        .body("versionCreated", equalTo("2026-03-02T08:00:30Z"))
        .body("times[0].confidence", equalTo(0.9f))
        .body("change.kind", equalTo("Created"));
  }

  private static void status(String name, int status) {
    assertThat(given().get("/v1/articles/{uri}", Stories.uri(name)).statusCode()).isEqualTo(status);
  }
}
