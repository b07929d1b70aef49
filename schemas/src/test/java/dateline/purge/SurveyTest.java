package dateline.purge;

import static dateline.purge.Records.KILLED;
import static dateline.purge.Records.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Article;
import dateline.ChangeKind;
import dateline.PubStatus;
import dateline.Topics;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SurveyTest {

  private final Survey survey = new Survey(Set.of(KILLED), PlainValues.values());

  @Test
  void highestSequenceDecides_inWhateverOrderItStands() throws Exception {
    change(PubStatus.canceled, ChangeKind.Withdrawn, 2);
    change(PubStatus.usable, ChangeKind.Created, 1);
    assertThat(survey.withdrawn()).containsExactly(Map.entry(KILLED, 2L));
  }

  @Test
  void usableArticleIsRefused() throws IOException {
    change(PubStatus.canceled, ChangeKind.Withdrawn, 2);
    change(PubStatus.usable, ChangeKind.Reinstated, 3);
    state(PubStatus.canceled);
    assertThatThrownBy(survey::withdrawn)
        .isInstanceOf(PurgeRefused.class)
        .hasMessage(
            "Only a withdrawn article can be purged, and " + KILLED + " is usable. Kill it first");
  }

  @Test
  void stateDecides_whereTheLogHasNoChange() throws Exception {
    state(PubStatus.canceled);
    assertThat(survey.withdrawn()).containsExactly(Map.entry(KILLED, 0L));
  }

  @Test
  void unknownArticleIsRefused() {
    assertThatThrownBy(survey::withdrawn)
        .isInstanceOf(PurgeRefused.class)
        .hasMessage("No article has the URI " + KILLED);
  }

  private void change(PubStatus status, ChangeKind kind, long sequence) throws IOException {
    Article article = Records.article(KILLED, status, WORD);
    survey.change(
        Records.record(Topics.ARTICLES, sequence, KILLED, Records.change(article, kind, sequence)));
  }

  private void state(PubStatus status) throws IOException {
    survey.state(Records.record(Topics.LATEST, 0, KILLED, Records.article(KILLED, status, WORD)));
  }
}
