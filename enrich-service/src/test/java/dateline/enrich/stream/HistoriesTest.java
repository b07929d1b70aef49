package dateline.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.RawArticle;
import dateline.RawTime;
import dateline.Topics;
import dateline.Withdrawal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random histories through the real topology: whatever the order, the lanes, the duplicates and the
 * restarts, they end alike, and no text goes out that is embargoed, held or killed.
 */
class HistoriesTest {

  private static final Instant LAST = Pipe.NOON.plus(Duration.ofHours(6));

  /** One delivery: what a wire would send. */
  private record Message(
      int version, String status, String text, boolean correction, Optional<Instant> embargo) {

    RawArticle.Builder of(Pipe pipe) {
      RawArticle.Builder item = pipe.item(Integer.toString(version), text).setPubStatus(status);
      if (correction) {
        item.setEdNote("CORRECTS the name");
      }
      if (status.equals("canceled")) {
        item.setTexts(List.of());
      }
      embargo.ifPresent(
          until -> item.setTimes(List.of(new RawTime("embargoed", until.toString(), "embargoed"))));
      return item;
    }

    boolean isUsable() {
      return status.equals("usable");
    }
  }

  private static List<Message> history(Random random) {
    List<Message> history = new ArrayList<>();
    int versions = 1 + random.nextInt(6);
    for (int version = 1; version <= versions; version++) {
      Optional<Instant> embargo =
          random.nextInt(3) == 0
              ? Optional.of(Pipe.NOON.plus(Duration.ofMinutes(random.nextInt(300))))
              : Optional.empty();
      int kind = random.nextInt(8);
      String status = kind == 0 ? "canceled" : kind == 1 ? "withheld" : "usable";
      history.add(
          new Message(
              version,
              status,
              "Text word" + version,
              random.nextInt(4) == 0,
              status.equals("usable") ? embargo : Optional.empty()));
    }
    return history;
  }

  /** What one order of the messages comes to; every record that goes out is looked at. */
  private static Subscriber play(List<Message> messages, Random random) {
    Subscriber subscriber = new Subscriber();
    List<Message> arrived = new ArrayList<>();
    try (Pipe pipe = new Pipe()) {
      Instant now = Pipe.NOON;
      for (Message message : messages) {
        now = now.plus(Duration.ofMinutes(random.nextInt(40)));
        pipe.at(now.toString());
        read(pipe, subscriber, arrived);
        arrived.add(message);
        if (random.nextBoolean()) {
          pipe.sendUrgent(message.of(pipe));
        } else {
          pipe.send(message.of(pipe));
        }
        read(pipe, subscriber, arrived);
        if (random.nextInt(3) == 0) {
          pipe.restart();
        }
      }
      pipe.at(LAST.toString());
      read(pipe, subscriber, arrived);
      assertThat(pipe.held()).isZero();
    }
    return subscriber;
  }

  private static void read(Pipe pipe, Subscriber subscriber, List<Message> arrived) {
    List<ArticleChanged> changes = pipe.read(Topics.ARTICLES, ArticleChanged.class);
    for (ArticleChanged change : changes) {
      assertAllowed(change.getArticle(), pipe.now(), arrived);
      if (change.getLateVersion() != null) {
        assertAllowed(change.getLateVersion(), pipe.now(), arrived);
      }
      subscriber.take(change);
    }
    for (Article article : pipe.read(Topics.LATEST, Article.class)) {
      assertAllowed(article, pipe.now(), arrived);
    }
    for (Withdrawal withdrawal : pipe.read(Topics.WITHDRAWALS, Withdrawal.class)) {
      assertThat(withdrawal.toString()).doesNotContain("word");
    }
  }

  /** A text may go out unless a kill covers it, a hold is the last word, or its embargo stands. */
  private static void assertAllowed(Article article, Instant now, List<Message> arrived) {
    String text = Subscriber.headline(article);
    if (text.isEmpty()) {
      assertThat(article.toString()).doesNotContain("word");
      return;
    }
    Message message =
        arrived.stream().filter(m -> m.text().equals(text) && m.isUsable()).findAny().orElseThrow();
    assertThat(arrived)
        .as("killed: %s of %s", message, arrived)
        .noneMatch(m -> m.status().equals("canceled") && m.version() >= message.version());
    assertThat(arrived)
        .as("embargoed: %s of %s at %s", message, arrived, now)
        .anyMatch(
            m ->
                m.isUsable()
                    && m.version() >= message.version()
                    && m.embargo().filter(now::isBefore).isEmpty());
  }

  @Test
  void anyOrderWithDuplicatesLanesAndRestartsEndsAlike() {
    qt().withExamples(300)
        .withShrinkCycles(0)
        .forAll(integers().all())
        .checkAssert(
            seed -> {
              Random random = new Random(seed);
              List<Message> history = history(random);
              Subscriber inOrder = play(history, random);
              List<Message> shuffled = new ArrayList<>(history);
              shuffled.addAll(history.subList(0, random.nextInt(history.size() + 1)));
              Collections.shuffle(shuffled, random);
              Subscriber shuffledOrder = play(shuffled, random);
              assertThat(shuffledOrder.status()).as("%s", shuffled).isEqualTo(inOrder.status());
              assertThat(shuffledOrder.readable()).as("%s", shuffled).isEqualTo(inOrder.readable());
              assertThat(shuffledOrder.standing()).as("%s", shuffled).isEqualTo(inOrder.standing());
            });
  }
}
