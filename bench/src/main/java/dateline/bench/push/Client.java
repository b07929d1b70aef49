package dateline.bench.push;

import dateline.bench.generate.Delivery;
import dateline.standalone.demo.Feed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Pushes one delivery until it is accepted, as a well-behaved feed does: over kept connections, and
 * again after the time that a 429 or 503 names. Safe for use by several threads.
 */
final class Client {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI ingest;
  private final List<Feed> feeds;
  private final LongAdder retries = new LongAdder();

  Client(URI ingest, List<Feed> feeds) {
    this.ingest = ingest;
    this.feeds = feeds;
  }

  /**
   * Pushes until there is a 202.
   *
   * @param key idempotency key, so that a repetition after a lost answer makes no second delivery
   * @throws IOException if the push is refused for good, or not accepted in time
   */
  void push(Delivery delivery, byte[] body, String key) throws IOException, InterruptedException {
    Feed feed = feeds.get(delivery.feed());
    HttpRequest request =
        HttpRequest.newBuilder(ingest.resolve("/v1/feeds/" + feed.id() + "/items"))
            .timeout(TIMEOUT)
            .header("X-API-Key", feed.key())
            .header("Content-Type", delivery.contentType())
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      int status = response.statusCode();
      if (status == 202) {
        return;
      }
      boolean later = status == 429 || status == 503;
      if (!later || System.nanoTime() > deadline) {
        throw new IOException("push of " + delivery.guid() + ": " + status + " " + response.body());
      }
      retries.increment();
      TimeUnit.SECONDS.sleep(response.headers().firstValueAsLong("Retry-After").orElse(1));
    }
  }

  /** How often a push was told to come later, so far. */
  long retries() {
    return retries.sum();
  }
}
