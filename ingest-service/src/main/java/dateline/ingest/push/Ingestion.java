package dateline.ingest.push;

import dateline.ArticleUri;
import dateline.ingest.format.Entry;
import dateline.ingest.format.WireItem;
import dateline.ingest.intake.Ids;
import dateline.ingest.intake.Incoming;
import dateline.ingest.intake.Intake;
import dateline.ingest.intake.IntakeResult;
import dateline.ingest.publish.Transport;
import dateline.ingest.receive.Refusals;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** From an admitted push to the receipt for it. */
@Singleton
final class Ingestion {

  private final Intake intake;
  private final Answers answers;

  Ingestion(Intake intake, Answers answers) {
    this.intake = intake;
    this.answers = answers;
  }

  /**
   * Refuses a push before its body, as far as that can be told from its head.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 if the pipeline is behind
   */
  void admit(PushHead head) {
    if (!head.format().statesPriority()) {
      intake
          .backlog()
          .ifPresent(
              wait -> {
                throw Refusals.behind(wait);
              });
    }
  }

  /**
   * The receipt, once Kafka has everything.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem at once or in the future, if the push is
   *     not taken in; nothing of it is in Kafka then, or after a 503 possibly some
   */
  CompletableFuture<Receipt> ingest(PushRequest request) {
    String feed = request.feed().id();
    Optional<String> key = request.idempotencyKey();
    if (key.isEmpty()) {
      return work(request, Ids.fresh());
    }
    Fingerprint fingerprint = Fingerprint.of(request);
    Ids ids = Ids.of(feed, key.get(), fingerprint.bytes());
    return answers.first(feed, key.get(), fingerprint, () -> work(request, ids));
  }

  private CompletableFuture<Receipt> work(PushRequest request, Ids ids) {
    Map<String, String> headers = new HashMap<>(request.trace());
    request.idempotencyKey().ifPresent(key -> headers.put("idempotency-key", key));
    Incoming incoming =
        new Incoming(
            request.feed(),
            Transport.PUSH,
            request.format(),
            request.document(),
            request.http(),
            headers);
    return intake.deliver(incoming, ids).thenApply(result -> receipt(ids, result));
  }

  private static Receipt receipt(Ids ids, IntakeResult result) {
    if (result instanceof IntakeResult.Taken taken) {
      return receipt(ids, taken);
    }
    throw Refusals.of(result);
  }

  private static Receipt receipt(Ids ids, IntakeResult.Taken taken) {
    List<Receipt.Line> lines = new ArrayList<>(taken.entries().size());
    String provider = taken.delivery().feed().provider();
    int accepted = 0;
    for (int i = 0; i < taken.entries().size(); i++) {
      String recordId = taken.delivery().items().get(i).id();
      if (taken.entries().get(i) instanceof Entry.Sound sound) {
        accepted++;
        lines.add(accepted(i, recordId, provider, sound.item()));
      } else {
        lines.add(rejected(i, recordId, (Entry.Broken) taken.entries().get(i)));
      }
    }
    return new Receipt(
        ids.delivery(),
        taken.delivery().feed().id(),
        taken.delivery().received(),
        accepted,
        lines.size() - accepted,
        lines);
  }

  private static Receipt.Line accepted(int index, String id, String provider, WireItem item) {
    return new Receipt.Line(
        index,
        Receipt.Status.accepted,
        id,
        Optional.of(ArticleUri.of(provider, item.identity().identifier())),
        item.identity().guid(),
        item.headline(),
        item.notices());
  }

  private static Receipt.Line rejected(int index, String id, Entry.Broken broken) {
    return new Receipt.Line(
        index,
        Receipt.Status.rejected,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        broken.faults());
  }
}
