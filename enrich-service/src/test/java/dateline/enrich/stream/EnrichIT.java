package dateline.enrich.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ArticleUri;
import dateline.ChangeKind;
import dateline.DeadLetter;
import dateline.IdentitySource;
import dateline.PubStatus;
import dateline.RawArticle;
import dateline.RawText;
import dateline.RawTime;
import dateline.Text;
import dateline.Topics;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.localstack.LocalStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From {@code news.raw} to every topic behind it, on a real broker and a real registry. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
class EnrichIT {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @ConfigProperty(name = "dateline.registry.url")
  String registry;

  private final String guid = UUID.randomUUID().toString();
  private final String uri = ArticleUri.of("north-agency", guid);
  private final Map<Topics, List<ConsumerRecord<byte[], byte[]>>> seen = new ConcurrentHashMap<>();
  private Codec codec;
  private KafkaProducer<byte[], byte[]> producer;
  private KafkaConsumer<byte[], byte[]> consumer;

  @BeforeEach
  void open() {
    codec = new Codec(registry);
    codec.resolve();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        Topics.all().stream()
            .flatMap(t -> consumer.partitionsFor(t.topic()).stream())
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  @AfterEach
  void close() {
    producer.close(Duration.ofSeconds(1));
    consumer.close();
    codec.close();
  }

  private RawArticle.Builder item(String version, String headline, String body) {
    return RawArticle.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setUri(uri)
        .setFeed("north-wire")
        .setProvider("north-agency")
        .setTransport("push")
        .setReceived(Instant.now())
        .setFeedZone("Europe/Oslo")
        .setFeedLanguage("en-GB")
        .setIdentitySource(IdentitySource.guid)
        .setGuid(guid)
        .setVersion(version)
        .setFormat("ninjs")
        .setMediaType("application/json")
        .setContent(ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)))
        .setTexts(
            List.of(
                new RawText("headline", "text/plain", headline),
                new RawText("body", "text/plain", body)));
  }

  private void send(RawArticle raw) {
    send(Topics.RAW, raw);
  }

  private void send(Topics lane, RawArticle raw) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            lane.topic(), raw.getUri().getBytes(StandardCharsets.UTF_8), codec.encode(lane, raw));
    record.headers().add("traceparent", TRACE.getBytes(StandardCharsets.US_ASCII));
    producer.send(record);
    producer.flush();
  }

  private <T extends SpecificRecord> List<T> read(Topics topic, Class<T> type) {
    consumer
        .poll(Duration.ofMillis(200))
        .forEach(
            r ->
                seen.computeIfAbsent(
                        Topics.all().stream()
                            .filter(t -> t.topic().equals(r.topic()))
                            .findAny()
                            .orElseThrow(),
                        t -> new ArrayList<>())
                    .add(r));
    List<T> values = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : seen.getOrDefault(topic, List.of())) {
      if (new String(record.key() == null ? new byte[0] : record.key(), StandardCharsets.UTF_8)
          .equals(uri)) {
        values.add(decoded(topic, record, type));
      }
    }
    return values;
  }

  private <T extends SpecificRecord> T decoded(
      Topics topic, ConsumerRecord<byte[], byte[]> record, Class<T> type) {
    try {
      return codec.decode(topic, record.value(), type);
    } catch (Codec.Undecodable e) {
      throw new AssertionError(e);
    }
  }

  private List<ArticleChanged> changes(int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> read(Topics.ARTICLES, ArticleChanged.class).size() >= count);
    return read(Topics.ARTICLES, ArticleChanged.class);
  }

  @Test
  void versionsInAnyOrderWithDuplicates_newestStandsAndAllAreKept() {
    send(
        item("3", "Ferry line reopens", "The ferry line to Bodo has reopened, its operator said.")
            .build());
    send(
        item("1", "Ferry line closed", "The ferry line to Bodo is closed, its operator said.")
            .build());
    send(
        item("3", "Ferry line reopens", "The ferry line to Bodo has reopened, its operator said.")
            .build());
    send(
        item("2", "Ferry line to reopen", "The ferry line to Bodo is to reopen, its operator said.")
            .build());
    List<ArticleChanged> changes = changes(3);
    assertThat(changes)
        .extracting(ArticleChanged::getKind)
        .containsExactly(ChangeKind.Created, ChangeKind.Recorded, ChangeKind.Recorded);
    assertThat(changes).extracting(ArticleChanged::getSequence).containsExactly(1L, 2L, 3L);
    assertThat(changes).extracting(c -> c.getArticle().getVersion()).containsExactly("3", "3", "3");
    assertThat(changes.get(2).getLateVersion().getHeadlines().get(0).getValue())
        .isEqualTo("Ferry line to reopen");
    assertThat(read(Topics.LATEST, Article.class))
        .extracting(Article::getVersion)
        .containsExactly("3");
  }

  @Test
  void killLeavesATextFreeMarkerOnEveryTopic() {
    send(item("1", "Mayor resigns", "The mayor of Tromso has resigned, her office said.").build());
    send(
        item("2", "", "")
            .setPubStatus("canceled")
            .setEdNote("Kill item: source retracts")
            .setTexts(List.of())
            .build());
    send(item("1", "Mayor resigns", "The mayor of Tromso has resigned. Again.").build());
    List<ArticleChanged> changes = changes(3);
    assertThat(changes.get(1).getKind()).isEqualTo(ChangeKind.Withdrawn);
    assertThat(changes.get(1).getReason()).isEqualTo("Kill item: source retracts");
    assertThat(changes.get(1).getArticle().getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(changes.get(1).getArticle().getHeadlines()).isEmpty();
    assertThat(changes.get(1).getArticle().getBodies()).isEmpty();
    assertThat(changes.get(2).getKind()).isEqualTo(ChangeKind.Recorded);
    assertThat(changes.get(2).getLateVersion().getBodies()).isEmpty();
    Withdrawal withdrawal = read(Topics.WITHDRAWALS, Withdrawal.class).get(0);
    assertThat(withdrawal.getAction()).isEqualTo(WithdrawalAction.kill);
    assertThat(withdrawal.getSequence()).isEqualTo(2);
    assertThat(read(Topics.LATEST, Article.class))
        .last()
        .matches(a -> a.getBodies().isEmpty() && a.getHeadlines().isEmpty(), "holds no text");
  }

  @Test
  void poisonBecomesADeadLetterWithItsBytesAndTheRestFlows() {
    byte[] poison = {9, 8, 7, 6, 5, 4, 3};
    producer.send(
        new ProducerRecord<>(Topics.RAW.topic(), uri.getBytes(StandardCharsets.UTF_8), poison));
    send(item("1", "Harbour opens", "The harbour of Bodo is open again.").build());
    assertThat(changes(1).get(0).getArticle().getHeadlines())
        .extracting(Text::getValue)
        .containsExactly("Harbour opens");
    DeadLetter letter = read(Topics.DEAD_LETTERS, DeadLetter.class).get(0);
    assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(poison));
    assertThat(letter.getReason()).isEqualTo("undecodable-record");
    assertThat(letter.getTopic()).isEqualTo("news.raw");
    assertThat(letter.getStage()).isEqualTo("enrich");
  }

  @Test
  void emptyItemIsADeadLetter() {
    send(item("1", " ", " ").build());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !read(Topics.DEAD_LETTERS, DeadLetter.class).isEmpty());
    assertThat(read(Topics.DEAD_LETTERS, DeadLetter.class).get(0).getReason()).isEqualTo("no-text");
  }

  @Test
  void embargoedItemGoesOutAtItsInstant() {
    Instant until = Instant.now().plusSeconds(4);
    send(
        item("1", "Budget out", "The budget is out, the ministry said.")
            .setTimes(List.of(new RawTime("embargoed", until.toString(), "embargoedUntil")))
            .build());
    ArticleChanged change = changes(1).get(0);
    assertThat(change.getAt()).isAfterOrEqualTo(until);
    assertThat(change.getArticle().getEmbargoed().toEpochMilli()).isEqualTo(until.toEpochMilli());
  }

  @Test
  void operatorSeesWhatIsHeld_andTextOnlyWithTheRight() {
    Instant until = Instant.now().plusSeconds(3600);
    send(
        item("1", "Budget out", "The budget is out, the ministry said.")
            .setSlugline("budget-out")
            .setTimes(List.of(new RawTime("embargoed", until.toString(), "embargoedUntil")))
            .build());
    String mine = "held.find { it.uri == '" + uri + "' }.";
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .header("X-API-Key", "desk-key")
                    .get("/v1/held?limit=1000")
                    .then()
                    .statusCode(200)
                    .body(mine + "reason", equalTo("embargo"))
                    .body(mine + "version", equalTo("1"))
                    .body(mine + "feed", equalTo("north-wire"))
                    .body(mine + "headline", nullValue())
                    .body(mine + "slugline", nullValue()));
    given()
        .header("Authorization", "Bearer chief-key")
        .get("/v1/held?limit=1000")
        .then()
        .body(mine + "headline", equalTo("Budget out"))
        .body(mine + "slugline", equalTo("budget-out"));
    given().get("/v1/held").then().statusCode(401);
    given().header("X-API-Key", "no-key").get("/v1/held").then().statusCode(401);
    given().header("X-API-Key", "desk-key").get("/v1/held?limit=0").then().statusCode(400);
  }

  @Test
  void fastLaneIsRead() {
    send(item("1", "Bridge opens", "The bridge to Alta is open, police said.").build());
    changes(1);
    send(Topics.URGENT, item("2", "", "").setPubStatus("canceled").setTexts(List.of()).build());
    assertThat(changes(2).get(1).getKind()).isEqualTo(ChangeKind.Withdrawn);
  }

  @Test
  void traceAndCloudEventAttributesGoOn() {
    send(item("1", "Bridge opens", "The bridge to Alta is open, police said.").build());
    ArticleChanged change = changes(1).get(0);
    ConsumerRecord<byte[], byte[]> record =
        seen.get(Topics.ARTICLES).stream()
            .filter(r -> new String(r.key(), StandardCharsets.UTF_8).equals(uri))
            .findFirst()
            .orElseThrow();
    assertThat(
            new String(
                record.headers().lastHeader("traceparent").value(), StandardCharsets.US_ASCII))
        .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
        .isNotEqualTo(TRACE);
    assertThat(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
        .isEqualTo(change.getId());
    assertThat(new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
        .isEqualTo("dateline.article.created");
  }

  @Test
  void otherContentUnderTheSameVersionIsFlaggedOnTheArticle() {
    send(item("1", "Tunnel opens", "The tunnel to Alta is open, police said.").build());
    send(item("1", "Tunnel shut", "The tunnel to Alta is shut, police said.").build());
    assertThat(changes(2).get(1))
        .satisfies(
            change -> {
              Article flagged =
                  change.getLateVersion() == null ? change.getArticle() : change.getLateVersion();
              assertThat(flagged.getFaults()).containsExactly("same-version-other-content");
            });
  }

  @Test
  void registryKilled_firstKillAndFirstDeadLetterComeThrough() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    send(item("1", "Pier opens", "The pier of Bodo is open, its owner said.").build());
    changes(1);
    LocalStack.shared().schemaRegistry().kill();
    try {
      send(item("2", "Pier grows", "The pier of Bodo is longer, its owner said.").build());
      send(item("3", "", "").setPubStatus("canceled").setTexts(List.of()).build());
      producer.send(
          new ProducerRecord<>(
              Topics.RAW.topic(), uri.getBytes(StandardCharsets.UTF_8), new byte[] {9, 8, 7}));
      producer.flush();
      assertThat(changes(3))
          .extracting(ArticleChanged::getKind)
          .containsExactly(ChangeKind.Created, ChangeKind.Updated, ChangeKind.Withdrawn);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(read(Topics.DEAD_LETTERS, DeadLetter.class)).hasSize(1));
      assertThat(read(Topics.WITHDRAWALS, Withdrawal.class)).hasSize(1);
    } finally {
      LocalStack.shared().schemaRegistry().restart();
    }
  }
}
