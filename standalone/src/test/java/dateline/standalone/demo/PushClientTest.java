package dateline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushClientTest {

  private static final Feed FEED = new Feed("wire", "wire", "Wire", "UTC", "en", "key");
  private static final String RECEIPT =
      "{\"accepted\":2,\"rejected\":1,\"items\":[{\"uri\":\"urn:a\"},{\"uri\":\"urn:b\"},{}]}";

  private final Deque<Reply> replies = new ArrayDeque<>();
  private final Deque<String> keys = new ArrayDeque<>();
  private HttpServer server;
  private PushClient client;

  private record Reply(int status, String body, Map<String, String> headers) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.createContext(
        "/v1/feeds/wire/items",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          Reply reply = replies.remove();
          reply.headers().forEach(exchange.getResponseHeaders()::set);
          byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(reply.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    client =
        new PushClient(
            URI.create(
                "http://%s:%d"
                    .formatted(
                        server.getAddress().getAddress().getHostAddress(),
                        server.getAddress().getPort())));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void receiptNamesTheArticles() throws IOException {
    replies.add(new Reply(202, RECEIPT, Map.of()));

    PushClient.Answer answer = push();

    assertThat(answer.accepted()).isTrue();
    assertThat(answer.uris()).isEqualTo(List.of("urn:a", "urn:b"));
  }

  @Test
  void answerSaysWhenToComeAgain() throws IOException {
    replies.add(new Reply(503, "{}", Map.of("Retry-After", "7")));
    replies.add(new Reply(429, "{}", Map.of()));

    assertThat(push().retryAfter()).isEqualTo(Duration.ofSeconds(7));
    PushClient.Answer answer = push();
    assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(answer.accepted()).isFalse();
    assertThat(answer.retryable()).isTrue();
  }

  @Test
  void repeatsUnderTheSameKeyUntilTheAnswerStands() throws IOException {
    replies.add(new Reply(503, "{}", Map.of()));
    replies.add(new Reply(202, RECEIPT, Map.of()));

    PushClient.Answer answer =
        client.pushUntilAnswered(
            FEED, "application/json", new byte[] {'{', '}'}, "k", Duration.ofSeconds(20));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(keys).containsExactly("k", "k");
  }

  private PushClient.Answer push() throws IOException {
    return client.push(FEED, "application/json", new byte[] {'{', '}'}, "k", Map.of());
  }
}
