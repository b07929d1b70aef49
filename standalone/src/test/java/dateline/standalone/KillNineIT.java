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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Each service is killed as by {@code kill -9} while articles come in. A client that repeats what
 * got no answer, under the same idempotency key, finds every article stored once.
 */
class KillNineIT {

  private static final int ARTICLES = 2_100;
  private static final int REVISED_EACH = 7;
  private static final int CLIENTS = 4;
  private static final String[] TOWNS = {
    "Turin", "Ghent", "Porto", "Malmö", "Brno", "Graz", "Lille"
  };

  @Test
  void killingEachServiceUnderLoad_losesAndDoublesNothing() throws Exception {
    Running running = Running.pipeline();
    int lettersBefore = TopicReader.all(Topics.DEAD_LETTERS, DeadLetter.class).size();
    AtomicInteger accepted = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> work = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      work.add(clients.submit(pushEvery(client, accepted)));
    }
    clients.shutdown();

    for (Service service : Service.values()) {
      int next = accepted.get() + ARTICLES / 5;
      await().atMost(Duration.ofSeconds(90)).until(() -> accepted.get() >= next);
      running.services().killAndRestart(service);
    }
    for (Future<?> each : work) {
      each.get();
    }

    int revisions = (ARTICLES + REVISED_EACH - 1) / REVISED_EACH;
    assertThat(accepted).hasValue(ARTICLES + revisions);
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertThat(stored("articles")).isEqualTo(ARTICLES);
              assertThat(stored("versions")).isEqualTo(ARTICLES + revisions);
            });
    assertNewestVersionOfEach(running);
    assertOneChangeForEachVersion();
    assertThat(TopicReader.all(Topics.DEAD_LETTERS, DeadLetter.class)).hasSize(lettersBefore);
  }

  private static Callable<Void> pushEvery(int client, AtomicInteger accepted) {
    return () -> {
      for (int number = client; number < ARTICLES; number += CLIENTS) {
        push(number, 1);
        accepted.incrementAndGet();
        if (number % REVISED_EACH == 0) {
          push(number, 2);
          accepted.incrementAndGet();
        }
      }
      return null;
    };
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

  private static void assertNewestVersionOfEach(Running running) {
    Map<String, String> versions = new HashMap<>();
    running
        .database()
        .getCollection("articles")
        .find(Filters.eq("feed", "crowd"))
        .forEach(article -> versions.put(article.getString("_id"), article.getString("version")));
    for (int number = 0; number < ARTICLES; number++) {
      assertThat(versions)
          .containsEntry(
              ArticleUri.of("crowd-provider", guid(number)),
              number % REVISED_EACH == 0 ? "2" : "1");
    }
  }

  private static void assertOneChangeForEachVersion() {
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
    int revisions = (ARTICLES + REVISED_EACH - 1) / REVISED_EACH;
    assertThat(kinds).containsEntry(ChangeKind.Created, ARTICLES);
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
