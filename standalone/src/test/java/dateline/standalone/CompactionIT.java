package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The compacted topic loses the text of a killed article although nobody writes anything more: the
 * bounds are made short here, the way is the same.
 */
class CompactionIT {

  private static final String WORD = "Pellingham";
  private static final ConfigResource LATEST =
      new ConfigResource(ConfigResource.Type.TOPIC, Topics.LATEST.topic());

  @BeforeEach
  void shortenTheBounds() throws Exception {
    alter(
        List.of(
            set("segment.ms", "1000"),
            set("max.compaction.lag.ms", "2000"),
            set("file.delete.delay.ms", "100")));
    Running.pipeline()
        .services()
        .killAndRestart(Service.ENRICH, Map.of("dateline.enrich.renew-after", "5s"));
  }

  @AfterEach
  void setThemBack() throws Exception {
    alter(
        List.of(
            delete("segment.ms"),
            set("max.compaction.lag.ms", Topics.LATEST.config().get("max.compaction.lag.ms")),
            delete("file.delete.delay.ms")));
    Running.pipeline().services().killAndRestart(Service.ENRICH);
  }

  @Test
  void textOfAKilledArticleIsGoneFromTheLog_thoughNothingElseIsWritten() {
    Ninjs story =
        Ninjs.item("tag:compaction.example,2025:quay")
            .version(1, "2025-10-14T11:00:00Z")
            .headline("Quay of " + WORD + " sinks")
            .body("HULL - The quay of " + WORD + " sank by a foot.");
    String uri = Pushed.uri("compaction", story);
    await().atMost(Duration.ofSeconds(30)).until(() -> records(uri, true) == 1);

    Pushed.uri(
        "compaction",
        Ninjs.item("tag:compaction.example,2025:quay")
            .version(2, "2025-10-14T12:00:00Z")
            .with("pubStatus", "canceled")
            .with("edNote", "KILL: wrong quay"));

    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(records(uri, true)).isZero());
    assertThat(records(uri, false)).as("the marker").isPositive();
  }

  /** How many records of an article the broker has, with the word or without. */
  private static long records(String uri, boolean word) {
    return TopicBytes.all(Topics.LATEST).stream()
        .map(TopicBytes::text)
        .filter(text -> text.startsWith(uri) && text.contains(WORD) == word)
        .count();
  }

  private static void alter(List<AlterConfigOp> changes) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", Running.pipeline().kafka()))) {
      admin.incrementalAlterConfigs(Map.of(LATEST, changes)).all().get();
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
  }

  private static AlterConfigOp delete(String name) {
    return new AlterConfigOp(new ConfigEntry(name, ""), OpType.DELETE);
  }
}
