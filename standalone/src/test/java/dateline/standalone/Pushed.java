package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.standalone.demo.PushClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Pushes for tests that count on being accepted. */
final class Pushed {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Pushed() {}

  /** Pushes a body of a type, asserts 202, and gives the URIs of its receipts in order. */
  static List<String> uris(String feed, String type, byte[] body) {
    try {
      return accepted(feed, type, body).uris();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String uri(String feed, String type, String body) {
    List<String> uris = uris(feed, type, body.getBytes(StandardCharsets.UTF_8));
    assertThat(uris).hasSize(1);
    return uris.get(0);
  }

  static String uri(String feed, Ninjs item) {
    return uri(feed, "application/json", item.toString());
  }

  static PushClient.Answer accepted(String feed, String type, byte[] body) {
    PushClient.Answer answer = push(feed, type, body, UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer;
  }

  static PushClient.Answer push(String feed, String type, byte[] body, String idempotencyKey) {
    try {
      return Running.pipeline()
          .push()
          .push(Running.feed(feed), type, body, idempotencyKey, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(PushClient.Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(answer.body(), e);
    }
  }
}
