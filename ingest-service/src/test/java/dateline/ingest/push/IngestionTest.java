package dateline.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.ingest.format.Document;
import dateline.ingest.format.detect.Formats;
import dateline.ingest.intake.TestIntake;
import dateline.ingest.publish.PublishResult;
import dateline.ingest.receive.TestConfig;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IngestionTest {

  private final TestIntake test = new TestIntake();
  private final Ingestion ingestion =
      new Ingestion(test.intake, new Answers(new TestConfig(1_000, 10_000)));

  @Test
  void theReceiptHasALineForEachItem() {
    Receipt receipt = ingestion.ingest(push("{\"uri\":\"a\"}\n{\"uri\":\"b\",}\n")).join();
    assertThat(receipt.accepted()).isEqualTo(1);
    assertThat(receipt.rejected()).isEqualTo(1);
    assertThat(receipt.received()).isEqualTo(TestIntake.NOW);
    assertThat(receipt.items()).extracting(Receipt.Line::index).containsExactly(0, 1);
    assertThat(receipt.items().get(0).guid()).contains("a");
    assertThat(receipt.items().get(0).id()).isEqualTo(test.published.get(0).items().get(0).id());
    assertThat(receipt.items().get(1).problems()).isNotEmpty();
  }

  @Test
  void theSendersNameOfThePushGoesAlong() {
    ingestion.ingest(push("{\"uri\":\"a\"}\n")).join();
    assertThat(test.published.get(0).headers())
        .containsEntry("idempotency-key", "k")
        .containsEntry("traceparent", "t");
  }

  @Test
  void eachReasonHasItsStatus() {
    hasStatus(() -> ingestion.ingest(push("")).join(), 422);
    hasStatus(() -> ingestion.ingest(push("{\"uri\":\"a\"}\n".repeat(11))).join(), 413);
    test.refusal = Optional.of(new PublishResult.Unacknowledged("down"));
    hasStatus(() -> ingestion.ingest(push("{\"uri\":\"a\"}\n")).join(), 503);
    test.backlog = Optional.of(Duration.ofSeconds(3));
    hasStatus(() -> ingestion.ingest(push("{\"uri\":\"a\"}\n")).join(), 503);
  }

  private static void hasStatus(ThrowingCallable push, int status) {
    assertThatThrownBy(push)
        .cause()
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(status));
  }

  private static PushRequest push(String lines) {
    return new PushRequest(
        TestIntake.feed("f"),
        Formats.of("application/x-ndjson").orElseThrow(),
        new Document(
            lines.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Optional.of("k"),
        Map.of(),
        Map.of("traceparent", "t"));
  }
}
