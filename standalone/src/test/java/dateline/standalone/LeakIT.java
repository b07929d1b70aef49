package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.PubStatus;
import dateline.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Words of embargoed, held and killed texts are looked for at every exit of the packaged services:
 * topics, every path of every API, events, metrics, logs and the database.
 */
class LeakIT {

  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String KEY = "key-of-the-desk";

  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.pipeline();
    running.services().killAndRestart(Service.ENRICH, enrich(Map.of()));
    running.services().killAndRestart(Service.STORE, store());
  }

  @AfterAll
  static void asBefore() {
    running.services().killAndRestart(Service.ENRICH);
    running.services().killAndRestart(Service.STORE);
  }

  @Test
  void noExitGivesWhatMayNotBeRead_andAllGiveItWhenItMay() throws Exception {
    SecretStories stories = new SecretStories();
    stories.publish();
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(found("Buskinhythe")).isEqualTo(1);
              assertThat(found("Elderfosse")).isEqualTo(1);
              assertThat(found("Fallowmere")).isZero();
              assertThat(running.versions(stories.late())).hasSize(2);
              assertThat(found("Inglenook")).isEqualTo(1);
              assertThat(found("Juniperdale")).isEqualTo(1);
              assertThat(found("Kestrelholt")).isEqualTo(1);
            });

    stories.publishSimilar();
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(article(stories.similar())).contains(stories.similarTo(), "Buskin"));

    stories.takeBack();
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              for (String uri : stories.killed()) {
                assertThat(running.store().article(uri).status()).as(uri).isEqualTo(410);
              }
              assertThat(running.store().article(stories.held()).status()).isEqualTo(410);
              assertThat(versions(stories.late())).contains(SecretStories.STAYS);
              assertThat(versions(stories.late())).doesNotContain("Fallowmere");
            });
    Map<TopicPartition, Long> since = TopicBytes.end(Topics.ARTICLES);
    assertNothingLeaks(stories, since);

    running.services().killAndRestart(Service.ENRICH, enrich(Map.of()));
    running.services().killAndRestart(Service.STORE, store());
    assertNothingLeaks(stories, since);

    running
        .services()
        .killAndRestart(Service.ENRICH, enrich(Map.of("dateline.enrich.embargo.shift", "PT1H")));
    assertEmbargoEndsAtItsInstant();
    assertNothingLeaks(stories, since);

    stories.release("Elmshore");
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(article(stories.held())).contains("Elmshore");
              assertThat(versions(stories.held())).contains("Elmshore", "Elderfosse");
              assertThat(versions(stories.held())).doesNotContain(SecretStories.WITH_HOLD);
            });

    // The other way round, so that all of this could have failed.
    running
        .services()
        .killAndRestart(
            Service.ENRICH,
            enrich(
                Map.of(
                    "dateline.enrich.embargo.shift", "PT1H",
                    "dateline.enrich.embargo.clock", "own")));
    await().atMost(LIMIT).until(() -> found("Amberwick") == 1 && found("Hawthornby") == 1);
    assertThat(Exits.hits(exits(stories, Set.of("Amberwick")), Set.of("Amberwick")))
        .as("the looking itself")
        .hasSizeGreaterThan(5);
    assertThat(article(stories.embargoed())).contains("Amberwick");
    assertThat(found("Drumlinquay")).isZero();
    assertThat(found("Gorsehaven")).isZero();
  }

  /** With a clock that is an hour ahead: neither early, nor late by much. */
  private static void assertEmbargoEndsAtItsInstant() throws IOException {
    String uri = SecretStories.briefly("Larkspurton", Duration.ofSeconds(15));
    await().atMost(LIMIT).until(() -> found("Larkspurton") == 1);
    ArticleChanged change = TopicReader.editorialChanges(uri).get(0);
    assertThat(change.getKind()).isEqualTo(ChangeKind.Created);
    assertThat(change.getAt())
        .isBetween(
            change.getArticle().getEmbargoed(), change.getArticle().getEmbargoed().plusSeconds(12));
  }

  private static void assertNothingLeaks(SecretStories stories, Map<TopicPartition, Long> since)
      throws IOException {
    Set<String> secret = new TreeSet<>(SecretStories.NEVER);
    secret.addAll(SecretStories.KILLED);
    secret.addAll(SecretStories.HELD);
    secret.add(SecretStories.WITH_HOLD);
    Map<String, String> exits = exits(stories, secret);
    for (Topics topic : List.of(Topics.WITHDRAWALS, Topics.RECEIPTS, Topics.DEAD_LETTERS)) {
      exits.put("state of " + topic, TopicBytes.state(topic).toString());
    }
    TopicReader.all(Topics.LATEST, Article.class)
        .forEach(record -> exits.put("state of " + record.key(), record.value().toString()));
    exits.put("later changes", TopicBytes.from(Topics.ARTICLES, since));
    for (String uri : stories.killed()) {
      List<ArticleChanged> changes = TopicReader.editorialChanges(uri);
      List<PubStatus> states = changes.stream().map(c -> c.getArticle().getPubStatus()).toList();
      int kill = states.indexOf(PubStatus.canceled);
      exits.put("changes of " + uri, changes.subList(kill, changes.size()).toString());
    }
    assertThat(Exits.hits(exits, secret)).isEmpty();

    Set<String> never = new TreeSet<>(SecretStories.NEVER);
    never.add(SecretStories.WITH_HOLD);
    Map<String, String> always = new TreeMap<>();
    for (Topics topic : List.of(Topics.ARTICLES, Topics.LATEST, Topics.WITHDRAWALS)) {
      always.put("all of " + topic, TopicBytes.from(topic, Map.of()));
    }
    assertThat(Exits.hits(always, never)).isEmpty();

    Set<String> taken = new TreeSet<>(SecretStories.KILLED);
    taken.addAll(never);
    assertThat(Exits.hits(database(), taken)).isEmpty();
  }

  private static Map<String, String> exits(SecretStories stories, Set<String> words)
      throws IOException {
    return Exits.read(running.services(), stories.uris(), words, KEY);
  }

  private static Map<String, String> database() {
    Map<String, String> documents = new LinkedHashMap<>();
    for (String name : running.database().listCollectionNames()) {
      StringBuilder all = new StringBuilder();
      running.database().getCollection(name).find().forEach(each -> all.append(each.toJson()));
      documents.put("collection " + name, all.toString());
    }
    return documents;
  }

  private static int found(String word) throws IOException {
    return running.store().articles("q=" + word + "&feed=leak").size();
  }

  private static String article(String uri) throws IOException {
    return running.store().article(uri).json().toString();
  }

  private static String versions(String uri) throws IOException {
    return running.store().get("/v1/articles/" + uri + "/versions").json().toString();
  }

  private static Map<String, String> enrich(Map<String, String> further) throws Exception {
    Map<String, String> settings = new TreeMap<>(further);
    settings.put("dateline.enrich.operators.desk.key-sha256", hash());
    return settings;
  }

  private static Map<String, String> store() throws Exception {
    return Map.of("dateline.store.operators.desk.key-sha256", hash());
  }

  private static String hash() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }
}
