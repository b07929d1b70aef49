package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Topics;
import dateline.ingest.websub.Subscriber;
import dateline.localstack.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No enrichment runs: a group with offsets that this test commits stands for it. */
@QuarkusTest
@QuarkusTestResource(Stack.class)
@TestProfile(BacklogIT.SmallBacklog.class)
class BacklogIT {

  private static final String GROUP = "backlog-it";
  private static final String JSON_TYPE = "application/json";

  /** A bound that a few pushes reach. */
  public static final class SmallBacklog implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "dateline.ingest.backlog.group", GROUP,
          "dateline.ingest.backlog.most", "5",
          "dateline.ingest.backlog.check-every", "100ms");
    }
  }

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject Subscriber subscriber;

  private Wire wire;

  @BeforeEach
  void waitForKafka() {
    wire = new Wire(port);
    await().until(() -> wire.get("/q/health/ready").statusCode() == 200);
  }

  @Test
  void aPushIsToldToComeBackWhileEnrichmentIsBehind() {
    // The group is not there yet: nothing is known, and everything is taken in.
    for (int i = 0; i < 8; i++) {
      assertThat(push("{\"uri\":\"early-" + i + "\"}").statusCode()).isEqualTo(202);
    }
    commitAll();
    await().until(() -> gauge().equals("0.0"));
    for (int i = 0; i < 8; i++) {
      // Some of these may be refused already, once more than five wait.
      push("{\"uri\":\"late-" + i + "\"}");
    }
    await().until(() -> push("{\"uri\":\"late\"}").statusCode() == 503);
    HttpResponse<String> refused = push("{\"uri\":\"later\"}");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(refused.body()).contains("urn:dateline:problem:pipeline-behind");
    assertThat(wire.push("A text", "Content-Type", "text/plain").statusCode()).isEqualTo(503);
    assertThat(Double.parseDouble(gauge())).isGreaterThan(5);
    aHubIsToldToComeBackToo();

    // What may not wait gets in.
    assertThat(push("{\"uri\":\"kill\",\"pubStatus\":\"canceled\"}").statusCode()).isEqualTo(202);
    assertThat(push("{\"uri\":\"hold\",\"pubStatus\":\"withheld\"}").statusCode()).isEqualTo(202);
    assertThat(push("{\"uri\":\"flash\",\"urgency\":1}").statusCode()).isEqualTo(202);
    assertThat(push("{\"uri\":\"plain\",\"urgency\":4}").statusCode()).isEqualTo(503);

    commitAll();
    await().until(() -> push("{\"uri\":\"again\"}").statusCode() == 202);
  }

  private void aHubIsToldToComeBackToo() {
    String topic = "https://ebb.example/feed";
    wire.operate(
        "POST", "", "{\"id\":\"ebb\",\"provider\":\"ebb\",\"url\":\"http://127.0.0.1/ebb\"}");
    try (TestHub hub = new TestHub()) {
      subscriber.subscribe("ebb", hub.address("/hub"), URI.create(topic)).join();
      await().until(() -> hub.subscriber(topic).isPresent());
      String feed =
          "<rss><channel><item><guid>ebb-1</guid><title>Ebb</title></item></channel></rss>";
      assertThat(hub.distribute(topic, "application/rss+xml", feed)).contains(503);
    }
  }

  private HttpResponse<String> push(String item) {
    return wire.push(item, "Content-Type", JSON_TYPE);
  }

  private String gauge() {
    return wire.get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("dateline_ingest_backlog "))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .findFirst()
        .orElse("");
  }

  /** As enrichment does when it has worked everything. */
  private static void commitAll() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", Backends.choose().kafka()))) {
      Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
      admin
          .describeTopics(List.of(Topics.RAW.topic()))
          .allTopicNames()
          .get(10, TimeUnit.SECONDS)
          .get(Topics.RAW.topic())
          .partitions()
          .forEach(
              each ->
                  partitions.put(
                      new TopicPartition(Topics.RAW.topic(), each.partition()),
                      OffsetSpec.latest()));
      Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
      admin
          .listOffsets(partitions)
          .all()
          .get(10, TimeUnit.SECONDS)
          .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end.offset())));
      admin.alterConsumerGroupOffsets(GROUP, ends).all().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static org.awaitility.core.ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
