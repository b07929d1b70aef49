package dateline.bench.push;

import dateline.bench.generate.Delivery;
import dateline.standalone.demo.Feed;
import dateline.standalone.demo.PushClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Pushes one delivery until it is accepted, as a well-behaved feed does: over kept connections, and
 * again after the time that a 429 or 503 names. Safe for use by several threads.
 */
final class Client {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final PushClient client;
  private final List<Feed> feeds;
  private final LongAdder retries = new LongAdder();

  Client(URI ingest, List<Feed> feeds) {
    this.client = new PushClient(ingest);
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
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      PushClient.Answer answer = client.push(feed, delivery.contentType(), body, key, Map.of());
      if (answer.accepted()) {
        return;
      }
      boolean later = answer.status() == 429 || answer.status() == 503;
      if (!later || System.nanoTime() > deadline) {
        throw new IOException(
            "push of " + delivery.guid() + ": " + answer.status() + " " + answer.body());
      }
      retries.increment();
      TimeUnit.MILLISECONDS.sleep(answer.retryAfter().toMillis());
    }
  }

  /** How often a push was told to come later, so far. */
  long retries() {
    return retries.sum();
  }
}
