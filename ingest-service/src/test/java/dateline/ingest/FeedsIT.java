package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.Contract;
import dateline.FeedDefinition;
import dateline.Topics;
import dateline.ingest.fetch.FeedServer;
import dateline.localstack.Backends;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Feeds as data, over HTTP and in Kafka. */
@QuarkusTest
@QuarkusTestResource(Stack.class)
class FeedsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPERATOR = "desk-key";

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private final HttpClient http = HttpClient.newHttpClient();
  private Wire wire;

  @BeforeEach
  void waitForKafka() {
    wire = new Wire(port);
    await().until(() -> wire.get("/q/health/ready").statusCode() == 200);
  }

  @Test
  void aFeedIsMadePushedToPausedAndDeleted() throws Exception {
    HttpResponse<String> made =
        send("POST", "", "{\"id\":\"coast\",\"provider\":\"coast\",\"zone\":\"Europe/Oslo\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(made.headers().firstValue("Location").orElse("")).endsWith("/v1/feeds/coast");
    assertThat(definition("coast").getZone()).isEqualTo("Europe/Oslo");

    HttpResponse<String> key = send("POST", "/coast/keys", "{\"label\":\"the desk's\"}");
    assertThat(key.statusCode()).isEqualTo(201);
    assertThat(key.headers().firstValue("Cache-Control")).contains("no-store");
    String secret = json(key).path("key").asText();
    String sha256 = json(key).path("sha256").asText();
    assertThat(push("coast", secret)).isEqualTo(202);
    assertThat(push("coast", "wire-key")).isEqualTo(403);
    assertThat(send("GET", "/coast", "").body()).contains(sha256).doesNotContain(secret);

    assertThat(send("POST", "/coast/pause", "").statusCode()).isEqualTo(200);
    assertThat(push("coast", secret)).isEqualTo(409);
    assertThat(json(send("GET", "/coast/health", "")).path("status").asText()).isEqualTo("paused");
    assertThat(send("POST", "/coast/resume", "").statusCode()).isEqualTo(200);
    assertThat(push("coast", secret)).isEqualTo(202);

    String name = sha256.substring(0, 8);
    assertThat(send("DELETE", "/coast/keys/" + name, "").statusCode()).isEqualTo(204);
    assertThat(push("coast", secret)).isEqualTo(401);

    assertThat(send("DELETE", "/coast", "").statusCode()).isEqualTo(204);
    assertThat(send("GET", "/coast", "").statusCode()).isEqualTo(404);
    List<ConsumerRecord<String, FeedDefinition>> log = log("coast");
    assertThat(log.get(log.size() - 1).value()).isNull();
  }

  @Test
  void anotherCopysChangeIsSeenAndAPoisonRecordBlocksNothing() throws Exception {
    String topic = Topics.FEEDS.topic();
    try (var producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", Backends.choose().kafka()),
                new StringSerializer(),
                new ByteArraySerializer());
        AvroKafkaSerializer<SpecificRecord> values = new AvroKafkaSerializer<>()) {
      values.configure(Contract.serdeConfig(Backends.choose().registry()), false);
      producer.send(new ProducerRecord<>(topic, "poison", new byte[] {1, 2, 3})).get();
      byte[] value = values.serialize(topic, elsewhere("Made elsewhere"));
      producer.send(new ProducerRecord<>(topic, "elsewhere", value)).get();
      await().until(() -> send("GET", "/elsewhere", "").statusCode() == 200);
      assertThat(json(send("GET", "/elsewhere", "")).path("name").asText())
          .isEqualTo("Made elsewhere");
      assertThat(send("GET", "/poison", "").statusCode()).isEqualTo(404);
      producer.send(new ProducerRecord<>(topic, "elsewhere", null)).get();
      await().until(() -> send("GET", "/elsewhere", "").statusCode() == 404);
    }
    assertThat(wire.get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(wire.get("/q/metrics").body())
        .containsPattern("dateline_ingest_feeds_unreadable_total(\\{[^}]*})? 1\\.0");
  }

  @Test
  void onlyOperatorsManageFeeds() {
    assertThat(as("", "GET", "", "").statusCode()).isEqualTo(401);
    assertThat(as("nobody's", "GET", "", "").statusCode()).isEqualTo(401);
    HttpResponse<String> feeds = as("wire-key", "GET", "", "");
    assertThat(feeds.statusCode()).isEqualTo(403);
    assertThat(feeds.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(as("wire-key", "POST", "", "{}").statusCode()).isEqualTo(403);
    assertThat(as("wire-key", "DELETE", "/wire", "").statusCode()).isEqualTo(403);
    assertThat(as("", "GET", "/wire/health", "").statusCode()).isEqualTo(401);
  }

  @Test
  void everyRefusalIsAProblem() throws Exception {
    HttpResponse<String> faults =
        send("POST", "", "{\"provider\":\"A B\",\"colour\":1,\"zone\":\"IST\"}");
    assertThat(faults.statusCode()).isEqualTo(422);
    assertThat(json(faults).path("errors")).hasSize(3);
    assertThat(json(faults).path("errors").path(2).path("pointer").asText()).isEqualTo("/colour");
    assertThat(send("POST", "", "{\"a\":1,\"a\":2}").statusCode()).isEqualTo(400);
    assertThat(send("POST", "", "[]").statusCode()).isEqualTo(400);
    assertThat(send("POST", "", "").statusCode()).isEqualTo(400);
    assertThat(send("GET", "/nowhere", "").statusCode()).isEqualTo(404);
    assertThat(send("GET", "?limit=0", "").statusCode()).isEqualTo(400);
    assertThat(send("DELETE", "", "").statusCode()).isEqualTo(405);
    HttpResponse<String> readOnly = send("DELETE", "/wire", "");
    assertThat(readOnly.statusCode()).isEqualTo(409);
    assertThat(readOnly.body()).contains("stands in the configuration");
    HttpResponse<String> secret = send("POST", "/wire/secrets", "{\"secret\":\"whsec_eA==\"}");
    assertThat(secret.statusCode()).isEqualTo(422);
  }

  @Test
  void aChangeNamesTheRevisionItIsFor() throws Exception {
    send("POST", "", "{\"id\":\"match\",\"provider\":\"p\",\"url\":\"http://match.example/rss\"}");
    HttpResponse<String> patched =
        send("PATCH", "/match", "{\"minInterval\":\"2m\"}", "If-Match", "\"1\"");
    assertThat(patched.statusCode()).isEqualTo(200);
    assertThat(json(patched).path("minInterval").asText()).isEqualTo("PT2M");
    HttpResponse<String> late =
        send("PATCH", "/match", "{\"minInterval\":\"3m\"}", "If-Match", "\"1\"");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.headers().firstValue("ETag")).contains("\"2\"");
    assertThat(send("GET", "/match", "", "If-None-Match", "\"2\"").statusCode()).isEqualTo(304);
    HttpResponse<String> asked = send("POST", "/match/refresh", "");
    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(definition("match").getRefreshRequested()).isNotNull();
    assertThat(send("PUT", "/match", patched.body()).statusCode()).isEqualTo(422);
    HttpResponse<String> put =
        send("PUT", "/match", "{\"provider\":\"p\",\"url\":\"http://match.example/atom\"}");
    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(definition("match").getUrl()).isEqualTo("http://match.example/atom");
    assertThat(definition("match").getMinInterval()).isNull();
    send("DELETE", "/match", "");
  }

  @Test
  void secretsAreKeptEncryptedAndShownOnce() throws Exception {
    send("POST", "", "{\"id\":\"signed\",\"provider\":\"p\"}");
    HttpResponse<String> first = send("POST", "/signed/secrets", "");
    assertThat(first.statusCode()).isEqualTo(201);
    String secret = json(first).path("secret").asText();
    assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
    send("POST", "/signed/secrets", "{\"previousExpires\":\"2999-01-01T00:00:00Z\"}");
    JsonNode shown = json(send("GET", "/signed", "")).path("secrets");
    assertThat(shown).hasSize(2);
    assertThat(shown.path(1).path("expires").asText()).isEqualTo("2999-01-01T00:00:00Z");
    assertThat(shown.toString()).doesNotContain("sealed").doesNotContain("whsec");
    FeedDefinition kept = definition("signed");
    assertThat(kept.getSecrets()).hasSize(2);
    assertThat(kept.getSecrets().get(1).getSealed().remaining()).isEqualTo(12 + 32 + 16);
    send("DELETE", "/signed", "");
  }

  @Test
  void aListOfSubscriptionsGoesInAndOut() throws Exception {
    String opml =
        "<opml version='2.0'><body><outline text='Coast'><outline text='Opml tide'"
            + " xmlUrl='https://opml.example/rss?a=1&b=2'/></outline></body></opml>";
    HttpResponse<String> report = send("POST", "/opml", opml, "X-Test", "1");
    assertThat(report.statusCode()).isEqualTo(200);
    assertThat(json(report).path("created").asInt()).isEqualTo(1);
    assertThat(definition("opml-tide").getOrigin()).isEqualTo("opml");
    assertThat(definition("opml-tide").getCategories()).containsExactly("Coast");
    HttpResponse<String> out = send("GET", ".opml", "");
    assertThat(out.headers().firstValue("Content-Type").orElse("")).startsWith("text/x-opml");
    assertThat(out.body()).contains("xmlUrl=\"https://opml.example/rss?a=1&amp;b=2\"");
    assertThat(json(send("POST", "/opml", out.body())).path("unchanged").asInt()).isPositive();
    assertThat(send("POST", "/opml", "<rss/>").statusCode()).isEqualTo(400);
    assertThat(as("wire-key", "GET", ".opml", "").statusCode()).isEqualTo(403);
    send("DELETE", "/opml-tide", "");
  }

  @Test
  void aSiteIsLookedAtBeforeItIsReliedOn() throws Exception {
    try (FeedServer site = new FeedServer()) {
      String feed =
          "<rss version='2.0'><channel><title>Tide</title><item><title>One</title>"
              + "<guid>look-1</guid><pubDate>14 Oct 2026 09:00</pubDate></item></channel></rss>";
      site.on(
          "/",
          200,
          "<link rel=alternate type='application/rss+xml' href='/tide'>",
          "Content-Type: text/html");
      site.on("/tide", 200, feed, "Content-Type: application/rss+xml");
      String url = "{\"url\":\"" + site.at("/") + "\"}";
      JsonNode found = json(send("POST", "/discover", url)).path("feeds");
      assertThat(found).hasSize(1);
      assertThat(found.path(0).path("title").asText()).isEqualTo("Tide");
      String tide = found.path(0).path("url").asText();
      JsonNode trial = json(send("POST", "/test", "{\"url\":\"" + tide + "\"}"));
      assertThat(trial.path("items").path(0).path("id").asText()).isEqualTo("look-1");
      assertThat(trial.path("warnings").findValuesAsText("code"))
          .containsExactly("http", "zoneless", "no-language");
      send(
          "POST",
          "",
          "{\"id\":\"looked\",\"provider\":\"p\",\"url\":\""
              + tide
              + "\",\"paused\":true,"
              + "\"headers\":{\"X-Token\":\"s3cret\"}}");
      assertThat(send("POST", "/looked/test", "").statusCode()).isEqualTo(200);
      assertThat(site.requests("/tide"))
          .last()
          .satisfies(request -> assertThat(request.header("X-Token")).contains("s3cret"));
      send("DELETE", "/looked", "");
    }
    HttpResponse<String> refused =
        send("POST", "/discover", "{\"url\":\"http://169.254.169.254/latest\"}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("No such address can be fetched.");
    assertThat(send("POST", "/test", "{\"url\":\"file:///etc/passwd\"}").statusCode())
        .isEqualTo(422);
    assertThat(send("POST", "/discover", "{}").statusCode()).isEqualTo(422);
    assertThat(Wire.read(Topics.RAW, dateline.RawArticle.class))
        .noneMatch(record -> "look-1".equals(record.value().getGuid()));
  }

  @Test
  void theListIsPagedAndFiltered() throws Exception {
    for (String id : List.of("page-a", "page-b", "page-c")) {
      send(
          "POST",
          "",
          "{\"id\":\"" + id + "\",\"provider\":\"paged\",\"name\":\"Coast " + id + "\"}");
    }
    JsonNode first = json(send("GET", "?provider=paged&limit=2", ""));
    assertThat(first.path("feeds"))
        .extracting(feed -> feed.path("id").asText())
        .containsExactly("page-a", "page-b");
    JsonNode second =
        json(send("GET", "?provider=paged&limit=2&cursor=" + first.path("next").asText(), ""));
    assertThat(second.path("feeds"))
        .extracting(feed -> feed.path("id").asText())
        .containsExactly("page-c");
    assertThat(second.has("next")).isFalse();
    assertThat(json(send("GET", "?q=COAST%20page-b", "")).path("feeds")).hasSize(1);
    assertThat(json(send("GET", "?origin=configuration&q=slow", "")).path("feeds")).hasSize(1);
    JsonNode health = json(send("GET", "/health?provider=paged&status=push-only", ""));
    assertThat(health.path("feeds")).hasSize(3);
    for (String id : List.of("page-a", "page-b", "page-c")) {
      assertThat(send("DELETE", "/" + id, "").statusCode()).isEqualTo(204);
    }
  }

  private static FeedDefinition elsewhere(String name) {
    return FeedDefinition.newBuilder()
        .setId("elsewhere")
        .setRevision(1)
        .setProvider("p")
        .setName(name)
        .setOrigin("rest")
        .setCreated(Instant.EPOCH)
        .setChanged(Instant.EPOCH)
        .build();
  }

  private int push(String feed, String key) {
    return wire.send(
            feed,
            BodyPublishers.ofString("{\"uri\":\"urn:feeds-it\",\"title\":\"Tide\"}"),
            "X-API-Key",
            key,
            "Content-Type",
            "application/json")
        .statusCode();
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    return as(OPERATOR, method, path, body, headers);
  }

  private HttpResponse<String> as(
      String key, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/feeds" + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
    return JSON.readTree(answer.body());
  }

  private static FeedDefinition definition(String id) {
    List<ConsumerRecord<String, FeedDefinition>> log = log(id);
    return log.get(log.size() - 1).value();
  }

  private static List<ConsumerRecord<String, FeedDefinition>> log(String id) {
    return Wire.read(Topics.FEEDS, FeedDefinition.class).stream()
        .filter(record -> id.equals(record.key()))
        .toList();
  }

  private static org.awaitility.core.ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
