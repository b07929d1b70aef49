package dateline.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.ingest.format.Document;
import dateline.ingest.format.Fault;
import dateline.ingest.format.text.PlainText;
import dateline.ingest.receive.Refusals;
import dateline.ingest.receive.TestConfig;
import dateline.ingest.source.TestFeeds;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final Fingerprint BODY = new Fingerprint(new byte[] {1});
  private static final Fingerprint OTHER_BODY = new Fingerprint(new byte[] {2});

  private final Answers answers = new Answers(new TestConfig(1, 1));
  private final AtomicInteger worked = new AtomicInteger();

  @Test
  void aRetryGetsTheFirstAnswer() {
    Receipt first = answers.first("f", "k", BODY, this::work).join();
    assertThat(answers.first("f", "k", BODY, this::work).join()).isSameAs(first);
    assertThat(worked).hasValue(1);
  }

  @Test
  void aRetryWaitsForTheFirstOneInWork() {
    CompletableFuture<Receipt> slow = new CompletableFuture<>();
    CompletableFuture<Receipt> first = answers.first("f", "k", BODY, () -> slow);
    CompletableFuture<Receipt> second = answers.first("f", "k", BODY, this::work);
    assertThat(second).isNotDone();
    slow.complete(receipt());
    assertThat(second.join()).isSameAs(first.join());
    assertThat(worked).hasValue(0);
  }

  @Test
  void anotherBodyUnderTheKeyIsRefused() {
    answers.first("f", "k", BODY, this::work).join();
    assertThatThrownBy(() -> answers.first("f", "k", OTHER_BODY, this::work))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(409));
  }

  @Test
  void keysOfAnotherFeedAreOthers() {
    answers.first("f", "k", BODY, this::work).join();
    answers.first("g", "k", OTHER_BODY, this::work).join();
    assertThat(worked).hasValue(2);
  }

  @Test
  void aRefusedPushMayBeRetriedUnderItsKey() {
    Supplier<CompletableFuture<Receipt>> refused =
        () -> {
          throw Refusals.unreadable("no");
        };
    assertThatThrownBy(() -> answers.first("f", "k", BODY, refused).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(HttpProblem.class);
    assertThat(answers.first("f", "k", OTHER_BODY, this::work).join()).isNotNull();
  }

  @Test
  void aReceiptWeighsWhatItHolds() {
    Fault fault = new Fault("/x", "m".repeat(400));
    Receipt.Line line =
        new Receipt.Line(
            0,
            Receipt.Status.rejected,
            "i".repeat(36),
            Optional.empty(),
            Optional.of("g".repeat(2048)),
            Optional.of("t".repeat(5_000)),
            List.of(fault));
    assertThat(line.title().orElseThrow()).hasSize(201).endsWith("t…");
    Receipt receipt = new Receipt("r", "f", Instant.EPOCH, 0, 1, List.of(line));
    assertThat(receipt.weight()).isEqualTo(3 * 200 + 2 * (36 + 2048 + 201 + 2 + 400));
  }

  @Test
  void longReceiptsGiveWayByTheirWeight() {
    // The memory of the tests' configuration is 100,000 bytes.
    List<Fault> faults = Collections.nCopies(20, new Fault("", "m".repeat(500)));
    List<Receipt.Line> lines =
        Collections.nCopies(
            10,
            new Receipt.Line(
                0,
                Receipt.Status.rejected,
                "id",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                faults));
    Receipt large = new Receipt("r", "f", Instant.EPOCH, 0, 10, lines);
    answers.first("f", "k", BODY, () -> CompletableFuture.completedFuture(large)).join();
    Awaitility.await()
        .untilAsserted(
            () -> {
              answers.first("f", "k", BODY, this::work).join();
              assertThat(worked).hasPositiveValue();
            });
  }

  @Test
  void anotherLanguageIsAnotherPush() {
    assertThat(Fingerprint.of(request("en"))).isEqualTo(Fingerprint.of(request("en")));
    assertThat(Fingerprint.of(request("en"))).isNotEqualTo(Fingerprint.of(request("de")));
  }

  private static PushRequest request(String language) {
    return new PushRequest(
        TestFeeds.feed(),
        new PlainText(),
        new Document(new byte[] {'x'}, Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.of("k"),
        Map.of("content-language", language),
        Map.of());
  }

  private CompletableFuture<Receipt> work() {
    worked.incrementAndGet();
    return CompletableFuture.completedFuture(receipt());
  }

  private static Receipt receipt() {
    return new Receipt("r", "f", Instant.EPOCH, 0, 0, List.of());
  }
}
