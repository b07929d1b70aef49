package dateline.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dateline.ArticleChanged;
import dateline.PubStatus;
import dateline.Withdrawal;
import dateline.store.Database;
import dateline.store.StoreConfig;
import dateline.store.Stories;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any order of changes and withdrawals, in any batches and with duplicates, ends in the same
 * documents; and at no moment does a text come back that a kill has taken.
 */
class AnyOrderIT {

  private static final int ARTICLES = 10;
  private static final int LONGEST = 14;
  private static final int LARGEST_BATCH = 12;

  private static Database database;

  private final Set<String> forbidden = new HashSet<>();

  @BeforeAll
  static void start() {
    database = new Database();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyOrderEndsEqual(long seed) {
    Random random = new Random(seed);
    List<RandomHistory> histories = new ArrayList<>();
    List<ArticleChanged> changes = new ArrayList<>();
    List<Withdrawal> withdrawals = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      RandomHistory history = new RandomHistory("s" + i, random, 1 + random.nextInt(LONGEST));
      histories.add(history);
      changes.addAll(history.changes());
      withdrawals.addAll(history.withdrawals());
    }
    Collections expected = inOrder(changes, withdrawals);
    Collections got = shuffled(histories, changes, withdrawals, random);
    assertThat(Database.contents(got)).isEqualTo(Database.contents(expected));
    for (RandomHistory history : histories) {
      assertThat(texts(got, history.name())).isEqualTo(history.texts());
      assertThat(state(got, history.name()).getString("pubStatus"))
          .isEqualTo(history.status().name());
      assertThat(state(got, history.name()).toJson().contains("SECRET"))
          .isEqualTo(history.status() == PubStatus.usable);
    }
  }

  private static Collections inOrder(List<ArticleChanged> changes, List<Withdrawal> withdrawals) {
    Collections collections = database.collections(database.config());
    ArticleWriter writer = writer(collections);
    apply(writer, changes);
    writer.applyWithdrawals(withdrawals);
    return collections;
  }

  private Collections shuffled(
      List<RandomHistory> histories,
      List<ArticleChanged> changes,
      List<Withdrawal> withdrawals,
      Random random) {
    Collections collections = database.collections(database.config());
    ArticleWriter writer = writer(collections);
    List<Object> all = new ArrayList<>(changes);
    all.addAll(withdrawals);
    all.addAll(all.subList(0, all.size() / 3));
    java.util.Collections.shuffle(all, random);
    for (int at = 0; at < all.size(); ) {
      int end = Math.min(all.size(), at + 1 + random.nextInt(LARGEST_BATCH));
      List<ArticleChanged> batch = new ArrayList<>();
      List<Withdrawal> fast = new ArrayList<>();
      for (Object one : all.subList(at, end)) {
        if (one instanceof ArticleChanged change) {
          batch.add(change);
        } else {
          fast.add((Withdrawal) one);
        }
        forbid(histories, one);
      }
      writer.applyWithdrawals(fast);
      apply(writer, batch);
      assertNothingForbidden(collections);
      at = end;
    }
    return collections;
  }

  /** Notes the texts that the record takes for good. */
  private void forbid(List<RandomHistory> histories, Object one) {
    String uri = one instanceof ArticleChanged c ? c.getUri() : ((Withdrawal) one).getUri();
    long sequence =
        one instanceof ArticleChanged c ? c.getSequence() : ((Withdrawal) one).getSequence();
    for (RandomHistory history : histories) {
      if (Stories.uri(history.name()).equals(uri)) {
        history
            .killed()
            .forEach(
                (version, by) -> {
                  if (by == sequence) {
                    forbidden.add("SECRET-" + history.name() + "-" + version + ".");
                  }
                });
      }
    }
  }

  private void assertNothingForbidden(Collections collections) {
    StringBuilder stored = new StringBuilder();
    collections.articles().find().forEach(document -> stored.append(document.toJson()));
    collections.versions().find().forEach(document -> stored.append(document.toJson()));
    assertThat(forbidden).noneMatch(text -> stored.indexOf(text) >= 0);
  }

  private static Set<Integer> texts(Collections collections, String name) {
    Set<Integer> texts = new TreeSet<>();
    for (Document version : collections.versions().find(Filters.eq("uri", Stories.uri(name)))) {
      if (version.toJson().contains("SECRET")) {
        texts.add(Integer.valueOf(version.getString("version")));
      }
    }
    return texts;
  }

  private static Document state(Collections collections, String name) {
    return collections.articles().find(Filters.eq("_id", Stories.uri(name))).first();
  }

  private static ArticleWriter writer(Collections collections) {
    StoreConfig config = database.config();
    ArticleWriter writer = new ArticleWriter(collections, config);
    writer.prepare();
    return writer;
  }

  private static void apply(ArticleWriter writer, List<ArticleChanged> changes) {
    List<Change> batch = new ArrayList<>();
    for (ArticleChanged change : changes) {
      int story = change.getUri().hashCode() & 0xffff;
      batch.add(new Change(0, story * 100L + change.getSequence(), change));
    }
    writer.apply(batch, Map.of(0, 1L));
  }
}
