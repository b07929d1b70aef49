package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import dateline.ArticleChanged;
import dateline.ArticleUri;
import dateline.ChangeKind;
import dateline.DeadLetter;
import dateline.Topics;
import dateline.standalone.demo.PushClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Each service is killed as by {@code kill -9} while articles come in. A client that repeats what
 * got no answer, under the same idempotency key, finds every article stored once.
 */
class KillNineIT {

  private static final int AT_LEAST = 2_100;
  private static final long PAUSE_NANOS = Duration.ofMillis(25).toNanos();
  private static final int REVISED_EACH = 7;
  private static final int CLIENTS = 4;
  private static final String[] TOWNS = {
    "Turin", "Ghent", "Porto", "Malmö", "Brno", "Graz", "Lille"
  };

  @Test
  void killingEachServiceUnderLoad_losesAndDoublesNothing() throws Exception {
    Running running = Running.pipeline();
    int lettersBefore = TopicReader.all(Topics.DEAD_LETTERS, DeadLetter.class).size();
    Load load = new Load();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> work = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      work.add(clients.submit(load));
    }
    clients.shutdown();

    for (Service service : Service.values()) {
      int next = load.begun.get() + AT_LEAST / 5;
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> load.begun.get() >= next || work.stream().anyMatch(Future::isDone));
      running.services().killAndRestart(service);
    }
    load.mayEnd = true;
    for (Future<?> each : work) {
      each.get();
    }

    int articles = load.begun.get();
    int revisions = (articles + REVISED_EACH - 1) / REVISED_EACH;
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertThat(stored("articles")).isEqualTo(articles);
              assertThat(stored("versions")).isEqualTo(articles + revisions);
            });
    assertNewestVersionOfEach(running, articles);
    assertOneChangeForEachVersion(articles, revisions);
    assertThat(TopicReader.all(Topics.DEAD_LETTERS, DeadLetter.class)).hasSize(lettersBefore);
  }

  /** Pushes one article after the other until all services were killed and enough came in. */
  private static final class Load implements Callable<Void> {

    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean mayEnd;

    @Override
    public Void call() throws IOException {
      while (!mayEnd || begun.get() < AT_LEAST) {
        int number = begun.getAndIncrement();
        push(number, 1);
        if (number % REVISED_EACH == 0) {
          push(number, 2);
        }
        // A light load: what is tested is the kill, not the rate.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      return null;
    }
  }

  private static void push(int number, int version) throws IOException {
    PushClient.Answer answer =
        Running.pipeline()
            .push()
            .pushUntilAnswered(
                Running.feed("crowd"),
                "application/json",
                article(number, version).bytes(),
                "crowd-" + number + "-" + version,
                Duration.ofSeconds(60));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static Ninjs article(int number, int version) {
    String town = TOWNS[number % TOWNS.length];
    return Ninjs.item(guid(number))
        .version(version, "2025-10-14T1" + version + ":00:00Z")
        .headline("Parish " + number + " near " + town + " counts its storks")
        .body(
            "%s - Parish %d counted %d storks this year, %d more than last, said ringer %s %d."
                    .formatted(town, number, number * 31 % 97, number * 17 % 13, "Anders", number)
                + " This is take "
                + version
                + ".");
  }

  private static void assertNewestVersionOfEach(Running running, int articles) {
    Map<String, String> versions = new HashMap<>();
    running
        .database()
        .getCollection("articles")
        .find(Filters.eq("feed", "crowd"))
        .forEach(article -> versions.put(article.getString("_id"), article.getString("version")));
    for (int number = 0; number < articles; number++) {
      assertThat(versions)
          .containsEntry(
              ArticleUri.of("crowd-provider", guid(number)),
              number % REVISED_EACH == 0 ? "2" : "1");
    }
  }

  private static void assertOneChangeForEachVersion(int articles, int revisions) {
    Map<String, List<Long>> sequences = new HashMap<>();
    Map<ChangeKind, Integer> kinds = new HashMap<>();
    for (ConsumerRecord<String, ArticleChanged> record :
        TopicReader.all(Topics.ARTICLES, ArticleChanged.class)) {
      if (record.value().getArticle().getFeed().equals("crowd")) {
        kinds.merge(record.value().getKind(), 1, Integer::sum);
        sequences
            .computeIfAbsent(record.key(), key -> new ArrayList<>())
            .add(record.value().getSequence());
      }
    }
    assertThat(kinds).containsEntry(ChangeKind.Created, articles);
    assertThat(kinds).containsEntry(ChangeKind.Updated, revisions);
    assertThat(sequences.values())
        .allSatisfy(
            numbers -> {
              for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).isEqualTo(i + 1);
              }
            });
  }

  private static long stored(String collection) {
    Document count =
        Running.pipeline()
            .database()
            .getCollection(collection)
            .aggregate(
                List.of(Aggregates.match(Filters.eq("feed", "crowd")), Aggregates.count("n")))
            .first();
    return count == null ? 0 : count.getInteger("n");
  }

  private static String guid(int number) {
    return "tag:crowd.example,2025:stork-" + number;
  }
}
