package dateline.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.WithdrawalAction;
import dateline.store.Database;
import dateline.store.StoreConfig;
import dateline.store.Stories;
import dateline.store.write.ArticleWriter;
import dateline.store.write.Change;
import dateline.store.write.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers see of versions under holds and kills. */
class VersionsIT {

  private static Database database;

  private Collections collections;
  private ArticleWriter writer;
  private Versions versions;

  @BeforeAll
  static void start() {
    database = new Database();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void open() {
    StoreConfig config = database.config();
    collections = database.collections(config);
    writer = new ArticleWriter(collections, config);
    writer.prepare();
    versions = new Versions(collections, new Articles(collections, config), config);
  }

  @Test
  void holdHidesAllVersions_andReleaseShowsThemAgain() {
    apply(Stories.created("a"), Stories.updated("a", 2));
    writer.applyWithdrawals(List.of(Stories.withdrawal("a", 3, WithdrawalAction.hold)));
    assertThat(seen()).hasSize(2).allMatch(v -> v.getString("pubStatus").equals("withheld"));
    assertHidden();
    apply(Stories.held("a", 3));
    assertHidden();
    writer.applyWithdrawals(List.of(Stories.withdrawal("a", 4, WithdrawalAction.release)));
    assertHidden();
    apply(Stories.change(ChangeKind.Released, 4, Stories.article("a", 4).build()).build());
    assertThat(readable()).containsExactlyInAnyOrder("1", "2", "4");
  }

  @Test
  void killOfOneVersionHidesIt_evenBeforeTheRemovalGetsThere() {
    apply(Stories.created("a"), Stories.updated("a", 3));
    Document text = collections.versions().find(new Document("version", "1")).first();
    writer.applyWithdrawals(List.of(Stories.killOf("a", 4, 1)));
    collections.versions().replaceOne(new Document("_id", text.get("_id")), text);
    assertThat(readable()).containsExactly("3");
  }

  @Test
  void unknownArticleHasNoHistory() {
    assertThat(versions.of(Stories.uri("nobody"))).isEmpty();
  }

  private void assertHidden() {
    assertThat(readable()).isEmpty();
    assertThat(seen()).allMatch(v -> !v.toJson().contains("Ferry"));
    assertThat(collections.versions().find(new Document("version", "1")).first().toJson())
        .contains("SECRET");
  }

  private List<String> readable() {
    return seen().stream()
        .filter(version -> version.toJson().contains("SECRET"))
        .map(version -> version.getString("version"))
        .toList();
  }

  private List<Document> seen() {
    return versions.of(Stories.uri("a")).orElseThrow().versions();
  }

  private void apply(ArticleChanged... changes) {
    List<Change> batch = new ArrayList<>();
    for (ArticleChanged change : changes) {
      batch.add(new Change(0, change.getSequence(), change));
    }
    writer.apply(batch, Map.of(0, 1L));
  }
}
