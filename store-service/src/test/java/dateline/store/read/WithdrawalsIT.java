package dateline.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.WithdrawalReceipt;
import dateline.store.Database;
import dateline.store.StoreConfig;
import dateline.store.Stories;
import dateline.store.access.Consumer;
import dateline.store.write.ArticleWriter;
import dateline.store.write.Collections;
import dateline.store.write.WithdrawalWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record of what was taken back and of who has honoured it. */
class WithdrawalsIT {

  private static final Consumer SITE = consumer("site", true, Optional.empty());
  private static final Consumer APP = consumer("app", true, Optional.empty());
  private static Database database;

  private Collections collections;
  private WithdrawalWriter writer;
  private Withdrawals withdrawals;

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
    new ArticleWriter(collections, config).prepare();
    writer = new WithdrawalWriter(collections);
    withdrawals = new Withdrawals(collections, config);
  }

  @Test
  void receiptBeforeItsWithdrawal_counts() {
    writer.receive(List.of(Stories.receipt("a", 3, "site")));
    writer.record(List.of(kill("a", 3)));
    assertThat(withdrawals.debt(SITE).count()).isZero();
    assertThat(withdrawals.debt(APP).count()).isEqualTo(1);
    assertThat(withdrawals.debt(APP).oldest()).contains(Stories.DAY.plusSeconds(3));
  }

  @Test
  void receiptForAnOlderWithdrawal_leavesTheNewerOneOpen() {
    writer.record(List.of(kill("a", 3)));
    writer.receive(List.of(Stories.receipt("a", 3, "site")));
    writer.record(List.of(kill("a", 7)));
    assertThat(withdrawals.debt(SITE).count()).isEqualTo(1);
    writer.receive(List.of(Stories.receipt("a", 7, "site")));
    assertThat(withdrawals.debt(SITE).count()).isZero();
  }

  @Test
  void receiptOfANumberThatNoWithdrawalHas_honoursNothing() {
    writer.record(List.of(kill("a", 3)));
    writer.receive(List.of(Stories.receipt("a", Long.MAX_VALUE, "site")));
    writer.record(List.of(kill("a", 4)));
    assertThat(withdrawals.debt(SITE).count()).isEqualTo(1);
  }

  @Test
  void releaseNeedsNoReceipt() {
    writer.record(List.of(Stories.withdrawal("a", 3, WithdrawalAction.hold)));
    assertThat(withdrawals.debt(SITE).count()).isEqualTo(1);
    writer.record(List.of(Stories.withdrawal("a", 4, WithdrawalAction.release)));
    writer.record(List.of(Stories.withdrawal("a", 3, WithdrawalAction.hold)));
    assertThat(withdrawals.debt(SITE).count()).isZero();
  }

  @Test
  void killThatFindsItsStory_isUnmatchedNoMore_inAnyOrder() {
    writer.record(List.of(unmatched("a", 1), unmatched("b", 1)));
    assertThat(withdrawals.unmatched()).isEqualTo(2);
    writer.record(List.of(kill("a", 1)));
    writer.record(List.of(unmatched("a", 1)));
    assertThat(withdrawals.unmatched()).isEqualTo(1);
  }

  @Test
  void consumerOwesOnlyWhatItIsExpectedTo() {
    writer.record(List.of(kill("a", 3), kill("b", 9)));
    Instant between = Stories.DAY.plusSeconds(5);
    assertThat(withdrawals.debt(consumer("new", true, Optional.of(between))).count()).isEqualTo(1);
    assertThat(withdrawals.debt(consumer("archive", false, Optional.empty())).count()).isZero();
  }

  @Test
  void openIsWhatAnyOfThemHasNotHonoured() {
    writer.record(List.of(kill("a", 3), kill("b", 4), kill("c", 5)));
    writer.receive(
        List.of(
            Stories.receipt("a", 3, "site"),
            Stories.receipt("a", 3, "app"),
            Stories.receipt("b", 4, "site")));
    WithdrawalQuery open = WithdrawalQuery.of(null, null, null, "true", null, null);
    assertThat(uris(withdrawals.find(open, List.of(SITE, APP))))
        .containsExactly(Stories.uri("c"), Stories.uri("b"));
    assertThat(uris(withdrawals.find(open, List.of(SITE)))).containsExactly(Stories.uri("c"));
    assertThat(withdrawals.find(open, List.of())).isEmpty();
  }

  @Test
  void closingIsToldOnlyWhereItStillHolds() {
    writer.record(List.of(kill("a", 3), Stories.killOf("b", 3, 1)));
    assertThat(withdrawals.closing(Stories.uri("a"), "canceled")).isPresent();
    assertThat(withdrawals.closing(Stories.uri("a"), "withheld")).isEmpty();
    assertThat(withdrawals.closing(Stories.uri("b"), "canceled")).isEmpty();
  }

  @Test
  void nonsenseIsRejectedAlone() {
    WithdrawalReceipt nobody = Stories.receipt("a", 3, " ");
    WithdrawalReceipt never = Stories.receipt("a", 0, "site");
    WithdrawalReceipt fewer = Stories.receipt("a", 3, "app");
    fewer.setCopies(-1);
    WithdrawalReceipt good = Stories.receipt("a", 3, "site");
    assertThat(writer.receive(List.of(nobody, never, good, fewer))).containsOnlyKeys(0, 1, 3);
    assertThat(collections.receipts().countDocuments()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyOrderWithDuplicatesEndsEqual(long seed) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "s" + i;
      all.add(unmatched(name, 1));
      all.add(kill(name, 1));
      all.add(Stories.receipt(name, 1, "site"));
      all.add(Stories.withdrawal(name, 4, WithdrawalAction.hold));
      all.add(Stories.receipt(name, 4, "app"));
    }
    all.forEach(this::apply);
    List<Document> expected = contents();

    open();
    List<Object> shuffled = new ArrayList<>(all);
    shuffled.addAll(all);
    java.util.Collections.shuffle(shuffled, new Random(seed));
    shuffled.forEach(this::apply);
    assertThat(contents()).isEqualTo(expected);
  }

  private void apply(Object one) {
    if (one instanceof Withdrawal withdrawal) {
      writer.record(List.of(withdrawal));
    } else {
      writer.receive(List.of((WithdrawalReceipt) one));
    }
  }

  private List<Document> contents() {
    List<Document> all = new ArrayList<>();
    Document byId = new Document("_id", 1);
    collections.withdrawals().find().sort(byId).into(all);
    collections.receipts().find().sort(byId).into(all);
    all.forEach(document -> document.remove("stored"));
    return all;
  }

  private static List<String> uris(List<Document> found) {
    return found.stream().map(document -> document.getString("uri")).toList();
  }

  private static Consumer consumer(String id, boolean expected, Optional<Instant> since) {
    return new Consumer(id, id, expected, since);
  }

  private static Withdrawal kill(String name, int sequence) {
    return Stories.withdrawal(name, sequence, WithdrawalAction.kill);
  }

  private static Withdrawal unmatched(String name, int sequence) {
    Withdrawal kill = kill(name, sequence);
    kill.setMatched(false);
    return kill;
  }
}
