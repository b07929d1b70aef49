package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Entry;
import dateline.ingest.intake.IntakeResult;
import dateline.ingest.intake.TestIntake;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.PublishResult;
import dateline.ingest.publish.Transport;
import dateline.ingest.source.Feed;
import dateline.ingest.source.TestFeeds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

  private static final Feed FEED =
      Feed.of(
          TestFeeds.settings("{'id':'f','provider':'paper','url':'https://paper.example/feed'}"));

  private final TestIntake test = new TestIntake();
  private final Heard heard = new Heard();
  private final Deliveries deliveries = copy();

  @Test
  void aDiffIsTakenIn() {
    assertThat(take(feed(item("a", "Tide"))).orElseThrow()).isInstanceOf(IntakeResult.Taken.class);
    Delivery delivery = test.published.get(0);
    assertThat(delivery.transport()).isEqualTo(Transport.WEBSUB);
    assertThat(delivery.sourceUrl()).contains("https://paper.example/feed");
    assertThat(delivery.http()).containsEntry("content-type", "application/rss+xml");
    assertThat(delivery.headers()).containsEntry("traceparent", "t");
    assertThat(identities(delivery)).containsExactly("a");
    assertThat(heard.lines).containsExactly("pushed f [a]");
  }

  @Test
  void ofAWholeFeedOnlyTheNewsAreTakenIn() {
    take(feed(item("a", "Tide"), item("b", "Ebb")));
    take(feed(item("c", "Storm"), item("a", "Tide"), item("b", "Ebb again")));
    assertThat(identities(test.published.get(1))).containsExactly("c", "b");
    // Back to what it said first.
    take(feed(item("b", "Ebb"), item("c", "Storm")));
    assertThat(identities(test.published.get(2))).containsExactly("b");
    assertThat(heard.lines)
        .containsExactly("pushed f [a, b]", "pushed f [c, a, b]", "pushed f [b, c]");
  }

  @Test
  void anItemHasTheSameIdentifierOnEveryCopy() {
    String whole = feed(item("c", "Storm"), item("a", "Tide"));
    take(feed(item("c", "Storm")));
    take(whole);
    copy().take(sent(whole, "application/rss+xml")).join();
    assertThat(test.published.get(1).items().get(0).id())
        .isEqualTo(test.published.get(2).items().get(1).id());
  }

  @Test
  void aReplayIsNotTakenInAgain() {
    String body = feed(item("a", "Tide"));
    take(body);
    take(feed(item("a", "Tide, corrected")));
    assertThat(take(body)).isEmpty();
    assertThat(test.published).hasSize(2);
  }

  @Test
  void whatKafkaDidNotAcknowledgeIsTakenInWhenItComesAgain() {
    String body = feed(item("a", "Tide"));
    test.refusal = Optional.of(new PublishResult.Unacknowledged("down"));
    assertThat(take(body).orElseThrow()).isInstanceOf(IntakeResult.Unacknowledged.class);
    assertThat(heard.lines).isEmpty();
    test.refusal = Optional.empty();
    assertThat(take(body).orElseThrow()).isInstanceOf(IntakeResult.Taken.class);
    assertThat(test.published.get(1).items().get(0).id())
        .isEqualTo(test.published.get(0).items().get(0).id());
  }

  @Test
  void whileThePipelineIsBehindTheHubIsToldToComeAgain() {
    test.backlog = Optional.of(Duration.ofSeconds(9));
    assertThat(take(feed(item("a", "Tide"))))
        .contains(new IntakeResult.Behind(Duration.ofSeconds(9)));
  }

  @Test
  void aWrongMediaTypeDoesNotMatter() {
    for (String type : List.of("text/html", "text/plain", "application/json", "image/png", "x/y")) {
      deliveries.take(sent(feed(item(type, "Tide")), type)).join();
    }
    assertThat(test.published).hasSize(5);
    assertThat(identities(test.published.get(3))).containsExactly("image/png");
  }

  @Test
  void whatCantBeReadIsADeadLetter() {
    assertThat(take("nothing of the kind").orElseThrow()).isInstanceOf(IntakeResult.Taken.class);
    Entry.Broken dead = (Entry.Broken) test.published.get(0).items().get(0).entry();
    assertThat(new String(dead.payload().content(), StandardCharsets.UTF_8))
        .isEqualTo("nothing of the kind");
    assertThat(dead.payload().mediaType()).isEqualTo("application/rss+xml");
    assertThat(dead.faults()).isNotEmpty();
    assertThat(heard.lines).isEmpty();
  }

  private Deliveries copy() {
    return new Deliveries(
        test.intake, heard, Duration.ofHours(24), InstantSource.fixed(TestIntake.NOW));
  }

  private Optional<IntakeResult> take(String body) {
    return deliveries.take(sent(body, "application/rss+xml")).join();
  }

  private static Deliveries.Sent sent(String body, String type) {
    return new Deliveries.Sent(
        FEED,
        body.getBytes(StandardCharsets.UTF_8),
        Optional.of(type),
        Optional.empty(),
        Map.of("content-type", type),
        Map.of("traceparent", "t"));
  }

  private static List<String> identities(Delivery delivery) {
    return delivery.items().stream()
        .map(item -> ((Entry.Sound) item.entry()).item().identity().identifier())
        .toList();
  }

  private static String feed(String... items) {
    return "<rss version='2.0'><channel><title>Paper</title>"
        + String.join("", items)
        + "</channel></rss>";
  }

  private static String item(String guid, String title) {
    return "<item><guid isPermaLink='false'>" + guid + "</guid><title>" + title + "</title></item>";
  }
}
