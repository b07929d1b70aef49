package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ArticleChanged;
import dateline.ArticleUri;
import dateline.PubStatus;
import dateline.Topics;
import dateline.standalone.demo.PushClient;
import dateline.standalone.demo.StoreClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Random histories through the packaged services while these are killed: whatever the order, the
 * lanes, the duplicates and the restarts, all of them end alike, and no text goes out that is
 * embargoed, held or killed. Each history is two articles, one in order and one in any order.
 */
class HistoriesIT {

  private static final int HISTORIES = 24;
  private static final Duration HORIZON = Duration.ofSeconds(40);
  private static final long PAUSE_NANOS = Duration.ofMillis(120).toNanos();
  private static final List<Service> KILLED =
      List.of(
          Service.ENRICH,
          Service.STORE,
          Service.INGEST,
          Service.ENRICH,
          Service.STORE,
          Service.ENRICH);

  /** What can be known of an article at its end. */
  private record Outcome(PubStatus status, String standing, Map<String, String> readable) {}

  /** One article that plays a history. */
  private record Play(RandomHistory history, String guid, Deque<RandomHistory.Message> messages) {

    String uri() {
      return ArticleUri.of("histories-provider", guid);
    }

    void next() throws IOException {
      RandomHistory.Message message = messages.remove();
      PushClient.Answer answer =
          Running.pipeline()
              .push()
              .pushUntilAnswered(
                  Running.feed("histories"),
                  "application/json",
                  message.of(guid).bytes(),
                  guid + "-" + message.version() + "-" + messages.size(),
                  Duration.ofSeconds(60));
      assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }
  }

  @Test
  void anyOrderWithDuplicatesAndKilledServicesEndsAlike() throws Exception {
    Running running = Running.pipeline();
    long seed = Long.getLong("dateline.histories.seed", System.nanoTime());
    Random random = new Random(seed);
    List<Play> inOrder = new ArrayList<>();
    List<Play> shuffled = new ArrayList<>();
    Instant start = Instant.now();
    for (int number = 0; number < HISTORIES; number++) {
      RandomHistory history = RandomHistory.of(random, number, start, HORIZON);
      String guid = "tag:histories.example,2025:" + number;
      inOrder.add(new Play(history, guid + "-a", new ArrayDeque<>(history.messages())));
      shuffled.add(new Play(history, guid + "-b", new ArrayDeque<>(history.shuffled(random))));
    }
    ExecutorService wire = Executors.newSingleThreadExecutor();
    Future<?> pushes = wire.submit(() -> push(inOrder, shuffled, random));
    wire.shutdown();
    for (Service service : KILLED) {
      running.services().killAndRestart(service);
    }
    pushes.get();

    // All embargoes have ended then, and what is late must not change it.
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertThat(Instant.now()).isAfter(start.plus(HORIZON));
              assertAllEndAlike(seed, inOrder, shuffled);
            });
  }

  private static Void push(List<Play> inOrder, List<Play> shuffled, Random random)
      throws IOException {
    List<Play> open = new ArrayList<>(inOrder);
    open.addAll(shuffled);
    while (!open.isEmpty()) {
      Play play = open.get(random.nextInt(open.size()));
      play.next();
      if (play.messages().isEmpty()) {
        open.remove(play);
      }
      // What is tested is the kills of services, not the rate.
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return null;
  }

  private static void assertAllEndAlike(long seed, List<Play> inOrder, List<Play> shuffled)
      throws IOException {
    Map<String, Subscriber> subscribers = subscribers(inOrder, shuffled);
    for (int number = 0; number < inOrder.size(); number++) {
      Play first = inOrder.get(number);
      Play second = shuffled.get(number);
      RandomHistory history = first.history();
      for (Play play : List.of(first, second)) {
        String name = "seed %d, %s of %s".formatted(seed, play.guid(), history);
        Subscriber subscriber = subscribers.get(play.uri());
        Outcome seen =
            new Outcome(subscriber.status(), subscriber.standing(), subscriber.readable());
        Outcome read = read(play);
        assertThat(seen.status()).as(name).isEqualTo(history.status());
        assertThat(read).as(name).isEqualTo(seen);
        assertThat(history.words(read.readable().values().toString()))
            .as(name)
            .isEqualTo(history.readable());
      }
      Subscriber one = subscribers.get(first.uri());
      Subscriber other = subscribers.get(second.uri());
      String name = "seed %d, %s".formatted(seed, history);
      assertThat(other.readable()).as(name).isEqualTo(one.readable());
      assertThat(other.standing()).as(name).isEqualTo(one.standing());
    }
  }

  private static Map<String, Subscriber> subscribers(List<Play> inOrder, List<Play> shuffled) {
    Map<String, Subscriber> subscribers = new HashMap<>();
    inOrder.forEach(play -> subscribers.put(play.uri(), new Subscriber(play.history())));
    shuffled.forEach(play -> subscribers.put(play.uri(), new Subscriber(play.history())));
    TopicReader.all(Topics.ARTICLES, ArticleChanged.class).stream()
        .filter(record -> subscribers.containsKey(record.key()))
        .forEach(record -> subscribers.get(record.key()).take(record.value()));
    return subscribers;
  }

  /** The same over HTTP; texts that are not to be read stand in no answer. */
  private static Outcome read(Play play) throws IOException {
    StoreClient store = Running.pipeline().store();
    StoreClient.Answer article = store.article(play.uri());
    StoreClient.Answer versions = store.get("/v1/articles/" + play.uri() + "/versions");
    RandomHistory history = play.history();
    assertThat(article.status()).as("%s of %s", play.guid(), history).isIn(200, 410);
    assertThat(history.readable())
        .as("%s", history)
        .containsAll(history.words(article.json() + " " + versions.json()));
    Map<String, String> readable = new TreeMap<>();
    for (JsonNode version : versions.json().path("versions")) {
      readable.put(
          version.path("versionKey").asText(),
          version.path("headlines").path(0).path("value").asText());
    }
    PubStatus status =
        article.status() == 200
            ? PubStatus.usable
            : PubStatus.valueOf(article.json().path("pubStatus").asText());
    String standing = status == PubStatus.usable ? article.json().path("versionKey").asText() : "";
    return new Outcome(status, standing, readable);
  }
}
