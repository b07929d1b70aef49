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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderInAnyBatchesWithDuplicatesEndsEqual(long seed) {
    List<ArticleChanged> changes = new ArrayList<>(history("a"));
    changes.addAll(history("b"));
    changes.forEach(this::apply);
    List<Document> expected = Database.contents(collections);

    open();
    Random random = new Random(seed);
    List<ArticleChanged> shuffled = new ArrayList<>(changes);
    shuffled.addAll(changes.subList(0, changes.size() / 2));
    Collections.shuffle(shuffled, random);
    for (int at = 0; at < shuffled.size(); ) {
      int end = Math.min(shuffled.size(), at + 1 + random.nextInt(5));
      if (random.nextBoolean()) {
        writer.applyWithdrawals(
            List.of(
                Stories.withdrawal(random.nextBoolean() ? "a" : "b", 4, WithdrawalAction.kill)));
      }
      apply(shuffled.subList(at, end).toArray(ArticleChanged[]::new));
      at = end;
    }
    assertThat(Database.contents(collections)).isEqualTo(expected);
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
  void holdCountsLikeAKill_andReleaseBringsItsOwnText() {
    apply(Stories.created("a"));
    writer.applyWithdrawals(List.of(Stories.withdrawal("a", 2, WithdrawalAction.hold)));
    assertThat(article("a").getString("pubStatus")).isEqualTo("withheld");
    assertNoText("a");
    apply(Stories.change(ChangeKind.Released, 3, Stories.article("a", 1).build()).build());
    assertThat(article("a").getString("pubStatus")).isEqualTo("usable");
    assertThat(versions("a")).hasSize(1).noneMatch(v -> v.getBoolean("withdrawn", false));
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
  void versionThatArrivesLateAfterAKill_hasNoText() {
    apply(Stories.created("a"), Stories.killed("a", 2));
    apply(
        Stories.change(ChangeKind.Reinstated, 3, Stories.article("a", 5).build()).build(),
        recorded("a", 4, 2, 5));
    assertThat(versions("a"))
        .filteredOn(v -> "2".equals(v.getString("version")))
        .allMatch(v -> v.getBoolean("withdrawn", false));
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
        recorded(name, 6, 4, 5),
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

  private void assertNoText(String name) {
    assertThat(article(name).toJson()).doesNotContain("SECRET", "Ferry", "harbour.example");
    assertThat(versions(name)).allMatch(v -> !v.toJson().contains("SECRET"));
    assertThat(versions(name)).allMatch(v -> !v.toJson().contains("Ferry"));
  }
}
