package dateline.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.MongoCollection;
import dateline.Article;
import dateline.ChangeKind;
import dateline.localstack.LocalStack;
import dateline.store.write.Collections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A kill takes an article's words from the articles that link to it, too. */
@QuarkusTest
@QuarkusTestResource(Stack.class)
class KilledTargetIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String HEADLINE = "Ferry origin returns to Aberdeen, update 1";
  private static final String ADDRESS = "harbour.example/origin";

  @Inject Collections collections;

  @TestHTTPResource("/v1/events")
  URL events;

  @Test
  void noExitShowsTheKilledHeadline() throws Exception {
    try (Wire wire = new Wire(LocalStack.shared().kafka(), LocalStack.shared().registry());
        EventClient client = new EventClient(events, null)) {
      client.awaitOpen();
      wire.send(Stories.created("origin"));
      Article copy =
          Stories.article("copy-of-it", 1)
              .setFeed("copies")
              .setRelatedLinks(List.of(Stories.link("origin"), Stories.editorial("Harbour guide")))
              .build();
      wire.send(Stories.change(ChangeKind.Created, 1, copy).build());
      for (String exit : exits()) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(body(exit)).contains(HEADLINE));
        assertThat(body(exit)).contains(ADDRESS, "Harbour guide");
      }
      List<String> tags = exits().stream().map(KilledTargetIT::tag).toList();

      wire.send(Stories.killed("origin", 2));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  given().get("/v1/articles/{uri}", Stories.uri("origin")).then().statusCode(410));
      for (int i = 0; i < tags.size(); i++) {
        String exit = exits().get(i);
        given().header("If-None-Match", tags.get(i)).get(exit).then().statusCode(200);
        assertThat(body(exit)).contains("Harbour guide").doesNotContain(HEADLINE, ADDRESS);
      }
      given()
          .get("/v1/articles/{uri}/related", Stories.uri("copy-of-it"))
          .then()
          .body("links.title", equalTo(List.of("Harbour guide")));
      assertThat(wholeLog()).contains(Stories.uri("origin")).doesNotContain(HEADLINE);
      try (EventClient replay = new EventClient(events, firstPlace())) {
        replay.awaitEvents("copy-of-it", 1);
        assertThat(replay.events("")).noneMatch(event -> event.data().contains(HEADLINE));
      }
      assertThat(database()).contains("Harbour guide").doesNotContain(HEADLINE, ADDRESS);
    }
  }

  private static List<String> exits() {
    String one = "/v1/articles/" + Stories.uri("copy-of-it");
    return List.of("/v1/articles?feed=copies", one, one + "/versions", one + "/related");
  }

  private static String body(String exit) {
    return given().get(exit).then().extract().asString();
  }

  private static String tag(String exit) {
    return given().get(exit).then().extract().header("ETag");
  }

  private static String firstPlace() {
    return given().get("/v1/changes?limit=1").then().extract().path("next");
  }

  private static String wholeLog() {
    StringBuilder log = new StringBuilder();
    String since = firstPlace();
    String next = since;
    do {
      since = next;
      var page = given().get("/v1/changes?limit=100&since={since}", since).then().extract();
      log.append(page.asString());
      next = page.path("next");
    } while (!next.equals(since));
    return log.toString();
  }

  private String database() {
    StringBuilder all = new StringBuilder();
    for (MongoCollection<Document> collection :
        List.of(
            collections.articles(),
            collections.versions(),
            collections.changes(),
            collections.bans())) {
      collection.find().forEach(document -> all.append(document.toJson()));
    }
    return all.toString();
  }
}
