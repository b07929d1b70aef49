package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.PubStatus;
import dateline.Topics;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.standalone.demo.StoreClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A kill through the packaged services: whatever came before or comes after, no text remains. */
class KillIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static Running running;

  @BeforeAll
  static void start() {
    running = Running.pipeline();
  }

  @Test
  void kill_leavesNoTextAtAnyExit() throws IOException {
    String guid = "tag:wire.example,2025:harbour-fire";
    String secret = "Zwetschgenkuchenwettbewerb";
    String uri = null;
    for (int version = 1; version <= 2; version++) {
      uri =
          Pushed.uri(
              "wire",
              Ninjs.item(guid)
                  .version(version, "2025-10-14T1" + version + ":00:00Z")
                  .headline("Fire at the " + secret + ", take " + version)
                  .body(
                      "HAMBURG - A fire broke out at the " + secret + " in take " + version + "."));
    }
    String killed = uri;
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(running.versions(killed)).hasSize(2);
              assertThat(running.store().articles("q=" + secret)).hasSize(1);
            });

    Pushed.uri("wire", kill(guid, 3, "KILL: the event did not take place"));

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(running.store().article(killed).status()).isEqualTo(410);
              assertThat(TopicReader.editorialChanges(killed))
                  .extracting(ArticleChanged::getKind)
                  .endsWith(ChangeKind.Withdrawn);
              assertThat(everythingStored()).doesNotContain(secret);
            });
    StoreClient.Answer gone = running.store().article(killed);
    assertThat(gone.json().path("pubStatus").asText()).isEqualTo("canceled");
    assertThat(gone.json().path("reason").asText()).contains("did not take place");
    assertThat(gone.json().toString()).doesNotContain(secret);
    assertThat(running.store().articles("q=" + secret)).isEmpty();
    assertThat(running.store().get("/v1/articles/" + killed + "/versions").json().toString())
        .doesNotContain(secret);
    assertThat(running.store().get("/v1/articles/" + killed + "/related").status()).isEqualTo(410);
    assertThat(running.store().changes().toString()).doesNotContain(secret);

    List<ArticleChanged> changes = TopicReader.editorialChanges(killed);
    assertThat(changes.get(changes.size() - 1).toString()).doesNotContain(secret);
    List<Article> latest = TopicReader.of(Topics.LATEST, killed, Article.class);
    Article marker = latest.get(latest.size() - 1);
    assertThat(marker.getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(marker.toString()).doesNotContain(secret);
    List<Withdrawal> withdrawals = TopicReader.of(Topics.WITHDRAWALS, killed, Withdrawal.class);
    assertThat(withdrawals).hasSize(1);
    assertThat(withdrawals.get(0).getAction()).isEqualTo(WithdrawalAction.kill);
    assertThat(withdrawals.get(0).getReason()).contains("did not take place");
  }

  @Test
  void killBeforeItsStory_wins() throws IOException {
    String guid = "tag:wire.example,2025:never-seen";
    String secret = "Moltebeerenauktion";
    String uri = Pushed.uri("wire", kill(guid, 2, "KILL: wrong story"));
    Pushed.uri(
        "wire",
        Ninjs.item(guid)
            .version(1, "2025-10-14T07:00:00Z")
            .headline("Record bid at the " + secret)
            .body("TROMSØ - A restaurant paid a record at the " + secret + "."));
    // Behind it in the same partition would be no proof: another story, all the way through.
    String other = Pushed.uri("wire", plain("tag:wire.example,2025:after-the-kill"));

    await().atMost(LIMIT).until(() -> running.article(other).isPresent());
    await()
        .atMost(LIMIT)
        .until(() -> !TopicReader.of(Topics.WITHDRAWALS, uri, Withdrawal.class).isEmpty());
    await()
        .during(Duration.ofSeconds(1))
        .atMost(LIMIT)
        .until(() -> running.store().article(uri).status() == 410);
    assertThat(running.store().articles("q=" + secret)).isEmpty();
    assertThat(everythingStored()).doesNotContain(secret);
    assertThat(TopicReader.changes(uri)).noneMatch(change -> change.toString().contains(secret));
  }

  private static Ninjs kill(String guid, int version, String note) {
    return Ninjs.item(guid)
        .version(version, "2025-10-14T13:00:00Z")
        .with("pubStatus", "canceled")
        .with("edNote", note);
  }

  private static Ninjs plain(String guid) {
    return Ninjs.item(guid)
        .version(1, "2025-10-14T14:00:00Z")
        .headline("Ferry timetable changes in Split")
        .body("SPLIT - Ferries from Split will leave ten minutes earlier from Monday.");
  }

  /** All documents of all collections, as text. */
  private static String everythingStored() {
    StringBuilder all = new StringBuilder();
    for (String name : running.database().listCollectionNames()) {
      running.database().getCollection(name).find().forEach(each -> all.append(each.toJson()));
    }
    return all.toString();
  }
}
