package dateline.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dateline.localstack.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The event stream: live, resumed, shared by many. */
@QuarkusTest
@QuarkusTestResource(Stack.class)
class EventsIT {

  private static Wire wire;

  @TestHTTPResource("/v1/events")
  URL address;

  @BeforeAll
  static void connect() throws Exception {
    wire = new Wire(Backends.choose().kafka(), Backends.choose().registry());
  }

  @AfterAll
  static void disconnect() {
    wire.close();
  }

  @Test
  void resumedClientMissesNothingAndSeesNothingTwice() throws Exception {
    List<EventClient.Event> first;
    try (EventClient client = new EventClient(address, null)) {
      client.awaitOpen();
      wire.send(Stories.created("live0"));
      client.awaitEvents("live", 1);
      first = client.events("live");
    }
    assertThat(first.get(0).type()).isEqualTo("Created");
    assertThat(first.get(0).data()).contains("Ferry live0 returns", "\"sequence\":1");

    for (int i = 1; i <= 50; i++) {
      wire.send(Stories.created("live" + i));
    }
    String half;
    List<EventClient.Event> seen = new ArrayList<>(first);
    try (EventClient client = new EventClient(address, first.get(0).id())) {
      client.awaitEvents("live", 20);
      List<EventClient.Event> part = client.events("live").subList(0, 20);
      seen.addAll(part);
      half = part.get(19).id();
    }
    try (EventClient client = new EventClient(address, half)) {
      for (int i = 51; i <= 80; i++) {
        wire.send(Stories.created("live" + i));
      }
      client.awaitEvents("live", 60);
      seen.addAll(client.events("live"));
    }
    assertThat(seen).extracting(event -> event.uri()).doesNotHaveDuplicates();
    assertThat(seen)
        .extracting(event -> event.uri())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(0, 80).mapToObj(i -> Stories.uri("live" + i)).toList());
  }

  @Test
  void manyClientsSeeTheSame() throws Exception {
    List<EventClient> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clients.add(new EventClient(address, null));
    }
    for (EventClient client : clients) {
      client.awaitOpen();
    }
    for (int i = 0; i < 10; i++) {
      wire.send(Stories.created("shared" + i));
    }
    for (EventClient client : clients) {
      client.awaitEvents("shared", 10);
      assertThat(client.events("shared"))
          .extracting(EventClient.Event::uri)
          .doesNotHaveDuplicates();
      client.close();
    }
  }

  @Test
  void oneListenerTooManyIsAskedToComeBack_andIsWelcomeWhenAnotherLeft() throws Exception {
    List<EventClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < Stack.MOST_LISTENERS; i++) {
        clients.add(new EventClient(address, null));
      }
      for (EventClient client : clients) {
        client.awaitOpen();
      }
      given()
          .get("/v1/events")
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", equalTo("30"));
      clients.remove(0).close();
      await()
          .untilAsserted(
              () -> {
                try (EventClient next = new EventClient(address, null)) {
                  next.awaitOpen(Duration.ofSeconds(1));
                }
              });
    } finally {
      for (EventClient client : clients) {
        client.close();
      }
    }
  }
}
