package dateline.store.read;

import static com.mongodb.client.model.Sorts.ascending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.FindIterable;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.WithdrawalReceipt;
import dateline.store.Database;
import dateline.store.StoreConfig;
import dateline.store.Stories;
import dateline.store.access.Consumer;
import dateline.store.write.ArticleWriter;
import dateline.store.write.Change;
import dateline.store.write.Collections;
import dateline.store.write.Fields;
import dateline.store.write.WithdrawalWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every query of the API walks an index in its order: no scan of a collection, no sort in memory.
 */
class ExplainIT {

  private static final int STORIES = 2_000;
  private static final Consumer SITE = new Consumer("site", "Site", true, Optional.empty());
  private static final Consumer NEW = new Consumer("new", "New", true, Optional.of(Stories.DAY));

  private static Database database;
  private static Articles articles;
  private static Versions versions;
  private static ChangeLog log;
  private static Withdrawals withdrawals;

  @BeforeAll
  static void fill() {
    database = new Database();
    StoreConfig config = database.config();
    Collections collections = database.collections(config);
    ArticleWriter writer = new ArticleWriter(collections, config);
    writer.prepare();
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < STORIES; i++) {
      changes.add(new Change(i % 3, i, story(i)));
    }
    writer.apply(changes, Map.of(0, 2_000L, 1, 2_000L, 2, 2_000L));
    articles = new Articles(collections, config);
    versions = new Versions(collections, articles, config);
    log = new ChangeLog(collections, articles, config);
    withdrawals = new Withdrawals(collections, config);
    List<Withdrawal> kills = new ArrayList<>();
    List<WithdrawalReceipt> receipts = new ArrayList<>();
    for (int i = 0; i < STORIES / 10; i++) {
      WithdrawalAction action = i % 5 == 0 ? WithdrawalAction.hold : WithdrawalAction.kill;
      kills.add(Stories.withdrawal("ship" + i, 2 + i, action));
      receipts.add(Stories.receipt("ship" + i, 2 + i, i % 3 == 0 ? "site" : "new"));
    }
    WithdrawalWriter records = new WithdrawalWriter(collections);
    records.record(kills);
    records.receive(receipts);
  }

  private static ArticleChanged story(int i) {
    var article =
        Stories.article("ship" + i, i % 50 + 1)
            .setFeed("feed-" + i % 5)
            .setLanguage(i % 2 == 0 ? "en" : "de")
            .setTags(
                List.of(
                    Stories.tag("place", "Place " + i % 7, "GB"),
                    Stories.tag("person", "Person " + i % 11, null),
                    Stories.tag("organisation", "Organisation " + i % 13, null)))
            .setRelatedLinks(List.of(Stories.link("ship" + i % 10)))
            .build();
    return Stories.change(ChangeKind.Created, 1, article).build();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // feed | tag | place | person | organisation | language | from | to | q
        "-|-|-|-|-|-|-|-|-",
        "feed-1|-|-|-|-|-|-|-|-",
        "-|Place 3|-|-|-|-|-|-|-",
        "-|-|Place 3|-|-|-|-|-|-",
        "-|-|-|Person 3|-|-|-|-|-",
        "-|-|-|-|Organisation 3|-|-|-|-",
        "-|-|-|-|-|en|-|-|-",
        "-|-|-|-|-|-|2026-03-02|-|-",
        "-|-|-|-|-|-|-|2026-03-03|-",
        "-|-|-|-|-|-|-|-|ferries",
        "-|-|-|-|-|-|-|-|ferries returned closed",
        "-|-|-|-|-|en|-|-|ferries returned",
        "feed-1|Person 3|Place 3|-|-|en|2026-03-02|2026-03-03|-",
        "feed-1|Person 3|Place 3|Person 3|Organisation 3|-|2026-03-02|2026-03-03|ferries returned",
        "feed-1|Person 3|Place 3|Person 3|Organisation 3|en|2026-03-02|2026-03-03|ferries returned"
      })
  void listWalksAnIndexInItsOrder(
      String feed,
      String tag,
      String place,
      String person,
      String organisation,
      String language,
      String from,
      String to,
      String q) {
    ArticleQuery query =
        ArticleQuery.of(
            new ArticleQuery.Parameters(
                feed, tag, place, person, organisation, language, from, to, q, null, null));
    assertWalksIndex(articles.list(query));
  }

  @Test
  void reverseLinksWalkAnIndexInTheirOrder() {
    assertWalksIndex(articles.linkingTo(Stories.uri("ship1"), 100));
  }

  @Test
  void versionsWalkAnIndexInTheirOrder() {
    assertWalksIndex(versions.history(Stories.uri("ship1")));
  }

  @Test
  void changesWalkAnIndexInTheirOrder() {
    assertWalksIndex(log.changes(1, 0, 2_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // action | matched | feed | open
        "-|-|-|-",
        "kill|-|-|-",
        "-|false|-|-",
        "-|-|harbour|-",
        "-|-|-|true",
        "kill|true|harbour|true",
        "hold|false|harbour|-"
      })
  void withdrawalsWalkAnIndexInTheirOrder(String action, String matched, String feed, String open) {
    WithdrawalQuery query = WithdrawalQuery.of(action, matched, feed, open, null, null);
    assertWalksIndex(withdrawals.list(query, List.of(SITE, NEW)));
  }

  @Test
  void whatAConsumerOwesWalksAnIndexInItsOrder() {
    Bson oldestFirst = ascending(Fields.WITHDRAWAL_ORDER);
    assertWalksIndex(withdrawals.owed(SITE).sort(oldestFirst));
    assertWalksIndex(withdrawals.owed(NEW).sort(oldestFirst));
  }

  @Test
  void receiptsWalkAnIndex() {
    assertWalksIndex(withdrawals.receiptsOf(List.of(Stories.uri("ship1"), Stories.uri("ship2"))));
  }

  @Test
  void pageExaminesLittleMoreThanItShows() {
    ArticleQuery query =
        ArticleQuery.of(
            new ArticleQuery.Parameters(
                null, null, "Place 3", null, null, null, null, null, null, "20", null));
    Document plan = articles.list(query).explain(ExplainVerbosity.EXECUTION_STATS);
    Document stats = plan.get("executionStats", Document.class);
    assertThat(stats.getInteger("nReturned")).isEqualTo(21);
    assertThat(stats.getInteger("totalDocsExamined")).isLessThanOrEqualTo(22);
  }

  private static void assertWalksIndex(FindIterable<Document> query) {
    Document plan = query.explain(ExplainVerbosity.QUERY_PLANNER);
    String winning =
        plan.get("queryPlanner", Document.class).get("winningPlan", Document.class).toJson();
    assertThat(winning).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
  }
}
