package dateline.standalone.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Pushes items the way a feed does: with the feed's key, and with an idempotency key under which
 * the same push can be repeated without harm. Safe for use by several threads.
 */
public final class PushClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI ingest;

  /** Pushes to the ingest-service at this base URL. */
  public PushClient(URI ingest) {
    this.ingest = ingest;
  }

  /**
   * Answer of the push API: 202 means that Kafka has every item of the body that is sound.
   *
   * @param status HTTP status
   * @param body receipt or problem
   * @param retryAfter when the service wants to be asked again; a second where it does not say
   */
  public record Answer(int status, String body, Duration retryAfter) {

    /** Whether the delivery is in Kafka. */
    public boolean accepted() {
      return status == 202;
    }

    /** Whether the same push should be repeated later. */
    public boolean retryable() {
      return status == 429 || status == 503 || status == 500;
    }

    /**
     * URIs of the articles that the receipt names, in its order.
     *
     * @throws IOException if the body is no receipt
     */
    public List<String> uris() throws IOException {
      return JSON.readTree(body).findValuesAsText("uri");
    }
  }

  /**
   * Pushes a body once.
   *
   * @param feed whose delivery it is
   * @param contentType value of the Content-Type header
   * @param idempotencyKey the same for repetitions of this push, different for all others
   * @param headers further request headers
   * @throws IOException if there is no answer; whether the body was taken is then unknown
   */
  public Answer push(
      Feed feed,
      String contentType,
      byte[] body,
      String idempotencyKey,
      Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(ingest.resolve("/v1/feeds/" + feed.id() + "/items"))
            .timeout(TIMEOUT)
            .header("X-API-Key", feed.key())
            .header("Content-Type", contentType)
            .header("Idempotency-Key", idempotencyKey)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body(),
          Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Pushes a body until there is an answer that stands, with the same idempotency key all along.
   *
   * @throws IOException if none came within the time
   */
  public Answer pushUntilAnswered(
      Feed feed, String contentType, byte[] body, String idempotencyKey, Duration limit)
      throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      IOException failure;
      try {
        Answer answer = push(feed, contentType, body, idempotencyKey, Map.of());
        if (!answer.retryable()) {
          return answer;
        }
        failure = new IOException("still " + answer.status() + ": " + answer.body());
      } catch (IOException e) {
        failure = e;
      }
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        throw failure;
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
