package dateline.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ArticleChanged;
import dateline.ArticleUri;
import dateline.ChangeKind;
import dateline.IdentitySource;
import dateline.RawArticle;
import dateline.RawText;
import dateline.Topics;
import dateline.Withdrawal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills by number, and takes, of text wires. */
class WireNumbersTest {

  private static final String NUMBER = "bdt/0123/2026-03-04";
  private static final String BY_NUMBER = ArticleUri.of("north-agency", "wire:" + NUMBER);

  private final Pipe pipe = new Pipe();

  @AfterEach
  void close() {
    pipe.close();
  }

  private RawArticle.Builder story() {
    return pipe.item("0", "Harbour opens")
        .setIdentitySource(IdentitySource.keyword)
        .setWireNumbers(List.of(NUMBER));
  }

  private RawArticle.Builder order(String status) {
    return pipe.item(null, "")
        .setUri(BY_NUMBER)
        .setIdentitySource(IdentitySource.wireNumber)
        .setWireNumbers(List.of(NUMBER))
        .setPubStatus(status)
        .setEdNote("the harbour is closed")
        .setTexts(List.of());
  }

  private RawArticle.Builder take(int number, String body) {
    return pipe.item("0", "Harbour opens")
        .setTake(number)
        .setTexts(
            List.of(
                new RawText("headline", "text/plain", "Harbour opens, take " + number),
                new RawText("body", "text/plain", body)));
  }

  private List<ArticleChanged> changes() {
    return pipe.read(Topics.ARTICLES, ArticleChanged.class).stream()
        .filter(change -> change.getUri().equals(Pipe.URI))
        .toList();
  }

  private List<String> kinds() {
    return changes().stream().map(change -> change.getKind().name()).toList();
  }

  @Test
  void killByNumberFindsItsStory() {
    pipe.send(story());
    pipe.sendUrgent(order("canceled"));
    assertThat(kinds()).containsExactly("Created", "Withdrawn");
    Withdrawal kill =
        pipe.read(Topics.WITHDRAWALS, Withdrawal.class).stream()
            .filter(w -> w.getUri().equals(Pipe.URI))
            .findFirst()
            .orElseThrow();
    assertThat(kill.getReason()).isEqualTo("the harbour is closed");
    assertThat(kill.getWireNumbers()).containsExactly(NUMBER);
  }

  @Test
  void killByNumberBeforeItsStoryWaitsAndWins() {
    pipe.sendUrgent(order("canceled"));
    List<Withdrawal> waiting = pipe.read(Topics.WITHDRAWALS, Withdrawal.class);
    assertThat(waiting).extracting(Withdrawal::getMatched).containsExactly(false);
    pipe.restart();
    pipe.send(story());
    List<ArticleChanged> changes = changes();
    assertThat(changes)
        .extracting(ArticleChanged::getKind)
        .containsExactly(ChangeKind.Withdrawn, ChangeKind.Recorded);
    assertThat(changes).noneMatch(change -> change.toString().contains("Harbour"));
    Withdrawal found =
        pipe.read(Topics.WITHDRAWALS, Withdrawal.class).stream()
            .filter(w -> w.getUri().equals(BY_NUMBER))
            .findFirst()
            .orElseThrow();
    assertThat(found.getMatched()).isTrue();
    assertThat(found.getFoundAs()).isEqualTo(Pipe.URI);
    assertThat(found.getSequence()).isEqualTo(waiting.get(0).getSequence());
  }

  @Test
  void holdByNumberHidesItsStoryInEitherOrder() {
    pipe.send(story());
    pipe.sendUrgent(order("withheld"));
    assertThat(kinds()).containsExactly("Created", "Withheld");
  }

  @Test
  void killThatNamesNothingKnownIsUnmatchedUntilItsStoryComes() {
    pipe.send(pipe.item("2", "").setPubStatus("canceled").setTexts(List.of()));
    pipe.send(pipe.item("1", "Harbour opens"));
    pipe.send(pipe.item("0", "Harbour to open"));
    assertThat(pipe.read(Topics.WITHDRAWALS, Withdrawal.class))
        .extracting(Withdrawal::getMatched)
        .containsExactly(false, true);
  }

  @Test
  void takesMakeTheSameVersionsInAnyOrder() {
    pipe.send(take(1, "First part."));
    pipe.send(take(2, "Second part."));
    pipe.send(take(3, "Third part."));
    List<String> inOrder = versions();
    try (Pipe other = new Pipe()) {
      other.send(take(3, "Third part."));
      other.send(take(2, "Second part."));
      assertThat(other.read(Topics.ARTICLES, ArticleChanged.class)).isEmpty();
      other.restart();
      other.send(take(1, "First part."));
      assertThat(versions(other)).isEqualTo(inOrder);
    }
    assertThat(inOrder).hasSize(3);
    assertThat(inOrder.get(2)).contains("First part.").contains("Third part.").startsWith("0.3");
  }

  @Test
  void takesOfAKilledArticleAreForgotten() {
    pipe.send(take(1, "First part."));
    pipe.send(pipe.item("1", "").setPubStatus("canceled").setTexts(List.of()));
    pipe.send(take(2, "Second part."));
    List<ArticleChanged> changes = changes();
    assertThat(changes.get(2).getKind()).isEqualTo(ChangeKind.Recorded);
    assertThat(changes.get(2).toString()).doesNotContain("part");
    assertThat(pipe.driver.<String, byte[]>getKeyValueStore(ArticleProcessor.TAKES_STORE).all())
        .isExhausted();
  }

  @Test
  void takeWithoutItsPredecessorsEndsAsADeadLetter() {
    pipe.send(take(2, "Second part."));
    pipe.at("2026-03-05T13:30:00Z");
    assertThat(pipe.read(Topics.DEAD_LETTERS, dateline.DeadLetter.class))
        .singleElement()
        .extracting(dateline.DeadLetter::getReason)
        .isEqualTo("take-missing");
  }

  private List<String> versions() {
    return versions(pipe);
  }

  private static List<String> versions(Pipe pipe) {
    return pipe.read(Topics.ARTICLES, ArticleChanged.class).stream()
        .map(
            change ->
                change.getArticle().getVersion()
                    + " "
                    + change.getArticle().getBodies().get(0).getValue())
        .toList();
  }
}
