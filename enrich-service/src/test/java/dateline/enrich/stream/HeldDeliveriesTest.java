package dateline.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.Topics;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An embargo covers all versions, and the newest version's embargo is the one that counts. */
class HeldDeliveriesTest {

  private final Pipe pipe = new Pipe();

  @AfterEach
  void close() {
    pipe.close();
  }

  private List<String> published() {
    return pipe.read(Topics.ARTICLES, ArticleChanged.class).stream()
        .map(c -> c.getKind() + " " + c.getArticle().getVersion())
        .toList();
  }

  @Test
  void embargoEndsAtItsInstant() {
    pipe.send(pipe.embargoed("1", "Budget is out", "2026-03-04T13:00:00Z"));
    assertThat(pipe.held()).isEqualTo(1);
    pipe.at("2026-03-04T12:59:59Z");
    assertThat(published()).isEmpty();
    pipe.at("2026-03-04T13:00:00Z");
    assertThat(published()).containsExactly("Created 1");
    assertThat(pipe.held()).isZero();
  }

  @Test
  void newerVersionExtends_inWhateverOrder() {
    pipe.send(pipe.embargoed("1", "Budget is out", "2026-03-04T13:00:00Z"));
    pipe.send(pipe.embargoed("2", "Budget is larger", "2026-03-04T14:00:00Z"));
    pipe.at("2026-03-04T13:30:00Z");
    assertThat(published()).isEmpty();
    pipe.at("2026-03-04T14:00:00Z");
    assertThat(published()).containsExactly("Created 1", "Updated 2");
  }

  @Test
  void olderVersionThatComesLaterReleasesNothing() {
    pipe.send(pipe.embargoed("2", "Budget is larger", "2026-03-04T14:00:00Z"));
    pipe.send(pipe.embargoed("1", "Budget is out", "2026-03-04T13:00:00Z"));
    pipe.send(pipe.item("0", "Budget to come"));
    pipe.at("2026-03-04T13:30:00Z");
    assertThat(published()).isEmpty();
    assertThat(pipe.held()).isEqualTo(3);
    pipe.at("2026-03-04T14:00:00Z");
    assertThat(published()).containsExactly("Created 0", "Updated 1", "Updated 2");
  }

  @Test
  void newerVersionShortens() {
    pipe.send(pipe.embargoed("1", "Budget is out", "2026-03-04T14:00:00Z"));
    pipe.send(pipe.embargoed("2", "Budget is larger", "2026-03-04T13:00:00Z"));
    pipe.at("2026-03-04T13:00:00Z");
    assertThat(published()).containsExactly("Created 1", "Updated 2");
  }

  @Test
  void newerVersionWithoutEmbargoLifts() {
    pipe.send(pipe.embargoed("1", "Budget is out", "after the speech"));
    pipe.send(pipe.item("2", "Budget is larger"));
    assertThat(published()).containsExactly("Created 1", "Updated 2");
    assertThat(pipe.held()).isZero();
  }

  @Test
  void sameVersionSentAgainWithALaterEmbargoExtends() {
    pipe.send(pipe.embargoed("1", "Budget is out", "2026-03-04T13:00:00Z"));
    pipe.send(pipe.embargoed("1", "Budget is out", "2026-03-04T14:00:00Z"));
    assertThat(pipe.held()).isEqualTo(1);
    pipe.at("2026-03-04T13:30:00Z");
    assertThat(published()).isEmpty();
    pipe.at("2026-03-04T14:00:00Z");
    assertThat(published()).containsExactly("Created 1");
  }

  @Test
  void unreadableEmbargoOfTheNewestHoldsAll() {
    pipe.send(pipe.embargoed("1", "Budget is out", "2026-03-04T13:00:00Z"));
    pipe.send(pipe.embargoed("2", "Budget is larger", "after the speech"));
    pipe.at("2026-03-06T13:00:00Z");
    assertThat(published()).isEmpty();
    assertThat(pipe.held()).isEqualTo(2);
  }

  @Test
  void killWaitsForNoEmbargoAndWhatWasHeldComesWithoutText() {
    pipe.send(pipe.embargoed("1", "Budget is out", "2026-03-04T13:00:00Z"));
    pipe.send(pipe.item("2", "").setPubStatus("canceled").setTexts(List.of()));
    pipe.at("2026-03-04T13:00:00Z");
    List<ArticleChanged> changes = pipe.read(Topics.ARTICLES, ArticleChanged.class);
    assertThat(changes)
        .extracting(ArticleChanged::getKind)
        .containsExactly(ChangeKind.Withdrawn, ChangeKind.Recorded);
    assertThat(changes.get(1).getLateVersion().getBodies()).isEmpty();
  }

  @Test
  void embargoOfAVersionOlderThanWhatIsOutHoldsNothing() {
    pipe.send(pipe.item("2", "Budget is larger"));
    pipe.send(pipe.embargoed("1", "Budget is out", "2026-03-04T14:00:00Z"));
    assertThat(published()).containsExactly("Created 2", "Recorded 2");
  }

  @Test
  void storeThatHoldsSomethingIsTakenUp() {
    pipe.send(pipe.embargoed("1", "Budget is out", "2026-03-04T13:00:00Z"));
    pipe.send(pipe.embargoed("2", "Budget is larger", "2026-03-04T13:00:00Z"));
    HeldDeliveries again =
        new HeldDeliveries(pipe.driver.getKeyValueStore(ArticleProcessor.HELD_STORE));
    assertThat(again.size()).isEqualTo(2);
    assertThat(again.due(Pipe.NOON, 10)).isEmpty();
    assertThat(again.due(Pipe.NOON.plusSeconds(3600), 10)).containsExactly(Pipe.URI);
    again.remove(Pipe.URI);
    assertThat(again.size()).isZero();
    assertThat(again.due(Pipe.NOON.plusSeconds(3600), 10)).isEmpty();
  }
}
