package dateline.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.model.Filters;
import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.PubStatus;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.store.Database;
import dateline.store.StoreConfig;
import dateline.store.Stories;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends up in MongoDB, whatever the order and however often; a subclass says in which one. */
abstract class ArticleWriterCases {

  private dateline.store.write.Collections collections;
  private ArticleWriter writer;

  /** The server that all cases of the class run on. */
  abstract Database database();

  @BeforeEach
  void prepare() {
    open();
  }

  private void open() {
    StoreConfig config = database().config();
    collections = database().collections(config);
    writer = new ArticleWriter(collections, config);
    writer.prepare();
  }

  @Test
  void newestOfABatchBecomesCurrent_andAllVersionsStay() {
    apply(Stories.created("a"), Stories.updated("a", 3), Stories.updated("a", 2));
    assertThat(article("a").getString("version")).isEqualTo("3");
    assertThat(versions("a")).extracting(v -> v.getString("version")).containsOnly("1", "2", "3");
  }

  @Test
  void staleChangeChangesNothing_butItsVersionJoinsTheHistory() {
    apply(Stories.updated("a", 5));
    ArticleWriter.Applied late = apply(Stories.updated("a", 2));
    assertThat(late.fresh()).isEmpty();
    assertThat(late.rejected()).isEmpty();
    assertThat(article("a").getString("version")).isEqualTo("5");
    assertThat(versions("a")).extracting(v -> v.getString("version")).containsOnly("2", "5");
  }

  @Test
  void replayChangesNothing() {
    List<ArticleChanged> all = history("a");
    apply(all.toArray(ArticleChanged[]::new));
    List<Document> before = Database.contents(collections);
    Document stored = article("a");
    apply(all.toArray(ArticleChanged[]::new));
    all.forEach(this::apply);
    assertThat(Database.contents(collections)).isEqualTo(before);
    assertThat(article("a").get("stored")).isEqualTo(stored.get("stored"));
  }

  @Test
  void killTakesTheTextOfAllVersions() {
    apply(Stories.created("a"), Stories.updated("a", 2));
    apply(Stories.killed("a", 3));
    assertThat(article("a").getString("pubStatus")).isEqualTo("canceled");
    assertThat(article("a").get("withdrawal", Document.class).getString("reason"))
        .isEqualTo("mandatory kill: wrong ship");
    assertThat(versions("a")).hasSize(3).allMatch(v -> v.getBoolean("withdrawn", false));
    assertNoText("a");
  }

  @Test
  void killOfTheFastLaneBeforeItsStory_wins() {
    writer.applyWithdrawals(List.of(Stories.withdrawal("a", 3, WithdrawalAction.kill)));
    apply(Stories.created("a"), Stories.updated("a", 2));
    assertThat(article("a").getString("pubStatus")).isEqualTo("canceled");
    assertNoText("a");
    apply(Stories.killed("a", 3));
    assertThat(article("a").getString("version")).isEqualTo("3");
    assertNoText("a");
  }

  @Test
  void textOfAnAttemptThatWasBrokenOff_goesWhenAKillCameMeanwhile() {
    apply(Stories.created("a"));
    List<Document> written = new ArrayList<>();
    collections.versions().find().into(written);
    writer.applyWithdrawals(List.of(Stories.withdrawal("a", 3, WithdrawalAction.kill)));
    // As the write of an attempt whose answer was lost may still come through behind the kill.
    collections.versions().deleteMany(new Document());
    collections.versions().insertMany(written);
    apply(Stories.created("a"));
    assertNoText("a");
  }

  @Test
  void manyKillsCostAsManyRoundTripsAsOne() {
    List<ArticleChanged> stories = new ArrayList<>();
    List<Withdrawal> kills = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      stories.add(Stories.created("many" + i));
      kills.add(Stories.withdrawal("many" + i, 2, WithdrawalAction.kill));
    }
    apply(stories.toArray(ArticleChanged[]::new));
    long before = database().updates();
    writer.applyWithdrawals(kills);
    assertThat(database().updates() - before).isLessThanOrEqualTo(3);
    assertThat(collections.versions().countDocuments(Filters.eq("withdrawn", true))).isEqualTo(100);
    assertNoText("many57");
  }

  @Test
  void holdClosesTheArticle_andKeepsTheTextOfItsVersions() {
    apply(Stories.created("a"), Stories.updated("a", 2));
    writer.applyWithdrawals(List.of(Stories.withdrawal("a", 3, WithdrawalAction.hold)));
    apply(Stories.held("a", 3));
    assertThat(article("a").getString("pubStatus")).isEqualTo("withheld");
    assertThat(article("a").toJson()).doesNotContain("SECRET", "Ferry");
    apply(Stories.change(ChangeKind.Released, 4, Stories.article("a", 4).build()).build());
    assertThat(article("a").getString("pubStatus")).isEqualTo("usable");
    assertThat(textsOf("a")).containsExactlyInAnyOrder("1", "2", "4");
  }

  @Test
  void holdUnderTheKeyOfTheCurrentVersion_keepsItsText() {
    apply(Stories.created("a"));
    apply(
        Stories.change(ChangeKind.Withheld, 2, Stories.marker("a", 1, PubStatus.withheld)).build());
    assertThat(article("a").getString("pubStatus")).isEqualTo("withheld");
    assertThat(textsOf("a")).containsExactly("1");
  }

  @Test
  void releaseOfTheFastLaneOpensNothing() {
    apply(Stories.created("a"), Stories.held("a", 2));
    writer.applyWithdrawals(List.of(Stories.withdrawal("a", 3, WithdrawalAction.release)));
    assertThat(article("a").getString("pubStatus")).isEqualTo("withheld");
  }

  @Test
  void killTakesTheTextThatAHoldHid() {
    apply(Stories.created("a"), Stories.held("a", 2));
    writer.applyWithdrawals(List.of(Stories.withdrawal("a", 3, WithdrawalAction.kill)));
    assertThat(article("a").getString("pubStatus")).isEqualTo("canceled");
    assertNoText("a");
  }

  @Test
  void holdAfterAKillLeavesTheKillInForce() {
    apply(Stories.created("a"), Stories.killed("a", 2));
    apply(Stories.change(ChangeKind.Reinstated, 3, Stories.article("a", 3).build()).build());
    writer.applyWithdrawals(List.of(Stories.withdrawal("a", 4, WithdrawalAction.hold)));
    apply(Stories.created("a"));
    assertThat(textsOf("a")).containsExactly("3");
  }

  @Test
  void versionRecordedUnderAHold_hasTheTextOfTheLaterRecord() {
    ArticleChanged hidden =
        Stories.change(ChangeKind.Recorded, 3, Stories.marker("a", 9, PubStatus.withheld))
            .setLateVersion(Stories.marker("a", 2, PubStatus.usable))
            .build();
    apply(Stories.created("a"), Stories.held("a", 2));
    apply(hidden);
    assertThat(textsOf("a")).containsExactly("1");
    apply(recorded("a", 5, 2, 4));
    apply(hidden);
    assertThat(textsOf("a")).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void lateKillTakesOnlyTheVersionsThatItNames() {
    apply(Stories.created("a"), Stories.updated("a", 3));
    apply(Stories.lateKill("a", 4, 1));
    assertThat(article("a").getString("pubStatus")).isEqualTo("usable");
    assertThat(article("a").getString("version")).isEqualTo("3");
    assertThat(textsOf("a")).containsExactly("3");
    assertThat(versions("a"))
        .filteredOn(v -> !"3".equals(v.getString("version")))
        .hasSize(2)
        .allMatch(v -> v.getBoolean("withdrawn", false))
        .allMatch(v -> v.getString("pubStatus").equals("canceled"));
  }

  @Test
  void lateKillOfTheFastLaneBeforeItsVersion_wins() {
    writer.applyWithdrawals(List.of(Stories.killOf("a", 4, 1)));
    apply(Stories.created("a"));
    assertNoText("a");
    assertThat(article("a").get("withdrawal", Document.class).getString("reason"))
        .isEqualTo("mandatory kill: wrong ship");
    apply(Stories.updated("a", 3));
    apply(recorded("a", 5, 1, 3));
    assertThat(article("a").getString("pubStatus")).isEqualTo("usable");
    assertThat(textsOf("a")).containsExactly("3");
  }

  @Test
  void lateKillWhileItsVersionIsStillTheCurrentOne_closesItUntilTheNewerComes() {
    apply(Stories.created("a"));
    writer.applyWithdrawals(List.of(Stories.killOf("a", 4, 1)));
    assertNoText("a");
    assertThat(article("a").getBoolean("withdrawn", false)).isTrue();
    apply(Stories.updated("a", 3));
    assertThat(article("a").getString("version")).isEqualTo("3");
    assertThat(article("a").getString("pubStatus")).isEqualTo("usable");
  }

  @Test
  void unknownActionHolds() {
    apply(Stories.created("a"));
    writer.applyWithdrawals(List.of(Stories.withdrawal("a", 2, WithdrawalAction.other)));
    assertThat(article("a").getString("pubStatus")).isEqualTo("withheld");
  }

  @Test
  void reinstatementOpensOnlyItself() {
    apply(Stories.created("a"), Stories.killed("a", 2));
    apply(Stories.change(ChangeKind.Reinstated, 3, Stories.article("a", 3).build()).build());
    writer.applyWithdrawals(List.of(Stories.withdrawal("a", 3, WithdrawalAction.reinstate)));
    assertThat(article("a").getString("pubStatus")).isEqualTo("usable");
    assertThat(versions("a"))
        .filteredOn(v -> !v.getBoolean("withdrawn", false))
        .extracting(v -> v.getString("version"))
        .containsExactly("3");
  }

  @Test
  void lateVersionNewerThanTheKill_hasItsText() {
    apply(Stories.created("a"), Stories.killed("a", 2));
    apply(
        Stories.change(ChangeKind.Reinstated, 3, Stories.article("a", 5).build()).build(),
        recorded("a", 4, 4, 5));
    assertThat(textsOf("a")).containsExactlyInAnyOrder("4", "5");
  }

  @Test
  void lateVersionJoinsTheHistory_andTheCurrentStateStands() {
    apply(Stories.updated("a", 1), recorded("a", 2, 7, 9));
    assertThat(article("a").getString("version")).isEqualTo("9");
    assertThat(versions("a")).extracting(v -> v.getString("version")).containsOnly("1", "7");
  }

  @Test
  void wordsOfALinkedArticleAreNeverStored_thePublishersOwnAre() {
    var copy =
        Stories.article("copy", 1)
            .setRelatedLinks(List.of(Stories.link("a"), Stories.editorial("Harbour guide")))
            .build();
    apply(Stories.change(ChangeKind.Created, 1, copy).build());
    apply(
        Stories.change(ChangeKind.Recorded, 2, copy)
            .setLateVersion(Article.newBuilder(copy).setVersionKey("late").build())
            .build());
    List<Document> stored = new ArrayList<>(versions("copy"));
    stored.add(article("copy"));
    assertThat(stored)
        .hasSize(3)
        .allSatisfy(
            document -> {
              assertThat(document.toJson()).doesNotContain("Ferry a", "harbour.example/a");
              assertThat(document.getList("relatedLinks", Document.class))
                  .extracting(link -> link.get("uri"), link -> link.get("title"))
                  .containsExactly(tuple(Stories.uri("a"), null), tuple(null, "Harbour guide"));
            });
  }

  @Test
  void documentTooLargeIsRejectedAlone_andTheVersionBeforeItStands() {
    Article huge =
        Stories.article("huge", 2)
            .setBodies(List.of(Stories.text("x".repeat(17 * 1024 * 1024))))
            .build();
    List<ArticleChanged> batch = new ArrayList<>();
    batch.add(Stories.created("huge"));
    batch.add(Stories.change(ChangeKind.Updated, 2, huge).build());
    for (int i = 0; i < 50; i++) {
      batch.add(Stories.created("small" + i));
    }
    ArticleWriter.Applied applied = apply(batch.toArray(ArticleChanged[]::new));
    assertThat(applied.rejected()).hasSize(1);
    assertThat(applied.rejected().get(0).change().sequence()).isEqualTo(2);
    assertThat(article("huge").getString("version")).isEqualTo("1");
    assertThat(collections.articles().countDocuments()).isEqualTo(51);
    assertThat(collections.changes().countDocuments()).isEqualTo(51);
  }

  @Test
  void fastLaneAndArticlesLaneAtOnce_neverLeaveText() throws Exception {
    for (int round = 0; round < 40; round++) {
      String name = "race" + round;
      CompletableFuture<Void> kill =
          CompletableFuture.runAsync(
              () ->
                  writer.applyWithdrawals(
                      List.of(Stories.withdrawal(name, 3, WithdrawalAction.kill))));
      apply(Stories.created(name), Stories.updated(name, 2));
      kill.get();
      assertNoText(name);
      assertThat(article(name).getString("pubStatus")).isEqualTo("canceled");
    }
  }

  @Test
  void killAndReinstatementAtOnce_endReinstated() throws Exception {
    for (int round = 0; round < 40; round++) {
      String name = "again" + round;
      CompletableFuture<Void> kill =
          CompletableFuture.runAsync(
              () ->
                  writer.applyWithdrawals(
                      List.of(Stories.withdrawal(name, 3, WithdrawalAction.kill))));
      apply(Stories.change(ChangeKind.Reinstated, 4, Stories.article(name, 4).build()).build());
      kill.get();
      assertThat(article(name).getString("pubStatus")).isEqualTo("usable");
    }
  }

  private static List<ArticleChanged> history(String name) {
    return List.of(
        Stories.created(name),
        Stories.updated(name, 2),
        Stories.updated(name, 3),
        Stories.killed(name, 4),
        Stories.change(ChangeKind.Reinstated, 5, Stories.article(name, 5).build()).build(),
        recorded(name, 6, 7, 5),
        Stories.change(
                ChangeKind.Linked,
                7,
                Stories.article(name, 5).setRelatedLinks(List.of(Stories.link("b"))).build())
            .build());
  }

  private static ArticleChanged recorded(String name, int sequence, int late, int current) {
    return Stories.change(ChangeKind.Recorded, sequence, Stories.article(name, current).build())
        .setLateVersion(Stories.article(name, late).setPubStatus(PubStatus.usable).build())
        .build();
  }

  private ArticleWriter.Applied apply(ArticleChanged... changes) {
    List<Change> batch = new ArrayList<>();
    for (ArticleChanged change : changes) {
      int story = change.getUri().hashCode() & 0xffff;
      batch.add(new Change(0, story * 100L + change.getSequence(), change));
    }
    return writer.apply(batch, Map.of(0, 1L));
  }

  private Document article(String name) {
    return collections.articles().find(Filters.eq("_id", Stories.uri(name))).first();
  }

  private List<Document> versions(String name) {
    return collections
        .versions()
        .find(Filters.eq("uri", Stories.uri(name)))
        .into(new ArrayList<>());
  }

  /** Claims of the versions that have text in the database. */
  private List<String> textsOf(String name) {
    return versions(name).stream()
        .filter(version -> version.toJson().contains("SECRET"))
        .map(version -> version.getString("version"))
        .toList();
  }

  private void assertNoText(String name) {
    assertThat(article(name).toJson()).doesNotContain("SECRET", "Ferry", "harbour.example");
    assertThat(versions(name)).allMatch(v -> !v.toJson().contains("SECRET"));
    assertThat(versions(name)).allMatch(v -> !v.toJson().contains("Ferry"));
  }
}
