package dateline.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ArticleUri;
import dateline.Contract;
import dateline.DeadLetter;
import dateline.IdentitySource;
import dateline.RawArticle;
import dateline.Topics;
import dateline.ingest.Wire;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.feed.FeedDocument;
import dateline.ingest.format.ninjs.NinjsDocument;
import dateline.ingest.source.Feed;
import dateline.ingest.source.IngestConfig;
import dateline.ingest.source.TestFeeds;
import dateline.localstack.Docker;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * What the publisher puts into the Kafka and the registry that production runs, in containers;
 * skipped where Docker isn't.
 */
class KafkaContainersIT {

  private static final Bounds BOUNDS = new Bounds(10_000, Topics.MAX_RECORD_BYTES);

  private static final String KAFKA = Docker.image("KAFKA_IMAGE", "apache/kafka:4.1.2");
  private static final String REGISTRY =
      Docker.image("REGISTRY_IMAGE", "apicurio/apicurio-registry:3.0.9");

  @RegisterExtension static final Docker DOCKER = new Docker(KAFKA, REGISTRY);

  private static final Instant RECEIVED = Instant.parse("2026-11-03T09:30:00.123Z");
  private static final Feed FEED =
      TestFeeds.feed(
          "wire",
          "valley",
          "Valley Wire",
          "wire-key",
          Optional.of("Asia/Kolkata"),
          Optional.of("en-IN"));

  private static KafkaContainer kafka;
  private static GenericContainer<?> registry;
  private static KafkaLink link;
  private static RawPublisher publisher;

  @BeforeAll
  static void start() throws Exception {
    kafka =
        new KafkaContainer(DockerImageName.parse(KAFKA).asCompatibleSubstituteFor("apache/kafka"));
    registry =
        new GenericContainer<>(REGISTRY)
            .withExposedPorts(8080)
            .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").forStatusCode(200));
    Startables.deepStart(kafka, registry).join();
    connect("http://" + registry.getHost() + ":" + registry.getMappedPort(8080));
  }

  /** As in production: the contract is put in place before the service starts. */
  private static void connect(String registryUrl) throws Exception {
    Contract.ensure(kafka.getBootstrapServers(), registryUrl);
    IngestConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(IngestConfig.class)
            .build()
            .getConfigMapping(IngestConfig.class);
    link =
        new KafkaLink(
            Map.of("bootstrap.servers", kafka.getBootstrapServers()), registryUrl, false, config);
    link.start();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(link::isReady);
    publisher = new RawPublisher(link, config);
  }

  @AfterAll
  static void stop() {
    if (link != null) {
      link.stop();
    }
    Stream.of(Optional.ofNullable(kafka), Optional.ofNullable(registry))
        .flatMap(Optional::stream)
        .forEach(GenericContainer::stop);
  }

  @Test
  void aNinjsItemIsInKafkaWithItsBytesAndHeaders() throws Exception {
    String item = "{\"uri\":\"urn:it:1\",\"version\":\"2\",\"headlines\":[{\"value\":\"Tide\"}]}";
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    assertThat(publish(new NinjsDocument(), item, Map.of("traceparent", trace)))
        .isInstanceOf(PublishResult.Acknowledged.class);

    ConsumerRecord<String, RawArticle> record = onlyRaw(ArticleUri.of("valley", "urn:it:1"));
    assertThat(record.value().getContent()).isEqualTo(bytes(item));
    assertThat(record.value().getVersion()).isEqualTo("2");
    assertThat(record.value().getReceived()).isEqualTo(RECEIVED);
    assertThat(record.value().getFeedZone()).isEqualTo("Asia/Kolkata");
    assertThat(record.value().getIdentitySource()).isEqualTo(IdentitySource.guid);
    assertThat(Wire.headers(record))
        .containsEntry("ce_id", record.value().getId())
        .containsEntry("ce_type", "dateline.raw-article")
        .containsEntry("ce_source", "/feeds/wire")
        .containsEntry("ce_time", "2026-11-03T09:30:00.123Z")
        .containsEntry("traceparent", trace);
  }

  @Test
  void theEntryThatIsCutOffIsADeadLetterAndTheOthersAreIn() throws Exception {
    String broken = "<item><guid>feed-2</guid><title>Tw";
    String feed =
        "<rss><channel><item><guid>feed-1</guid><title>One</title></item>"
            + "<item><guid>feed-3</guid><title>Three</title></item>"
            + broken;
    assertThat(publish(new FeedDocument(), feed, Map.of()))
        .isInstanceOf(PublishResult.Acknowledged.class);

    assertThat(onlyRaw(ArticleUri.of("valley", "feed-1")).value().getFormat()).isEqualTo("rss");
    assertThat(onlyRaw(ArticleUri.of("valley", "feed-3")).value().getTexts().get(0).getValue())
        .isEqualTo("Three");
    var dead = Wire.read(kafka.getBootstrapServers(), Topics.DEAD_LETTERS, DeadLetter.class);
    assertThat(dead).hasSize(1);
    assertThat(dead.get(0).value().getReason()).isEqualTo("malformed-item");
    assertThat(dead.get(0).value().getFeed()).isEqualTo("wire");
    assertThat(dead.get(0).value().getValue()).isEqualTo(bytes(broken));
  }

  @Test
  void anItemBeyondTheLogsLimitIsRefusedAsTooLarge() throws Exception {
    String item =
        "{\"uri\":\"urn:it:large\",\"bodies\":[{\"value\":\""
            // In the record twice, as text and as original bytes, of which each takes two.
            + "é".repeat(Topics.MAX_RECORD_BYTES / 3)
            + "\"}]}";
    assertThat(publish(new NinjsDocument(), item, Map.of()))
        .isInstanceOf(PublishResult.TooLarge.class);
  }

  private static PublishResult publish(
      WireFormat format, String document, Map<String, String> headers) throws Exception {
    Reading reading =
        format.read(
            new Document(
                document.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            BOUNDS);
    List<Delivery.Outgoing> items = new ArrayList<>();
    for (var entry : ((Reading.Items) reading).entries()) {
      items.add(new Delivery.Outgoing("item-" + items.size(), entry));
    }
    return publisher
        .publish(
            new Delivery(
                FEED, Transport.PUSH, RECEIVED, Optional.empty(), Map.of(), headers, items))
        .get(30, TimeUnit.SECONDS);
  }

  private static ConsumerRecord<String, RawArticle> onlyRaw(String uri) {
    List<ConsumerRecord<String, RawArticle>> found =
        Wire.read(kafka.getBootstrapServers(), Topics.RAW, RawArticle.class).stream()
            .filter(record -> record.key().equals(uri))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
