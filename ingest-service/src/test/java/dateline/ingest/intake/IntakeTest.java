package dateline.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.detect.Formats;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.PublishResult;
import dateline.ingest.publish.Transport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private static final String TWO = "{\"uri\":\"a\"}\n{\"uri\":\"b\",}\n";
  private static final Ids IDS = Ids.of("f", "name", new byte[] {1});

  private final TestIntake test = new TestIntake();

  @Test
  void aDocumentsItemsAreHandedOverUnderTheirIdentifiers() {
    IntakeResult result = deliver(Transport.FILE, TWO);
    assertThat(result)
        .isInstanceOfSatisfying(
            IntakeResult.Taken.class, taken -> assertThat(taken.entries()).hasSize(2));
    Delivery delivery = test.published.get(0);
    assertThat(delivery.transport()).isEqualTo(Transport.FILE);
    assertThat(delivery.received()).isEqualTo(TestIntake.NOW);
    assertThat(delivery.sourceUrl()).contains("https://paper.example/all");
    assertThat(delivery.http()).containsEntry("etag", "e");
    assertThat(delivery.headers()).containsEntry("traceparent", "t");
    assertThat(delivery.items())
        .extracting(Delivery.Outgoing::id)
        .containsExactly(IDS.item(0), IDS.item(1));
  }

  @Test
  void whatKafkaHasIsCountedByTransport() {
    deliver(Transport.WEBSUB, TWO);
    assertThat(items("websub", "accepted")).isEqualTo(1);
    assertThat(items("websub", "rejected")).isEqualTo(1);
    assertThat(
            test.registry
                .counter("dateline.dead.letters", "stage", "ingest", "reason", "malformed-item")
                .count())
        .isEqualTo(1);
  }

  @Test
  void whatKafkaDoesNotAcknowledgeIsNotCounted() {
    test.refusal = Optional.of(new PublishResult.Unacknowledged("down"));
    assertThat(deliver(Transport.PUSH, TWO))
        .isEqualTo(new IntakeResult.Unacknowledged("down", Duration.ofSeconds(5)));
    assertThat(items("push", "accepted")).isZero();
  }

  @Test
  void anItemBeyondTheLogIsRefused() {
    test.refusal = Optional.of(new PublishResult.TooLarge("too large"));
    assertThat(deliver(Transport.PUSH, TWO))
        .isInstanceOfSatisfying(
            IntakeResult.Refused.class,
            refused -> assertThat(refused.why()).isInstanceOf(Reading.TooLarge.class));
  }

  @Test
  void whileThePipelineIsBehindOnlyWhatIsPressingGetsIn() {
    test.backlog = Optional.of(Duration.ofSeconds(9));
    assertThat(deliver(Transport.PUSH, TWO))
        .isEqualTo(new IntakeResult.Behind(Duration.ofSeconds(9)));
    assertThat(test.published).isEmpty();
    assertThat(deliver(Transport.PUSH, TWO + "{\"uri\":\"c\",\"pubStatus\":\"canceled\"}\n"))
        .isInstanceOf(IntakeResult.Taken.class);
  }

  @Test
  void anEmptyDocumentIsRefused() {
    assertThat(deliver(Transport.PUSH, ""))
        .isInstanceOfSatisfying(
            IntakeResult.Refused.class,
            refused -> assertThat(refused.why()).isInstanceOf(Reading.Invalid.class));
  }

  @Test
  void aReadersOwnFaultIsAnUnreadableDocumentWithATrace() {
    assertThat(test.intake.read("f", new Faulty(), document("x"), test.intake.bounds()))
        .isEqualTo(new Reading.Unreadable("The body could not be read."));
    assertThat(test.registry.counter("dateline.ingest.reader.failures", "format", "Faulty").count())
        .isEqualTo(1);
  }

  /** A reader with a fault. */
  private static final class Faulty implements WireFormat {

    @Override
    public Reading read(Document document, Bounds bounds) {
      throw new IllegalArgumentException("a fault of ours");
    }

    @Override
    public int expansion() {
      return 1;
    }
  }

  private IntakeResult deliver(Transport transport, String lines) {
    Incoming incoming =
        new Incoming(
            TestIntake.feed("f"),
            transport,
            Formats.of("application/x-ndjson").orElseThrow(),
            document(lines),
            Map.of("etag", "e"),
            Map.of("traceparent", "t"));
    return test.intake.deliver(incoming, IDS).join();
  }

  private static Document document(String text) {
    return new Document(
        text.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        Optional.of(URI.create("https://paper.example/all")),
        Optional.empty());
  }

  private double items(String transport, String outcome) {
    return test.registry
        .counter(
            "dateline.ingest.items",
            "feed",
            "f",
            "transport",
            transport,
            "format",
            "ninjs",
            "outcome",
            outcome)
        .count();
  }
}
