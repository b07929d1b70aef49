package dateline.purge;

import static dateline.purge.Records.KILLED;
import static dateline.purge.Records.OTHER;
import static dateline.purge.Records.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.DeadLetter;
import dateline.PubStatus;
import dateline.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ErasureTest {

  private final Values values = PlainValues.values();
  private final Mentions mentions = new Mentions(Set.of(KILLED));
  private final Erasure changes = new ChangeErasure(Map.of(KILLED, 9L), values);
  private final Erasure letters = new DeadLetterErasure(mentions, values);

  @Test
  void change_keepsWhatOrdersItAndLosesWhatItSays() throws IOException {
    ArticleChanged whole =
        Records.change(Records.article(KILLED, PubStatus.usable, WORD), ChangeKind.Recorded, 4);
    whole.setLateVersion(Records.article(KILLED, PubStatus.usable, WORD));

    ArticleChanged bare = (ArticleChanged) replaced(changes.of(change(whole)));

    assertThat(bare.toString()).doesNotContain(WORD);
    ArticleChanged same = ArticleChanged.newBuilder(whole).build();
    same.setArticle(bare.getArticle());
    same.setLateVersion(bare.getLateVersion());
    assertThat(bare).isEqualTo(same);
    Article marker = bare.getArticle();
    assertThat(marker).isEqualTo(bare.getLateVersion());
    assertThat(marker.getVersionKey()).isEqualTo("3-abc");
    assertThat(marker.getPubStatus()).isEqualTo(PubStatus.usable);
    assertThat(marker.getVersionCreated()).isEqualTo(Records.AT);
    assertThat(marker.getFaults()).containsExactly("future-date");
  }

  @Test
  void changeWithoutText_stays() throws IOException {
    ArticleChanged bare =
        TextFree.change(
            Records.change(
                Records.article(KILLED, PubStatus.canceled, WORD), ChangeKind.Withdrawn, 5));
    assertThat(changes.of(change(bare))).isEqualTo(new Fate.Stays());
  }

  @Test
  void changeAfterTheWithdrawal_stopsThePurge() {
    ArticleChanged reinstated =
        Records.change(Records.article(KILLED, PubStatus.usable, WORD), ChangeKind.Reinstated, 10);
    assertThatThrownBy(() -> changes.of(change(reinstated)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has changed meanwhile");
  }

  @Test
  void linkOfAnotherArticle_losesTheHeadlineAndNothingElse() throws IOException {
    ArticleChanged whole =
        Records.change(Records.article(OTHER, PubStatus.usable, "budget"), ChangeKind.Created, 1);
    whole
        .getArticle()
        .setRelatedLinks(
            List.of(Records.link(KILLED, WORD), Records.link("urn:other", "Port strike")));

    ArticleChanged bare = (ArticleChanged) replaced(changes.of(change(whole)));

    assertThat(bare.toString()).doesNotContain(WORD);
    assertThat(bare.getArticle().getBodies()).isEqualTo(whole.getArticle().getBodies());
    assertThat(bare.getArticle().getRelatedLinks().get(0).getUri()).isEqualTo(KILLED);
    assertThat(bare.getArticle().getRelatedLinks().get(0).getScore()).isEqualTo(0.8f);
    assertThat(bare.getArticle().getRelatedLinks().get(1))
        .isEqualTo(whole.getArticle().getRelatedLinks().get(1));
    assertThat(changes.of(change(bare))).isEqualTo(new Fate.Stays());
  }

  @Test
  void othersStayWithoutBeingRead() throws IOException {
    ConsumerRecord<byte[], byte[]> poison =
        new ConsumerRecord<>(
            Topics.ARTICLES.topic(), 0, 7, OTHER.getBytes(StandardCharsets.UTF_8), new byte[9]);
    assertThat(changes.of(poison)).isEqualTo(new Fate.Stays());
  }

  @Test
  void unreadableRecordOfTheArticle_stopsThePurge() {
    ConsumerRecord<byte[], byte[]> cut =
        new ConsumerRecord<>(
            Topics.ARTICLES.topic(),
            0,
            7,
            KILLED.getBytes(StandardCharsets.UTF_8),
            new byte[] {0, 0, 0, 0, (byte) Topics.ARTICLES.ordinal(), 1});
    assertThatThrownBy(() -> changes.of(cut))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Can't read news.articles-0 at 7");
  }

  @Test
  void deadLetter_keepsWhoWhenAndWhy() throws IOException {
    DeadLetter whole = Records.letter(KILLED, WORD);

    DeadLetter bare =
        (DeadLetter) replaced(letters.of(Records.record(Topics.DEAD_LETTERS, 1, OTHER, whole)));

    assertThat(bare.getValue()).isNull();
    assertThat(bare.getMessage()).isEmpty();
    assertThat(bare.getHeaders()).isEmpty();
    assertThat(bare.getId()).isEqualTo("letter");
    assertThat(bare.getReason()).isEqualTo("step-failed");
    assertThat(bare.getUri()).isEqualTo(KILLED);
    assertThat(letters.of(Records.record(Topics.DEAD_LETTERS, 1, KILLED, bare)))
        .isEqualTo(new Fate.Stays());
  }

  @Test
  void deadLetterOfNobodyThatHoldsTheUri_isEmptied() throws IOException {
    DeadLetter unknown = Records.letter(null, "x" + KILLED + WORD);
    assertThat(letters.of(Records.record(Topics.DEAD_LETTERS, 1, "", unknown)))
        .isInstanceOf(Fate.Replaced.class);
  }

  @Test
  void deadLetterOfAnotherThatNamesTheArticle_stays() throws IOException {
    DeadLetter other = Records.letter(OTHER, "see " + KILLED);
    assertThat(letters.of(Records.record(Topics.DEAD_LETTERS, 1, OTHER, other)))
        .isEqualTo(new Fate.Stays());
  }

  @Test
  void deliveriesOfTheArticle_areDropped() {
    DeliveryErasure deliveries = new DeliveryErasure(mentions);
    DeadLetter any = Records.letter(KILLED, WORD);
    assertThat(deliveries.of(Records.record(Topics.RAW, 1, KILLED, any)))
        .isEqualTo(new Fate.Dropped());
    assertThat(deliveries.of(Records.record(Topics.RAW, 1, OTHER, any)))
        .isEqualTo(new Fate.Stays());
  }

  private static ConsumerRecord<byte[], byte[]> change(ArticleChanged change) {
    return Records.record(Topics.ARTICLES, 1, change.getUri(), change);
  }

  private static Object replaced(Fate fate) {
    assertThat(fate).isInstanceOf(Fate.Replaced.class);
    return PlainValues.value(((Fate.Replaced) fate).value());
  }
}
