package dateline.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.Topics;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of texts that a kill or hold takes: on the topics, in the state, in the logs. */
class WithdrawnTextTest {

  private final Pipe pipe = new Pipe();

  @AfterEach
  void close() {
    pipe.close();
  }

  private void kill(String version) {
    pipe.sendUrgent(pipe.item(version, "").setPubStatus("canceled").setTexts(List.of()));
  }

  private void hold(String version) {
    pipe.sendUrgent(pipe.item(version, "").setPubStatus("withheld").setTexts(List.of()));
  }

  private List<ArticleChanged> changes() {
    return pipe.read(Topics.ARTICLES, ArticleChanged.class);
  }

  @Test
  void lateKillNamesTheVersionsThatItTakes() {
    pipe.send(pipe.item("1", "Harbour to open"));
    pipe.send(pipe.item("3", "Harbour opens"));
    kill("2");
    ArticleChanged change = changes().get(2);
    assertThat(change.getKind()).isEqualTo(ChangeKind.Recorded);
    assertThat(change.getWithdrawnVersions()).singleElement().asString().startsWith("1-");
    assertThat(change.getArticle().getVersion()).isEqualTo("3");
    Withdrawal withdrawal = pipe.read(Topics.WITHDRAWALS, Withdrawal.class).get(0);
    assertThat(withdrawal.getAction()).isEqualTo(WithdrawalAction.kill);
    assertThat(withdrawal.getVersions()).isEqualTo(change.getWithdrawnVersions());
  }

  @Test
  void textThatCameUnderAHoldComesOutWhenItEnds() {
    hold("2");
    pipe.send(pipe.item("1", "Harbour to open"));
    assertThat(pipe.held("hold")).isEqualTo(1);
    assertThat(changes()).noneMatch(change -> change.toString().contains("Harbour"));
    pipe.restart();
    pipe.send(pipe.item("3", "Harbour opens"));
    List<ArticleChanged> after = changes();
    assertThat(after)
        .extracting(ArticleChanged::getKind)
        .containsExactly(ChangeKind.Released, ChangeKind.Recorded);
    assertThat(Subscriber.headline(after.get(1).getLateVersion())).isEqualTo("Harbour to open");
    assertThat(pipe.held("hold")).isZero();
  }

  @Test
  void killEndsWhatAHoldOwes() {
    hold("2");
    pipe.send(pipe.item("1", "Harbour to open"));
    kill("3");
    assertThat(pipe.held("hold")).isZero();
    pipe.send(pipe.item("4", "Quay opens"));
    assertThat(changes()).noneMatch(change -> change.toString().contains("Harbour"));
  }

  @Test
  void killDuringAnEmbargoLetsNothingWait() {
    pipe.send(pipe.embargoed("1", "Harbour opens", "2026-03-04T18:00:00Z"));
    kill("2");
    assertThat(pipe.held()).isZero();
    List<ArticleChanged> changes = changes();
    assertThat(changes)
        .extracting(ArticleChanged::getKind)
        .containsExactly(ChangeKind.Withdrawn, ChangeKind.Recorded);
    assertThat(changes).noneMatch(change -> change.toString().contains("Harbour"));
  }

  @Test
  void holdDuringAnEmbargoHoldsBehindIt() {
    pipe.send(pipe.embargoed("1", "Harbour opens", "2026-03-04T18:00:00Z"));
    hold("2");
    pipe.at("2026-03-04T18:00:00Z");
    assertThat(changes()).noneMatch(change -> change.toString().contains("Harbour"));
    pipe.send(pipe.item("3", "Harbour is open"));
    assertThat(changes()).anyMatch(change -> change.toString().contains("Harbour opens"));
  }

  @Test
  void clockThatRunsAheadOfTheOtherReleasesNothing() {
    pipe.drift = java.time.Duration.ofHours(-1);
    pipe.send(pipe.embargoed("1", "Harbour opens", "2026-03-04T13:00:00Z"));
    pipe.at("2026-03-04T13:30:00Z");
    assertThat(changes()).isEmpty();
    pipe.at("2026-03-04T14:00:00Z");
    assertThat(changes()).hasSize(1);
  }

  @Test
  void nothingOfAKilledTextStaysInAnyStore() {
    pipe.send(pipe.item("1", "Harbour opens"));
    hold("2");
    pipe.send(pipe.item("0", "Harbour to open"));
    kill("3");
    for (String store : ArticleProcessor.STORES) {
      try (KeyValueIterator<String, byte[]> all =
          pipe.driver.<String, byte[]>getKeyValueStore(store).all()) {
        while (all.hasNext()) {
          assertThat(new String(all.next().value, StandardCharsets.ISO_8859_1))
              .as(store)
              .doesNotContain("Harbour");
        }
      }
    }
  }

  @Test
  void markerIsWrittenAgainSoThatCompactionIsCertain() {
    pipe.send(pipe.item("1", "Harbour opens"));
    kill("2");
    pipe.read(Topics.LATEST, Article.class);
    List<String> logs = new ArrayList<>();
    records("articles");
    pipe.at("2026-03-04T13:00:30Z");
    assertThat(pipe.read(Topics.LATEST, Article.class)).isEmpty();
    pipe.at("2026-03-04T13:01:30Z");
    assertThat(pipe.read(Topics.LATEST, Article.class))
        .singleElement()
        .asString()
        .contains("canceled")
        .doesNotContain("Harbour");
    for (String store : List.of("articles", "held", "owed", "takes")) {
      records(store).forEach(record -> logs.add(store + " " + record.key));
    }
    assertThat(logs)
        .containsExactly("articles " + Pipe.URI, "held renewed", "owed renewed", "takes renewed");
    pipe.at("2026-03-04T16:00:00Z");
    assertThat(pipe.read(Topics.LATEST, Article.class)).isEmpty();
  }

  private List<KeyValue<String, byte[]>> records(String store) {
    return pipe.driver
        .createOutputTopic(
            "pipe-" + store + "-changelog", new StringDeserializer(), new ByteArrayDeserializer())
        .readKeyValuesToList();
  }

  @Test
  void contradictionIsAFaultOfWhatStands_whicheverCameFirst() {
    pipe.send(pipe.item("1", "Harbour opens"));
    pipe.send(pipe.item("1", "Harbour closes"));
    List<Article> latest = pipe.read(Topics.LATEST, Article.class);
    assertThat(latest.get(latest.size() - 1).getFaults())
        .containsExactly("same-version-other-content");
    try (Pipe other = new Pipe()) {
      other.send(other.item("1", "Harbour closes"));
      other.send(other.item("1", "Harbour opens"));
      List<Article> its = other.read(Topics.LATEST, Article.class);
      assertThat(its.get(its.size() - 1).getFaults()).containsExactly("same-version-other-content");
      assertThat(its.get(its.size() - 1).getVersionKey())
          .isEqualTo(latest.get(latest.size() - 1).getVersionKey());
    }
  }
}
