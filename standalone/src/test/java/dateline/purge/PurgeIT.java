package dateline.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.DeadLetter;
import dateline.PubStatus;
import dateline.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The purge on a real broker, down to the files on its disk. */
class PurgeIT extends PurgeOnBroker {

  @Test
  void textIsGoneDownToTheDisk_andEveryReaderGoesOnWhereItWas() throws Exception {
    String word = "quillmarrow";
    String killed = Items.uri("harbour-fire");
    String linked = Items.uri("harbour-budget");
    String elsewhere = Items.uri("tram-strike");
    Article text = Items.article(killed, PubStatus.usable, "Fire, says " + word);
    log.change(0, ChangeKind.Created, 1, text);
    log.change(0, ChangeKind.Created, 1, Items.article(linked, PubStatus.usable, "Budget"));
    log.change(1, ChangeKind.Created, 1, Items.article(elsewhere, PubStatus.usable, "Trams"));
    log.change(0, ChangeKind.Updated, 2, text);
    log.aborted(0, Items.change(ChangeKind.Updated, 9, text));
    Article links = Items.article(linked, PubStatus.usable, "Budget, again");
    links.setRelatedLinks(List.of(Items.link(killed, "Fire, says " + word)));
    log.change(0, ChangeKind.Updated, 2, links);
    log.change(0, ChangeKind.Corrected, 3, text);
    log.change(1, ChangeKind.Updated, 2, Items.article(elsewhere, PubStatus.usable, "Trams 2"));
    log.change(0, ChangeKind.Updated, 3, Items.article(linked, PubStatus.usable, "Passed"));
    log.deadLetter(0, killed, word);
    log.deadLetter(0, linked, "budget");
    deliver(RAW_0, killed, word, linked, "budget one", killed, word, linked, "budget two");
    List<ConsumerRecord<byte[], byte[]>> changes = log.all(CHANGES_0);
    List<ConsumerRecord<byte[], byte[]>> others = log.all(CHANGES_1);
    List<ConsumerRecord<byte[], byte[]>> deliveries = log.all(RAW_0);

    // A reader in the middle, next to a marker of a transaction; one at the end; enrichment.
    stand("middle", changes.get(2), "");
    stand("done", changes.get(changes.size() - 1), "");
    stand("dateline-enrich", deliveries.get(2), "clock");
    List<String> expected = changes(log.rest("middle", CHANGES_0));
    assertThat(expected).hasSize(3);

    try (TextPurge purge = log.purge(PATIENCE)) {
      assertThatThrownBy(() -> purge.run(Set.of(killed), report -> {}))
          .isInstanceOf(PurgeRefused.class)
          .hasMessageContaining(killed + " is usable");
      assertThat(log.filesWith(CHANGES_0, word)).isNotEmpty();

      log.change(0, ChangeKind.Withdrawn, 4, Items.article(killed, PubStatus.canceled, ""));
      changes = log.all(CHANGES_0);
      expected = changes(log.rest("middle", CHANGES_0));
      stand("done", changes.get(changes.size() - 1), "");
      List<PartitionReport> reports = new ArrayList<>();
      purge.run(Set.of(killed), reports::add);

      assertThat(reports)
          .extracting(PartitionReport::partition)
          .containsExactly(RAW_0, CHANGES_0, LETTERS_0);
      assertThat(reports).extracting(PartitionReport::unchanged).containsExactly(2L, 3L, 1L);
      assertThat(reports).extracting(PartitionReport::replaced).containsExactly(0L, 4L, 1L);
      assertThat(reports).extracting(PartitionReport::dropped).containsExactly(2L, 0L, 0L);
    }

    List<ConsumerRecord<byte[], byte[]>> copies = log.all(CHANGES_0);
    assertThat(changes(copies)).isEqualTo(changes(changes));
    for (int i = 0; i < copies.size(); i++) {
      assertSameAround(copies.get(i), changes.get(i));
      ArticleChanged before = log.decode(changes.get(i), ArticleChanged.class);
      ArticleChanged after = log.decode(copies.get(i), ArticleChanged.class);
      if (before.getUri().equals(killed)) {
        assertThat(after).isEqualTo(TextFree.change(before));
      } else if (before.getArticle().getRelatedLinks().isEmpty()) {
        assertThat(copies.get(i).value()).isEqualTo(changes.get(i).value());
      } else {
        assertThat(after).isEqualTo(TextFree.links(before, Set.of(killed)));
      }
    }
    assertThat(log.all(CHANGES_1))
        .extracting(ConsumerRecord::offset)
        .isEqualTo(others.stream().map(ConsumerRecord::offset).toList());

    assertThat(changes(log.rest("middle", CHANGES_0))).isEqualTo(expected);
    assertThat(log.rest("done", CHANGES_0)).isEmpty();
    assertThat(values(log.rest("dateline-enrich", RAW_0))).containsExactly("budget two");
    assertThat(log.committed("dateline-enrich", RAW_0).metadata()).isEqualTo("clock");
    assertThat(values(log.all(RAW_0))).containsExactly("budget one", "budget two");
    DeadLetter letter = log.decode(log.all(LETTERS_0).get(0), DeadLetter.class);
    assertThat(letter.getUri()).isEqualTo(killed);
    assertThat(letter.getValue()).isNull();

    for (TopicPartition partition : List.of(RAW_0, CHANGES_0, LETTERS_0)) {
      await()
          .atMost(Duration.ofSeconds(15))
          .ignoreExceptionsInstanceOf(IOException.class)
          .untilAsserted(() -> assertThat(log.filesWith(partition, word)).isEmpty());
    }

    log.change(0, ChangeKind.Updated, 4, Items.article(linked, PubStatus.usable, "Signed"));
    assertThat(changes(log.rest("done", CHANGES_0))).containsExactly("Updated 4 " + linked);
    try (TextPurge again = log.purge(PATIENCE)) {
      again.run(Set.of(killed), report -> assertThat(report).isNull());
    }
  }

  @Test
  void writersInBetween_stopThePurgeOfChanges_andSendReadersOfDeliveriesBack() throws Exception {
    String killed = Items.uri("quarry-blast");
    String other = Items.uri("quarry-permit");
    deliver(RAW_1, killed, "sedgefallow", other, "one", other, "two");
    List<ConsumerRecord<byte[], byte[]>> delivered = log.all(RAW_1);
    stand("dateline-enrich", delivered.get(delivered.size() - 2), "");
    stand("all-read", delivered.get(delivered.size() - 1), "");
    killedBetween(1, killed, "sedgefallow", other);
    List<String> before = changes(log.all(CHANGES_1));
    int changes = log.all(CHANGES_1).size();
    int[] written = {0};
    byte[] late =
        log.encode(
            Topics.ARTICLES,
            Items.change(ChangeKind.Updated, 3, Items.article(other, PubStatus.usable, "Other 3")));
    try (TextPurge purge = log.purge(PATIENCE);
        Producer<byte[], byte[]> ingest = log.producer("")) {
      Map<Topics, Erasure> rules = purge.rules(purge.withdrawn(Set.of(killed)));

      PartitionPurge raw = purge.partitions(Topics.RAW).get(1);
      PartitionReport report =
          raw.copy(
              record -> {
                write(ingest, RAW_1, other, "new " + ++written[0]);
                return rules.get(Topics.RAW).of(record);
              });
      raw.deleteOriginals(report.end());

      assertThatThrownBy(
              () ->
                  purge
                      .partitions(Topics.ARTICLES)
                      .get(1)
                      .copy(
                          record -> {
                            ingest.send(log.record(CHANGES_1, other, late));
                            ingest.flush();
                            return new Fate.Stays();
                          }))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Stop enrich-service");
    }
    List<String> unread = new ArrayList<>(List.of("two"));
    for (int i = 1; i <= written[0]; i++) {
      unread.add("new " + i);
    }
    assertThat(values(log.rest("dateline-enrich", RAW_1))).containsAll(unread);
    assertThat(values(log.rest("all-read", RAW_1))).containsAll(unread.subList(1, unread.size()));
    assertThat(values(log.all(RAW_1))).doesNotContain("sedgefallow").contains("one");
    assertThat(changes(log.all(CHANGES_1).subList(0, changes))).isEqualTo(before);
  }

  @Test
  void packagedCommand_refusesAnArticleThatStands() throws Exception {
    String standing = Items.uri("market-day");
    log.change(1, ChangeKind.Created, 1, Items.article(standing, PubStatus.usable, "Market"));
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                "lib/main/*:lib/boot/*",
                "dateline.Purge",
                standing)
            .directory(Path.of("../ingest-service/target/quarkus-app").toFile())
            .redirectErrorStream(true);
    command.environment().put("KAFKA_BOOTSTRAP_SERVERS", stack.kafka());
    command.environment().put("DATELINE_REGISTRY_URL", stack.registry());

    Process process = command.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said.strip())
        .isEqualTo(
            "Only a withdrawn article can be purged, and %s is usable. Kill it first"
                .formatted(standing));
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void deliveryThatEnrichmentHasNotRead_isNotDropped() throws Exception {
    String killed = Items.uri("viaduct-crack");
    deliver(RAW_1, Items.uri("viaduct-photo"), "photo", killed, "thornlatch");
    List<ConsumerRecord<byte[], byte[]>> before = log.all(RAW_1);
    stand("dateline-enrich", before.get(before.size() - 2), "");
    log.change(1, ChangeKind.Withdrawn, 1, Items.article(killed, PubStatus.canceled, ""));
    try (TextPurge purge = log.purge(PATIENCE)) {
      assertThatThrownBy(() -> purge.run(Set.of(killed), report -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("group dateline-enrich has not read it yet");
    }
    assertThat(values(log.all(RAW_1))).isEqualTo(values(before));
    assertThat(values(log.rest("dateline-enrich", RAW_1))).containsExactly("thornlatch");
  }
}
