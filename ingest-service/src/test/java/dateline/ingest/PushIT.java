package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.ArticleUri;
import dateline.DeadLetter;
import dateline.IdentitySource;
import dateline.RawArticle;
import dateline.Topics;
import dateline.localstack.LocalStack;
import dateline.localstack.Part;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Stack.class)
class PushIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/json";

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private Wire wire;

  @BeforeEach
  void waitForKafka() {
    wire = new Wire(port);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> wire.get("/q/health/ready").statusCode() == 200);
  }

  @Test
  void aNinjsItemIsInKafkaWithItsBytesAndTrace() {
    String item =
        "{\"uri\":\"urn:it:1\",\"version\":\"2\",\"headlines\":[{\"value\":\"Tide\"}], \"x\":1}";
    HttpResponse<String> answer =
        wire.push(
            item,
            "Content-Type",
            JSON_TYPE,
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode line = json(answer).path("items").path(0);
    assertThat(line.path("status").asText()).isEqualTo("accepted");
    assertThat(line.path("guid").asText()).isEqualTo("urn:it:1");
    assertThat(line.path("title").asText()).isEqualTo("Tide");
    String uri = ArticleUri.of("wire", "urn:it:1");
    assertThat(line.path("uri").asText()).isEqualTo(uri);

    ConsumerRecord<String, RawArticle> record = onlyRaw(uri);
    assertThat(text(record.value().getContent())).isEqualTo(item);
    assertThat(record.value().getId()).isEqualTo(line.path("id").asText());
    assertThat(record.value().getVersion()).isEqualTo("2");
    assertThat(record.value().getFeedZone()).isEqualTo("Asia/Kolkata");
    assertThat(record.value().getFeedLanguage()).isEqualTo("en-IN");
    assertThat(record.value().getTransport()).isEqualTo("push");
    assertThat(record.value().getIdentitySource()).isEqualTo(IdentitySource.guid);
    assertThat(record.value().getNinjs()).isEqualTo("{\"x\":1}");
    assertThat(Wire.headers(record))
        .containsEntry("ce_id", record.value().getId())
        .containsEntry("ce_type", "dateline.raw-article")
        .containsEntry("ce_source", "/feeds/wire")
        .containsEntry("ce_specversion", "1.0")
        .hasEntrySatisfying(
            "traceparent",
            trace -> assertThat(trace).startsWith("00-0af7651916cd43dd8448eb211c80319c-"));
  }

  @Test
  void aPageIsIdentifiedByItsCanonicalAddress() {
    String page =
        "<html><head><link rel=canonical href='https://paper.example/tide'></head>"
            + "<body><p>Tide</p></body></html>";
    HttpResponse<String> answer =
        wire.push(page, "Content-Type", "text/html", "Content-Language", "en");
    assertThat(answer.statusCode()).isEqualTo(202);
    RawArticle raw = onlyRaw(ArticleUri.of("wire", "https://paper.example/tide")).value();
    assertThat(text(raw.getContent())).isEqualTo(page);
    assertThat(raw.getFormat()).isEqualTo("html");
    assertThat(raw.getLanguage()).isEqualTo("en");
    assertThat(raw.getIdentitySource()).isEqualTo(IdentitySource.canonical);
  }

  @Test
  void aTextKeepsItsEncoding() {
    byte[] text = "Мост открыт\n\nДвижение началось.".getBytes(Charset.forName("windows-1251"));
    HttpResponse<String> answer =
        wire.push(
            text,
            "Content-Type",
            "text/plain; charset=windows-1251",
            "Content-Location",
            "https://paper.example/most");
    assertThat(answer.statusCode()).isEqualTo(202);
    RawArticle raw = onlyRaw(ArticleUri.of("wire", "https://paper.example/most")).value();
    assertThat(raw.getCharset()).isEqualTo("windows-1251");
    assertThat(raw.getContent()).isEqualTo(ByteBuffer.wrap(text));
    assertThat(raw.getSourceUrl()).isEqualTo("https://paper.example/most");
  }

  @Test
  void aBodyThatNobodyDeclaresIsReadAsWhatItIs() {
    String nitf =
        "<nitf><head><docdata><doc-id id-string='undeclared-1'/></docdata></head><body><body.content>"
            + "<p>Text</p></body.content></body></nitf>";
    assertThat(wire.push(nitf).statusCode()).isEqualTo(202);
    assertThat(onlyRaw(ArticleUri.of("wire", "undeclared-1")).value().getFormat())
        .isEqualTo("nitf");
    String mail =
        "From: Desk <desk@wire.example>\r\nSubject: Ferry\r\nMessage-ID: <undeclared-2@wire>\r\n\r\n"
            + "The ferry sails.\r\n";
    assertThat(wire.push(mail, "Content-Type", "application/octet-stream").statusCode())
        .isEqualTo(202);
    assertThat(onlyRaw(ArticleUri.of("wire", "undeclared-2@wire")).value().getFormat())
        .isEqualTo("mail");
  }

  @Test
  void theEntryThatIsCutOffIsADeadLetterAndTheOthersAreIn() {
    String feed =
        "<rss><channel><item><guid>feed-1</guid><title>One</title></item>"
            + "<item><guid>feed-3</guid><title>Thr</i>ee</title></item>"
            + "<item><guid>feed-2</guid><title>Tw";
    HttpResponse<String> answer = wire.push(feed, "Content-Type", "application/rss+xml");
    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode receipt = json(answer);
    assertThat(receipt.path("accepted").asInt()).isEqualTo(2);
    assertThat(receipt.path("rejected").asInt()).isEqualTo(1);
    assertThat(receipt.path("items").path(2).path("index").asInt()).isEqualTo(2);
    assertThat(receipt.path("items").path(2).path("status").asText()).isEqualTo("rejected");
    assertThat(wire.get("/q/metrics").body())
        .contains("dateline_dead_letters_total{reason=\"malformed-item\",stage=\"ingest\"}");
    assertThat(onlyRaw(ArticleUri.of("wire", "feed-1")).value().getFormat()).isEqualTo("rss");
    assertThat(onlyRaw(ArticleUri.of("wire", "feed-3")).value().getTexts().get(0).getValue())
        .isEqualTo("Three");
    DeadLetter dead = onlyDead("feed-2");
    assertThat(dead.getStage()).isEqualTo("ingest");
    assertThat(dead.getReason()).isEqualTo("malformed-item");
    assertThat(dead.getFeed()).isEqualTo("wire");
    assertThat(text(dead.getValue())).isEqualTo("<item><guid>feed-2</guid><title>Tw");
  }

  @Test
  void theBrokenLineOfABulkIsADeadLetterAndTheOthersAreIn() {
    String lines = "{\"uri\":\"bulk-1\"}\n{\"uri\":\"bulk-2\",}\n{\"uri\":\"bulk-3\"}\n";
    HttpResponse<String> answer = wire.push(lines, "Content-Type", "application/x-ndjson");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).path("items").path(1).path("status").asText()).isEqualTo("rejected");
    assertThat(json(answer).path("items").path(1).path("problems")).isNotEmpty();
    onlyRaw(ArticleUri.of("wire", "bulk-1"));
    onlyRaw(ArticleUri.of("wire", "bulk-3"));
    assertThat(text(onlyDead("bulk-2").getValue())).isEqualTo("{\"uri\":\"bulk-2\",}");
  }

  @Test
  void aRetryGetsTheFirstAnswerAndAnotherBodyIsRefused() {
    String[] headers = {"Content-Type", JSON_TYPE, "Idempotency-Key", "push-7"};
    HttpResponse<String> first = wire.push("{\"uri\":\"idem-1\"}", headers);
    HttpResponse<String> again = wire.push("{\"uri\":\"idem-1\"}", headers);
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(Wire.headers(onlyRaw(ArticleUri.of("wire", "idem-1"))))
        .containsEntry("idempotency-key", "push-7");
    isProblem(wire.push("{\"uri\":\"idem-2\"}", headers), 409);
    assertThat(raw(ArticleUri.of("wire", "idem-2"))).isEmpty();
  }

  @Test
  void aCompressedBodyIsTakenIn() {
    HttpResponse<String> answer =
        wire.push(
            gzip("{\"uri\":\"gzip-1\"}".getBytes(StandardCharsets.UTF_8)),
            "Content-Type",
            JSON_TYPE,
            "Content-Encoding",
            "gzip");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(text(onlyRaw(ArticleUri.of("wire", "gzip-1")).value().getContent()))
        .isEqualTo("{\"uri\":\"gzip-1\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "wire, X-None, -, 401",
    "wire, X-API-Key, wrong, 401",
    "none, X-API-Key, wrong, 401",
    "wire, X-API-Key, slow-key, 403",
    "none, X-API-Key, wire-key, 404",
    "wire, Authorization, Bearer wire-key, 202"
  })
  void onlyTheFeedsOwnKeyOpensIt(String feed, String header, String value, int status) {
    HttpResponse<String> answer =
        wire.send(
            feed,
            BodyPublishers.ofString("{\"uri\":\"key-1\"}"),
            "Content-Type",
            JSON_TYPE,
            header,
            value);
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status != 202) {
      isProblem(answer, status);
    }
    assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
        .isEqualTo(status == 401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json          | {"uri":          | 400
          application/json          | {"urn":"x"}      | 422
          application/json          | ''               | 422
          application/x-ndjson      | ''               | 422
          text/plain                | ''               | 422
          text/html                 | ''               | 422
          application/atom+xml      | <html/>          | 400
          image/png                 | x                | 415
          application/octet-stream  | ''               | 422
          nonsense                  | x                | 415
          """)
  void whatCantBeTakenInIsAProblem(String type, String body, int status) {
    isProblem(wire.push(body, "Content-Type", type), status);
  }

  @Test
  void anInvalidItemIsPointedTo() {
    HttpResponse<String> answer =
        wire.push("{\"uri\":\"u\",\"pubStatus\":\"dead\"}", "Content-Type", JSON_TYPE);
    isProblem(answer, 422);
    assertThat(json(answer).path("errors").path(0).path("pointer").asText())
        .isEqualTo("/pubStatus");
  }

  @Test
  void wrongHeadersAreProblems() {
    isProblem(wire.push("{}", "Content-Type", JSON_TYPE, "Content-Encoding", "br"), 415);
    isProblem(wire.push("x", "Content-Type", "text/plain", "Content-Location", "/relative"), 400);
    isProblem(wire.push("{}", "Content-Type", JSON_TYPE, "Idempotency-Key", "k".repeat(256)), 400);
    isProblem(wire.push("{}"), 422);
  }

  @Test
  void aBodyOverTheLimitIsRefusedHoweverItComes() {
    byte[] large = new byte[1024 * 1024 + 1];
    isProblem(wire.push(large, "Content-Type", "text/plain"), 413);
    isProblem(
        wire.send(
            "wire",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
            "X-API-Key",
            "wire-key",
            "Content-Type",
            "text/plain"),
        413);
    isProblem(
        wire.push(gzip(large), "Content-Type", "text/plain", "Content-Encoding", "gzip"), 413);
    isProblem(wire.push("x".repeat(300 * 1024), "Content-Type", "text/plain"), 413);
  }

  @Test
  void aBodyThatTricklesIsAnsweredAndCutOff() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String head =
          "POST /v1/feeds/wire/items HTTP/1.1\r\nHost: test\r\nX-API-Key: wire-key\r\n"
              + "Content-Type: text/plain\r\nContent-Length: 1000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> socket.getInputStream().available() > 0 || !trickles(socket));
      socket.setSoTimeout(10_000);
      String answer = untilCutOff(socket.getInputStream());
      assertThat(answer).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
    }
  }

  /** Sends one more byte; false when the other side has closed. */
  private static boolean trickles(Socket socket) {
    try {
      socket.getOutputStream().write('x');
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What came before the end, or before the reset that a byte behind the end provokes. */
  private static String untilCutOff(InputStream in) {
    StringBuilder read = new StringBuilder();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        read.append((char) b);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("reset");
    }
    return read.toString();
  }

  @Test
  void jsonInAnotherEncodingIsRefusedAndAMarkIsPassedOver() {
    byte[] utf16 = "[{\"uri\":\"wide\"}]".getBytes(StandardCharsets.UTF_16LE);
    isProblem(wire.push(utf16, "Content-Type", JSON_TYPE), 400);
    assertThat(wire.push("\uFEFF[{\"uri\":\"mark-1\"}]", "Content-Type", JSON_TYPE).statusCode())
        .isEqualTo(202);
    onlyRaw(ArticleUri.of("wire", "mark-1"));
  }

  @Test
  void aFeedOverItsRateIsToldWhenToComeBack() {
    String[] headers = {"Content-Type", JSON_TYPE, "X-API-Key", "slow-key"};
    wire.send("slow", BodyPublishers.ofString("{\"uri\":\"slow-1\"}"), headers);
    HttpResponse<String> answer =
        wire.send("slow", BodyPublishers.ofString("{\"uri\":\"slow-1\"}"), headers);
    isProblem(answer, 429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(50L, 100L);
  }

  @Test
  void withoutKafkaAPushIsRefusedInTimeAndTakenInAfterwards() {
    String[] headers = {"Content-Type", JSON_TYPE, "Idempotency-Key", "outage"};
    assumeTrue(
        LocalStack.shared().processes().containsKey(Part.KAFKA),
        "a broker that somebody else runs is not killed");
    Duration usual = timeOf(() -> wire.push("{\"uri\":\"outage-0\"}", "Content-Type", JSON_TYPE));
    LocalStack.shared().broker().kill();
    try {
      // Two seconds, and what the machine needs for anything.
      Duration most = Duration.ofMillis(2500).plus(usual);
      assertThat(timeOf(() -> isLater(wire.push("{\"uri\":\"outage-1\"}", headers))))
          .isLessThan(most);
      String bulk = "{\"uri\":\"outage-2\"}\n".repeat(2_000);
      assertThat(timeOf(() -> isLater(wire.push(bulk, "Content-Type", "application/x-ndjson"))))
          .isLessThan(most);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> wire.get("/q/health/ready").statusCode() == 503);
      assertThat(wire.get("/q/health/live").statusCode()).isEqualTo(200);
    } finally {
      LocalStack.shared().broker().start();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> wire.push("{\"uri\":\"outage-1\"}", headers).statusCode() == 202);
    assertThat(raw(ArticleUri.of("wire", "outage-1"))).isNotEmpty();
  }

  @Test
  void operatorsSeeWhatArrives() {
    wire.push("{\"uri\":\"metric-1\"}", "Content-Type", JSON_TYPE);
    assertThat(wire.get("/q/metrics").body())
        .contains(
            "dateline_ingest_items_total{feed=\"wire\",format=\"ninjs\",outcome=\"accepted\","
                + "transport=\"push\"}")
        .contains("dateline_ingest_publish_seconds_bucket");
    assertThat(wire.get("/openapi?format=json").body())
        .contains("/v1/feeds/{feed}/items", "202")
        .contains("/v1/feeds/{id}/health", "whsec_");
  }

  private static Duration timeOf(Runnable act) {
    long start = System.nanoTime();
    act.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void isLater(HttpResponse<String> answer) {
    isProblem(answer, 503);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
  }

  private static void isProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
    assertThat(json(answer).path("title").asText()).isNotEmpty();
  }

  private static ConsumerRecord<String, RawArticle> onlyRaw(String uri) {
    List<ConsumerRecord<String, RawArticle>> found = raw(uri);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<ConsumerRecord<String, RawArticle>> raw(String uri) {
    return Wire.read(Topics.RAW, RawArticle.class).stream()
        .filter(r -> r.key().equals(uri))
        .toList();
  }

  private static DeadLetter onlyDead(String part) {
    List<DeadLetter> found =
        Wire.read(Topics.DEAD_LETTERS, DeadLetter.class).stream()
            .map(ConsumerRecord::value)
            .filter(dead -> text(dead.getValue()).contains(part))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
