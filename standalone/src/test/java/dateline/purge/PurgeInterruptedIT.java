package dateline.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dateline.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

/** A purge that is interrupted, and groups that read while it runs, on a real broker. */
class PurgeInterruptedIT extends PurgeOnBroker {

  @Test
  void purgeThatDiesBeforeItsCommit_hasDoneNothing_andTheNextOneDoesAll() throws Exception {
    String killed = Items.uri("ferry-collision");
    String other = Items.uri("ferry-timetable");
    killedBetween(1, killed, "tallowbridge", other);
    List<String> before = changes(log.all(CHANGES_1));
    Producer<byte[], byte[]> dead = log.producer("dateline-purge-" + CHANGES_1);
    dead.initTransactions();
    dead.beginTransaction();
    dead.send(log.record(CHANGES_1, other, log.all(CHANGES_1).get(0).value()));
    dead.flush();

    purge(killed);

    dead.close(Duration.ZERO);
    assertThat(changes(log.all(CHANGES_1))).isEqualTo(before);
    assertTextFree(killed, CHANGES_1);
  }

  @Test
  void purgeThatDiesBeforeItsDeletion_isEndedByTheNextOne() throws Exception {
    String killed = Items.uri("mill-closure");
    String other = Items.uri("mill-history");
    killedBetween(1, killed, "gorsewhistle", other);
    List<ConsumerRecord<byte[], byte[]>> before = log.all(CHANGES_1);
    stand("half-way", before.get(before.size() - 2), "");
    String last = changes(before).get(before.size() - 1);
    long copied;
    try (TextPurge first = log.purge(PATIENCE)) {
      Erasure rule = first.rules(first.withdrawn(Set.of(killed))).get(Topics.ARTICLES);
      copied = first.partitions(Topics.ARTICLES).get(1).copy(rule).end();
    }
    assertThat(log.all(CHANGES_1)).hasSize(2 * before.size());
    assertThat(changes(log.rest("half-way", CHANGES_1))).containsExactly(last);
    // One that had members while it was copied, and has none now: it must not be lost either.
    log.commit("late", CHANGES_1, new OffsetAndMetadata(before.get(0).offset()));

    purge(killed);

    assertThat(log.all(CHANGES_1).get(0).offset()).isEqualTo(copied);
    assertThat(changes(log.all(CHANGES_1))).isEqualTo(changes(before));
    assertThat(changes(log.rest("half-way", CHANGES_1))).containsExactly(last);
    assertThat(changes(log.rest("late", CHANGES_1))).isEqualTo(changes(before));
    assertTextFree(killed, CHANGES_1);
  }

  @Test
  void groupWithMembers_meetsTheCopiesAgain_andIsWaitedFor() throws Exception {
    String killed = Items.uri("depot-raid");
    String other = Items.uri("depot-plans");
    killedBetween(1, killed, "fernhollow", other);
    List<String> before = changes(log.all(CHANGES_1));
    List<PartitionReport> reports = new ArrayList<>();
    try (LiveReader live = new LiveReader(log.kafka(), "live", CHANGES_1)) {
      await().until(() -> live.read().size() == before.size());
      try (TextPurge purge = log.purge(PATIENCE)) {
        purge.run(Set.of(killed), reports::add);
      }
      await().until(() -> live.read().size() == 2 * before.size());
      assertThat(changes(live.read()).subList(before.size(), 2 * before.size())).isEqualTo(before);
    }
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).staying()).containsExactly("live");
    assertThat(changes(log.all(CHANGES_1))).isEqualTo(before);
    assertThat(log.rest("live", CHANGES_1)).isEmpty();
  }

  @Test
  void groupWithMembersThatStandsStill_keepsTheOriginals() throws Exception {
    String killed = Items.uri("weir-repair");
    killedBetween(1, killed, "mosslantern", Items.uri("weir-festival"));
    int size = log.all(CHANGES_1).size();
    try (LiveReader live = new LiveReader(log.kafka(), "stuck", CHANGES_1)) {
      await().until(() -> live.read().size() == size);
      live.pause();
      try (TextPurge purge = log.purge(Duration.ofSeconds(1))) {
        assertThatThrownBy(() -> purge.run(Set.of(killed), report -> {}))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("have not read past them: [stuck at ");
      }
    }
    assertThat(log.all(CHANGES_1)).hasSize(2 * size);

    purge(killed);

    assertThat(log.all(CHANGES_1)).hasSize(size);
    assertThat(log.rest("stuck", CHANGES_1)).hasSize(size);
    assertTextFree(killed, CHANGES_1);
  }
}
