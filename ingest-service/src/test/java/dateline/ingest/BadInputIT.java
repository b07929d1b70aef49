package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.ArticleUri;
import dateline.RawArticle;
import dateline.RawText;
import dateline.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send: refused with a problem or taken as plain data, and never a 500. */
@QuarkusTest
@QuarkusTestResource(Stack.class)
class BadInputIT {

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

  /** Ports are refused where no network is allowed, as here this machine is for other tests. */
  static Stream<String> addresses() {
    return Stream.of(
        "file:///etc/passwd",
        "gopher://wire.example/1",
        "jar:http://wire.example/a.jar!/b",
        "ftp://wire.example/rss",
        "data:text/xml,x",
        "https://user:pass@wire.example/",
        "https://wire.example/\\r\\nHost: inside",
        "https://wire.example/\\u0000",
        "https://wire.example:0/",
        "https://wire.example:99999/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http:///",
        "//wire.example/");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void anAddressThatMayNotBeFetchedIsNotRegistered(String url) {
    String feed = "{\"id\":\"odd\",\"provider\":\"p\",\"url\":\"" + url + "\"}";
    HttpResponse<String> answer = wire.operate("POST", "", feed);
    isProblem(answer, 422);
    assertThat(json(answer).path("errors").path(0).path("pointer").asText()).isEqualTo("/url");
    isProblem(wire.operate("GET", "/odd", ""), 404);
    isProblem(wire.operate("POST", "/test", "{\"url\":\"" + url + "\"}"), 422);
    isProblem(wire.operate("POST", "/discover", "{\"url\":\"" + url + "\"}"), 422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://192.168.0.1/",
        "http://[fd00::1]/"
      })
  void anAddressInsideIsNotLookedAt(String url) {
    for (String look : List.of("/test", "/discover")) {
      HttpResponse<String> answer = wire.operate("POST", look, "{\"url\":\"" + url + "\"}");
      isProblem(answer, 422);
      assertThat(answer.body()).contains("No such address can be fetched.");
    }
  }

  static Stream<String> json() {
    String uri = "{\"uri\":\"hostile-json\",\"provider\":\"p\",\"id\":\"hostile\",";
    return Stream.of(
        uri + "\"x\":" + "[".repeat(1_001) + "]".repeat(1_001) + "}",
        uri + "\"x\":" + "{\"a\":".repeat(1_001) + "1" + "}".repeat(1_002),
        "[".repeat(200_000),
        "{\"a\":".repeat(100_000),
        uri + "\"uri\":\"again\",\"id\":\"again\"}",
        uri + "\"urgency\":" + "9".repeat(1_001) + "}",
        uri + "\"urgency\":1e999999999,\"rate\":1e999999999}",
        uri + "\"rate\":-1e400,\"urgency\":1.5}",
        uri + "\"" + "k".repeat(60_000) + "\":1}",
        uri + "\"urgency\":NaN,\"rate\":NaN}",
        uri + "'a':1}",
        "\"\\u0000\"",
        "null",
        "0");
  }

  @ParameterizedTest
  @MethodSource("json")
  void hostileJsonIsAProblemAtOnce(String body) {
    for (HttpResponse<String> answer :
        List.of(wire.push(body, "Content-Type", JSON_TYPE), wire.operate("POST", "", body))) {
      assertThat(answer.statusCode()).as(answer.body()).isIn(400, 413, 422);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body().length()).isLessThan(20_000);
    }
  }

  @Test
  void whatLooksLikeAQueryIsPlainData() {
    String odd = "{\\\"$ne\\\":null}";
    String guid = "$where a.b";
    String item =
        "{\"uri\":\"%s\",\"headlines\":[{\"value\":\"%s\"}],\"slugline\":\"$gt\",\"x.y\":1,\"$set\":{\"$ne\":null},\"byline\":\"%s\\u0000\"}"
            .formatted(guid, odd, odd);
    HttpResponse<String> answer = wire.push(item, "Content-Type", JSON_TYPE);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    RawArticle raw = raw(ArticleUri.of("wire", guid)).value();
    assertThat(raw.getTexts()).extracting(RawText::getValue).contains("{\"$ne\":null}");
    assertThat(raw.getNinjs()).contains("\"$set\":{\"$ne\":null}", "\"x.y\":1");
    assertThat(raw.getSlugline()).isEqualTo("$gt");
    isProblem(wire.push("{\"uri\":\"a\\u0000b\"}", "Content-Type", JSON_TYPE), 422);
  }

  @Test
  void aQueryIsPlainDataForTheListOfFeeds() {
    String operator = URLEncoder.encode("{\"$ne\":null}", StandardCharsets.UTF_8);
    for (String query :
        List.of(
            "?provider=" + operator,
            "?provider[$ne]=wire",
            "?q=" + operator,
            "?q=.*%00",
            "?q=%F0%9F%98",
            "?q=%ED%A0%80",
            "?cursor=" + operator,
            "?cursor=%00",
            "?origin=" + operator,
            "?status=" + operator,
            "?limit=" + operator,
            "?limit=99999999999999999999",
            "/" + operator,
            "/%00",
            "/..%2fwire",
            "/$where",
            "/a.b/health",
            "/health?status=" + operator)) {
      HttpResponse<String> answer = wire.operate("GET", query, "");
      assertThat(answer.statusCode()).as(query + " " + answer.body()).isIn(200, 400, 404, 405, 422);
      assertThat(answer.body()).as(query).doesNotContain("Exception");
    }
    assertThat(json(wire.operate("GET", "?provider=" + operator, "")).path("feeds")).isEmpty();
    for (String feed : List.of("{\\\"$ne\\\":null}", "$where", "a\\u0000", "\\ud800")) {
      isProblem(wire.operate("POST", "", "{\"id\":\"" + feed + "\",\"provider\":\"p\"}"), 422);
    }
    isProblem(wire.operate("POST", "", "{\"id\":{\"$ne\":null},\"provider\":{\"$gt\":\"\"}}"), 422);
  }

  static Stream<String> characters() {
    return Stream.of(
        "\ufeff%s",
        "%s \u0000\u0001\u0008\u001b[2J\u007f\u0085",
        "\u202e%s\u202c\u2066\u200e\u200f\u2069",
        "%s \ufffe\uffff \udbff\udfff",
        "e\u0301".repeat(500) + "%s",
        "%s\u2028\u2029\u00ad\u200b\u2060");
  }

  @ParameterizedTest
  @MethodSource("characters")
  void anyCharactersAreAnAnswerInAnyFormat(String form) {
    String text = form.formatted("Tide");
    List<String[]> pushes = new ArrayList<>();
    pushes.add(
        new String[] {
          JSON_TYPE,
          "{\"uri\":\"chars\",\"headlines\":[{\"value\":" + JSON.valueToTree(text) + "}]}"
        });
    pushes.add(
        new String[] {
          "application/x-ndjson",
          "{\"uri\":\"chars\",\"slugline\":" + JSON.valueToTree(text) + "}\n"
        });
    pushes.add(new String[] {"text/plain", text});
    pushes.add(new String[] {"text/html", "<title>" + text + "</title><p>" + text});
    pushes.add(
        new String[] {
          "application/rss+xml",
          "<rss><channel><item><guid>chars</guid><title>" + text + "</title></item></channel></rss>"
        });
    pushes.add(
        new String[] {
          "message/rfc822", "From: a@b.example\r\nSubject: " + text + "\r\n\r\n" + text
        });
    for (String[] push : pushes) {
      HttpResponse<String> answer = wire.push(push[1], "Content-Type", push[0]);
      assertThat(answer.statusCode()).as(push[0] + answer.body()).isIn(202, 400, 415, 422);
    }
  }

  @Test
  void anyBytesAreAnAnswerInAnyFormat() {
    Random random = new Random(5);
    List<byte[]> bodies = new ArrayList<>();
    bodies.add(
        "{\"uri\":\"lone\",\"headlines\":[{\"value\":\"\\ud800 and \\udc00\"}]}"
            .getBytes(StandardCharsets.UTF_8));
    bodies.add(
        new byte[] {
          '{', '"', 'u', 'r', 'i', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'
        });
    bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8, 'a', 0});
    bodies.add(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    bodies.add(new byte[] {(byte) 0xc0, (byte) 0x80, (byte) 0xf8, 'T'});
    for (int i = 0; i < 5; i++) {
      byte[] bytes = new byte[300];
      random.nextBytes(bytes);
      bodies.add(bytes);
    }
    for (byte[] body : bodies) {
      for (String type :
          List.of(
              JSON_TYPE,
              "application/x-ndjson",
              "text/plain",
              "text/plain; charset=no-such",
              "text/html; charset=utf-7",
              "application/rss+xml; charset=utf-16",
              "application/feed+json",
              "message/rfc822",
              "application/octet-stream")) {
        HttpResponse<String> answer = wire.push(body, "Content-Type", type);
        assertThat(answer.statusCode()).as(type + answer.body()).isIn(202, 400, 415, 422);
      }
    }
  }

  @Test
  void aBombWithoutALengthIsCutByItsRatio() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(new byte[1_000_000]);
    }
    byte[] bomb = out.toByteArray();
    isProblem(
        wire.send(
            "wire",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bomb)),
            "X-API-Key",
            "wire-key",
            "Content-Type",
            "text/plain",
            "Content-Encoding",
            "gzip"),
        413);
  }

  @Test
  void aFeedOverItsRateDisturbsNobodyElse() {
    int tooFast = 0;
    for (int i = 0; i < 10; i++) {
      HttpResponse<String> eager =
          wire.send(
              "slow",
              BodyPublishers.ofString("{\"uri\":\"eager\"}"),
              "Content-Type",
              JSON_TYPE,
              "X-API-Key",
              "slow-key");
      tooFast += eager.statusCode() == 429 ? 1 : 0;
      String other = "{\"uri\":\"patient-" + i + "\"}";
      assertThat(wire.push(other, "Content-Type", JSON_TYPE).statusCode()).isEqualTo(202);
    }
    assertThat(tooFast).isGreaterThanOrEqualTo(9);
  }

  private static ConsumerRecord<String, RawArticle> raw(String uri) {
    List<ConsumerRecord<String, RawArticle>> found =
        Wire.read(Topics.RAW, RawArticle.class).stream()
            .filter(record -> record.key().equals(uri))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static void isProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
