package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.ArticleUri;
import dateline.DeadLetter;
import dateline.RawArticle;
import dateline.Topics;
import dateline.ingest.websub.Subscriber;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The ways in beside plain pushes: signed ones, hubs and files. */
@QuarkusTest
@QuarkusTestResource(Stack.class)
class WaysInIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @ConfigProperty(name = "dateline.ingest.drop.directory")
  String dropDirectory;

  @Inject Subscriber subscriber;

  private Wire wire;

  @BeforeEach
  void waitForKafka() {
    wire = new Wire(port);
    await().until(() -> wire.get("/q/health/ready").statusCode() == 200);
  }

  @Nested
  class SignedPush {

    private byte[] secret;

    @BeforeEach
    void feed() {
      wire.operate("POST", "", "{\"id\":\"signs\",\"provider\":\"signs\"}");
      String shown = wire.operate("POST", "/signs/secrets", "").body();
      secret = Base64.getDecoder().decode(text(shown, "secret").substring("whsec_".length()));
    }

    @Test
    void isTakenInAndItsRetryGetsTheFirstAnswer() {
      String id = UUID.randomUUID().toString();
      HttpResponse<String> first = push(id, Instant.now(), secret, "{\"uri\":\"sign-1\"}");
      assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
      HttpResponse<String> again =
          push(id, Instant.now().plusSeconds(2), secret, "{\"uri\":\"sign-1\"}");
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(Wire.headers(onlyRaw("signs", "sign-1"))).containsEntry("idempotency-key", id);
      assertThat(push(id, Instant.now(), secret, "{\"uri\":\"sign-2\"}").statusCode())
          .isEqualTo(409);
    }

    @Test
    void isRefusedForgedTamperedOrStale() {
      String item = "{\"uri\":\"sign-forged\"}";
      String id = UUID.randomUUID().toString();
      byte[] other = "not the secret of this feed".getBytes(StandardCharsets.UTF_8);
      assertThat(push(id, Instant.now(), other, item).statusCode()).isEqualTo(401);
      assertThat(push(id, Instant.now().minusSeconds(600), secret, item).statusCode())
          .isEqualTo(401);
      String[] headers = headers(id, Instant.now(), secret, item.getBytes(StandardCharsets.UTF_8));
      assertThat(
              wire.send("signs", BodyPublishers.ofString(item.replace("forged", "fOrged")), headers)
                  .statusCode())
          .isEqualTo(401);
      assertThat(
              wire.send("signs", BodyPublishers.ofString(item), "Content-Type", "application/json")
                  .statusCode())
          .isEqualTo(401);
      assertThat(raw("signs", "sign-forged")).isEmpty();
      assertThat(wire.get("/q/metrics").body())
          .contains("dateline_ingest_signatures_refused_total{feed=\"signs\",reason=\"stale\"}");
    }

    @Test
    void isSignedAsItIsOnTheWire() {
      byte[] packed = gzip("{\"uri\":\"sign-gzip\"}");
      String[] headers = headers("m-" + UUID.randomUUID(), Instant.now(), secret, packed);
      String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
      all[headers.length] = "Content-Encoding";
      all[headers.length + 1] = "gzip";
      assertThat(wire.send("signs", BodyPublishers.ofByteArray(packed), all).statusCode())
          .isEqualTo(202);
      onlyRaw("signs", "sign-gzip");
    }

    private HttpResponse<String> push(String id, Instant at, byte[] key, String item) {
      return wire.send(
          "signs",
          BodyPublishers.ofString(item),
          headers(id, at, key, item.getBytes(StandardCharsets.UTF_8)));
    }

    private static String[] headers(String id, Instant at, byte[] key, byte[] body) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
        return new String[] {
          "Content-Type",
          "application/json",
          "webhook-id",
          id,
          "webhook-timestamp",
          Long.toString(at.getEpochSecond()),
          "webhook-signature",
          "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))
        };
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Nested
  class Hubs {

    private static final String TOPIC = "https://tide.example/feed";
    private static final String RSS = "application/rss+xml";

    @BeforeEach
    void feed() {
      // Nobody answers there; the hub is all that this feed has.
      wire.operate(
          "POST", "", "{\"id\":\"tide\",\"provider\":\"tide\",\"url\":\"http://127.0.0.1/feed\"}");
    }

    @Test
    void aSubscriptionIsVerifiedAndDeliversDiffsAndWholeFeeds() {
      try (TestHub hub = new TestHub()) {
        subscribe(hub, "/hub");
        assertThat(hub.asked.get(0))
            .containsEntry("hub.mode", "subscribe")
            .containsEntry("hub.topic", TOPIC)
            .containsEntry("hub.lease_seconds", "864000");
        String diff = rss(item("hub-1", "Tide"));
        assertThat(hub.distribute(TOPIC, RSS, diff)).contains(202);
        RawArticle raw = onlyRaw("tide", "hub-1").value();
        assertThat(raw.getTransport()).isEqualTo("websub");
        assertThat(raw.getFeed()).isEqualTo("tide");
        assertThat(raw.getHttp()).containsEntry("content-type", RSS);

        hub.method = "sha512";
        String whole = rss(item("hub-2", "Ebb") + item("hub-1", "Tide"));
        assertThat(hub.distribute(TOPIC, "text/plain", whole)).contains(202);
        onlyRaw("tide", "hub-2");
        onlyRaw("tide", "hub-1");
        assertThat(wire.get("/q/metrics").body())
            .contains("dateline_ingest_websub_deliveries_total{feed=\"tide\",outcome=\"taken\"}")
            .contains("dateline_ingest_websub_verifications_total{outcome=\"subscribed\"}");
      }
    }

    @Test
    void whatIsForgedWeakOrReplayedIsNotTakenIn() {
      try (TestHub hub = new TestHub()) {
        subscribe(hub, "/hub");
        TestHub.Subscriber ours = hub.subscriber(TOPIC).orElseThrow();
        String body = rss(item("hub-forged", "Tide"));
        URI callback = ours.callback();
        String right = "sha256=" + TestHub.sign("sha256", ours, body);
        assertThat(hub.deliver(callback, TOPIC, RSS, body, "")).isEqualTo(401);
        assertThat(hub.deliver(callback, TOPIC, RSS, body, "sha256=" + "0".repeat(64)))
            .isEqualTo(401);
        assertThat(hub.deliver(callback, TOPIC, RSS, body + " ", right)).isEqualTo(401);
        assertThat(
                hub.deliver(callback, TOPIC, RSS, body, "sha1=" + TestHub.sign("sha1", ours, body)))
            .isEqualTo(401);
        assertThat(raw("tide", "hub-forged")).isEmpty();

        assertThat(hub.deliver(callback, TOPIC, RSS, body, right)).isEqualTo(202);
        assertThat(hub.deliver(callback, TOPIC, RSS, body, right)).isEqualTo(202);
        onlyRaw("tide", "hub-forged");
        assertThat(wire.get("/q/metrics").body())
            .contains("deliveries_total{feed=\"tide\",outcome=\"forged\"} 2.0")
            .contains("deliveries_total{feed=\"tide\",outcome=\"repeated\"} 1.0");
      }
    }

    @Test
    void aTopicOrTokenThatWeNeverGaveOutIsUnknown() {
      try (TestHub hub = new TestHub()) {
        subscribe(hub, "/hub");
        URI callback = hub.subscriber(TOPIC).orElseThrow().callback();
        String path = callback.getPath();
        String ask = "?hub.mode=subscribe&hub.challenge=c&hub.lease_seconds=60&hub.topic=";
        assertThat(wire.get(path + ask + "https://other.example/feed").statusCode()).isEqualTo(404);
        String token = path.substring(path.lastIndexOf('/') + 1);
        String wrong = path.replace(token, new StringBuilder(token).reverse());
        assertThat(wire.get(wrong + ask + TOPIC).statusCode()).isEqualTo(404);
        assertThat(hub.deliver(callback.resolve(wrong), TOPIC, RSS, rss(""), "sha256=00"))
            .isEqualTo(404);
        HttpResponse<String> right = wire.get(path + ask + TOPIC);
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).isEqualTo("c");
        assertThat(right.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        // Somebody else's wish to end it.
        assertThat(
                wire.get(path + "?hub.mode=unsubscribe&hub.challenge=c&hub.topic=" + TOPIC)
                    .statusCode())
            .isEqualTo(404);
      }
    }

    @Test
    void aHubMayRedirectDenyAndLetALeaseEnd() {
      try (TestHub hub = new TestHub()) {
        hub.denial = java.util.Optional.of("members only");
        ask(hub, "/moved");
        await().until(() -> !hub.answers.isEmpty());
        assertThat(hub.answers).containsExactly(200);
        assertThat(hub.subscriber(TOPIC)).isEmpty();

        hub.denial = java.util.Optional.empty();
        hub.longestLease = Duration.ofHours(1);
        subscribe(hub, "/moved");
        hub.now = hub.now.plus(Duration.ofMinutes(61));
        assertThat(hub.distribute(TOPIC, RSS, rss(item("hub-late", "Tide")))).isEmpty();
        subscribe(hub, "/moved");
        assertThat(hub.distribute(TOPIC, RSS, rss(item("hub-late", "Tide")))).contains(202);
        onlyRaw("tide", "hub-late");
      }
    }

    @Test
    void whatIsTooLargeIsRefusedAndWhatCantBeReadIsADeadLetter() {
      try (TestHub hub = new TestHub()) {
        subscribe(hub, "/hub");
        assertThat(hub.distribute(TOPIC, RSS, "x".repeat(1024 * 1024 + 1))).contains(413);
        assertThat(hub.distribute(TOPIC, "image/png", "no feed at all")).contains(202);
        assertThat(dead("no feed at all").getFeed()).isEqualTo("tide");
        // A feed that is gone: the hub may end the subscription.
        TestHub.Subscriber ours = hub.subscriber(TOPIC).orElseThrow();
        wire.operate("DELETE", "/tide", "");
        assertThat(hub.distribute(TOPIC, RSS, rss(item("gone", "x")))).contains(410);
        assertThat(ours.secret()).hasSize(64);
      }
    }

    private void ask(TestHub hub, String path) {
      assertThat(subscriber.subscribe("tide", hub.address(path), URI.create(TOPIC)).join())
          .isEmpty();
    }

    private void subscribe(TestHub hub, String path) {
      int before = hub.answers.size();
      ask(hub, path);
      await().until(() -> hub.answers.size() > before);
      assertThat(hub.subscriber(TOPIC)).isPresent();
    }

    private static String rss(String items) {
      return "<rss version='2.0'><channel><title>Tide</title>" + items + "</channel></rss>";
    }

    private static String item(String guid, String title) {
      return "<item><guid isPermaLink='false'>"
          + guid
          + "</guid><title>"
          + title
          + "</title></item>";
    }
  }

  @Nested
  class DroppedFiles {

    @Test
    void aFileThatAServerLeavesIsTakenInAndArchived() throws IOException {
      Path inbox = Path.of(dropDirectory, "files");
      await().until(() -> Files.isDirectory(inbox.resolve("error")));
      Path part = inbox.resolve("story.json.part");
      Files.writeString(part, "{\"uri\":\"file-1\",\"headlines\":[{\"value\":\"Tide\"}]}");
      Files.move(part, inbox.resolve("story.json"), StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(inbox.resolve("broken.json"), "{\"uri\":\"file-2\"");
      await().until(() -> !raw("files", "file-1").isEmpty());
      ConsumerRecord<String, RawArticle> record = onlyRaw("files", "file-1");
      assertThat(record.value().getTransport()).isEqualTo("file");
      assertThat(Wire.headers(record)).containsEntry("file-name", "story.json");
      await().until(() -> Files.exists(inbox.resolve("error/broken.json.reason.txt")));
      assertThat(dead("file-2").getFeed()).isEqualTo("files");
      await()
          .untilAsserted(
              () ->
                  assertThat(wire.get("/q/metrics").body())
                      .contains("dateline_ingest_drop_waiting 0.0")
                      .contains(
                          "dateline_ingest_drop_files_total{feed=\"files\",outcome=\"archived\"}"));
      try (var days = Files.walk(inbox.resolve("archive"))) {
        assertThat(days.filter(Files::isRegularFile)).hasSize(1);
      }
    }
  }

  private ConsumerRecord<String, RawArticle> onlyRaw(String provider, String guid) {
    List<ConsumerRecord<String, RawArticle>> found = raw(provider, guid);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<ConsumerRecord<String, RawArticle>> raw(String provider, String guid) {
    String uri = ArticleUri.of(provider, guid);
    return Wire.read(Topics.RAW, RawArticle.class).stream()
        .filter(record -> record.key().equals(uri))
        .toList();
  }

  private static DeadLetter dead(String part) {
    return Wire.read(Topics.DEAD_LETTERS, DeadLetter.class).stream()
        .map(ConsumerRecord::value)
        .filter(
            dead ->
                StandardCharsets.UTF_8
                    .decode(dead.getValue().duplicate())
                    .toString()
                    .contains(part))
        .findFirst()
        .orElseThrow();
  }

  private static String text(String json, String name) {
    try {
      return JSON.readTree(json).path(name).asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static org.awaitility.core.ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
