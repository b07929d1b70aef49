package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ArticleChanged;
import dateline.ArticleUri;
import dateline.ChangeKind;
import dateline.standalone.demo.StoreClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Versions, corrections and links through the packaged services, from push to every exit. */
class AcceptanceIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static Running running;

  @BeforeAll
  static void start() {
    running = Running.pipeline();
  }

  @Test
  void versionsInTheWrongOrderAndTwice_endInTheNewestWithAWholeHistory() throws IOException {
    String guid = "tag:wire.example,2025:quarry-blast";
    String uri = ArticleUri.of("wire-provider", guid);
    List<Ninjs> versions = new ArrayList<>();
    for (int version = 1; version <= 3; version++) {
      versions.add(
          Ninjs.item(guid)
              .version(version, "2025-10-14T0" + version + ":00:00Z")
              .headline("Quarry near Bergamo closed, take " + version)
              .body(
                  "BERGAMO - Take "
                      + version
                      + " of the story about the quarry's blasting rules."));
    }
    for (int version : new int[] {2, 1, 2, 3, 1, 3, 2}) {
      assertThat(Pushed.uri("wire", versions.get(version - 1))).isEqualTo(uri);
    }

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(running.article(uri)).isPresent();
              assertThat(running.article(uri).get().getString("version")).isEqualTo("3");
              assertThat(running.versions(uri)).hasSize(3);
            });
    Document article = running.article(uri).get();
    assertThat(article.getString("_id")).isEqualTo(uri);
    assertThat(article.getString("feed")).isEqualTo("wire");
    assertThat(article.getLong("sequence")).isEqualTo(3);
    assertThat(article.getDate("versionCreated"))
        .isEqualTo(Date.from(java.time.Instant.parse("2025-10-14T03:00:00Z")));
    assertThat(running.versions(uri).stream().map(v -> v.getString("version")))
        .containsExactlyInAnyOrder("1", "2", "3");

    assertThat(TopicReader.editorialChanges(uri))
        .extracting(ArticleChanged::getKind, change -> change.getArticle().getVersion())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ChangeKind.Created, "2"),
            org.assertj.core.groups.Tuple.tuple(ChangeKind.Recorded, "2"),
            org.assertj.core.groups.Tuple.tuple(ChangeKind.Updated, "3"));
    assertThat(TopicReader.changes(uri))
        .extracting(ArticleChanged::getSequence)
        .startsWith(1L, 2L, 3L);

    StoreClient.Answer rest = running.store().article(uri);
    assertThat(rest.status()).isEqualTo(200);
    assertThat(rest.json().at("/headlines/0/value").asText())
        .isEqualTo("Quarry near Bergamo closed, take 3");
    JsonNode list = running.store().get("/v1/articles/" + uri + "/versions").json();
    assertThat(list.path("versions").findValuesAsText("version")).containsExactly("3", "2", "1");
    assertThat(list.at("/versions/0/current").asBoolean()).isTrue();
    assertThat(list.at("/versions/1/current").asBoolean()).isFalse();
  }

  @Test
  void correctionIsAChangeOfItsOwnKind() {
    String guid = "tag:wire.example,2025:orchard-prices";
    String uri =
        Pushed.uri(
            "wire",
            Ninjs.item(guid)
                .version(1, "2025-10-14T08:00:00Z")
                .headline("Pear prices rise 12 percent")
                .body("LLEIDA - Pear prices rose 12 percent this week, growers said."));
    Pushed.uri(
        "wire",
        Ninjs.item(guid)
            .version(2, "2025-10-14T09:00:00Z")
            .headline("CORRECTED: Pear prices rise 2 percent")
            .body("LLEIDA - Pear prices rose 2 percent this week, growers said.")
            .with("edNote", "CORRECTION: corrects the figure in the first paragraph"));

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(TopicReader.editorialChanges(uri))
                    .extracting(ArticleChanged::getKind)
                    .containsExactly(ChangeKind.Created, ChangeKind.Corrected));
    assertThat(TopicReader.editorialChanges(uri).get(1).getChangedFields())
        .contains("headlines", "bodies");
  }

  @Test
  void copyOfAStoryByAnotherFeed_isLinkedAndKept() throws IOException {
    String text =
        """
        GDAŃSK - The shipyard museum in Gdańsk will open its oldest dry dock to visitors next spring, \
        eighty years after the last hull was laid there, director Halina Wrzos said on Tuesday.

        Divers spent two summers clearing the gate, which had rusted shut. They found three anchors, \
        a crane hook and eleven bicycles in the mud, all of which will be on show.

        "The bicycles were the hardest to explain," Wrzos said. The dock can hold a ferry of 120 metres.
        """;
    String first =
        Pushed.uri(
            "wire",
            Ninjs.item("tag:wire.example,2025:dry-dock")
                .version(1, "2025-10-14T10:00:00Z")
                .headline("Gdańsk shipyard museum to open its oldest dock")
                .body(text));
    await().atMost(LIMIT).until(() -> running.article(first).isPresent());

    String second =
        Pushed.uri("paper", "text/plain", "Old Gdansk dock opens to visitors\n\n" + text);

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(related(second, "links")).contains(first);
              assertThat(related(first, "linkedFrom")).contains(second);
            });
    assertThat(first).isNotEqualTo(second);
    Document link =
        running.article(second).get().getList("relatedLinks", Document.class).stream()
            .filter(each -> first.equals(each.getString("uri")))
            .findFirst()
            .orElseThrow();
    assertThat(link.getString("kind")).isEqualTo("sameText");
    assertThat(link.getString("feed")).isEqualTo("wire");
    assertThat(link.getString("creator")).startsWith("rule:");
    assertThat(link.getList("evidence", String.class)).isNotEmpty();
  }

  private static List<String> related(String uri, String direction) throws IOException {
    JsonNode answer = running.store().get("/v1/articles/" + uri + "/related").json();
    return answer.path(direction).findValuesAsText("uri");
  }
}
