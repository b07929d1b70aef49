package dateline.ingest.push;

import dateline.ArticleUri;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import dateline.ingest.publish.BacklogWatch;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.PublishResult;
import dateline.ingest.publish.RawPublisher;
import dateline.ingest.publish.Transport;
import dateline.ingest.source.IngestConfig;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** From an admitted push to the receipt for it. */
@Singleton
final class Ingestion {

  private final RawPublisher publisher;
  private final BacklogWatch backlog;
  private final Answers answers;
  private final PushMetrics metrics;
  private final InstantSource clock = InstantSource.system();
  private final Bounds bounds;

  Ingestion(
      RawPublisher publisher,
      BacklogWatch backlog,
      Answers answers,
      PushMetrics metrics,
      IngestConfig config) {
    this.publisher = publisher;
    this.backlog = backlog;
    this.answers = answers;
    this.metrics = metrics;
    this.bounds = new Bounds(config.push().maxItems(), config.push().maxItem().asLongValue());
  }

  /**
   * Refuses a push before its body, as far as that can be told from its head.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 if the pipeline is behind
   */
  void admit(PushHead head) {
    if (!head.format().statesPriority()) {
      refuseIfBehind();
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
      return work(request, Ids.of(feed, key, Fingerprint.NONE));
    }
    Fingerprint fingerprint = Fingerprint.of(request);
    return answers.first(
        feed, key.get(), fingerprint, () -> work(request, Ids.of(feed, key, fingerprint)));
  }

  private CompletableFuture<Receipt> work(PushRequest request, Ids ids) {
    List<Entry> entries = entries(request);
    if (entries.stream().noneMatch(Ingestion::isPressing)) {
      refuseIfBehind();
    }
    request.feed().rate().ifPresent(rate -> rate.chargeRest(entries.size()));
    List<Delivery.Outgoing> outgoing = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      outgoing.add(new Delivery.Outgoing(ids.item(i), entries.get(i)));
    }
    Map<String, String> headers = new HashMap<>(request.trace());
    request.idempotencyKey().ifPresent(key -> headers.put("idempotency-key", key));
    Delivery delivery =
        new Delivery(
            request.feed(),
            Transport.PUSH,
            clock.instant(),
            request.document().location().map(URI::toString),
            request.http(),
            headers,
            outgoing);
    long start = System.nanoTime();
    // Receipts of many lines are no work for Kafka's thread, which acknowledges.
    Executor executor = entries.size() > 1 ? Infrastructure.getDefaultExecutor() : Runnable::run;
    return publisher
        .publish(delivery)
        .thenApplyAsync(
            result -> {
              metrics.published(System.nanoTime() - start);
              return receipt(ids.receipt(), delivery, result);
            },
            executor);
  }

  /** A fault of ours in a reader must not look like an outage: a retry would meet it again. */
  private Reading read(PushRequest request) {
    try {
      return request.format().read(request.document(), bounds);
    } catch (RuntimeException | StackOverflowError e) {
      metrics.readerFailed(request, e);
      return new Reading.Unreadable("The body could not be read.");
    }
  }

  private void refuseIfBehind() {
    backlog
        .refusal()
        .ifPresent(
            wait -> {
              throw Problems.behind(wait);
            });
  }

  private static boolean isPressing(Entry entry) {
    return entry instanceof Entry.Sound sound && sound.item().isPressing();
  }

  private List<Entry> entries(PushRequest request) {
    if (request.document().bytes().length == 0) {
      throw Problems.invalid(List.of(new Fault("", "the body is empty")));
    }
    Reading reading = read(request);
    if (reading instanceof Reading.Unreadable unreadable) {
      throw Problems.unreadable(unreadable.message());
    }
    if (reading instanceof Reading.Invalid invalid) {
      throw Problems.invalid(invalid.faults());
    }
    if (reading instanceof Reading.TooLarge large) {
      throw Problems.tooLarge(large.what(), large.limit());
    }
    return ((Reading.Items) reading).entries();
  }

  private Receipt receipt(String id, Delivery delivery, PublishResult result) {
    if (result instanceof PublishResult.Unacknowledged unacknowledged) {
      throw Problems.unavailable(
          "Kafka has not acknowledged: " + unacknowledged.reason(), publisher.retryAfter());
    }
    if (result instanceof PublishResult.TooLarge) {
      throw Problems.tooLarge("An item with all its parts", dateline.Topics.MAX_RECORD_BYTES);
    }
    List<Entry> entries = ((PublishResult.Acknowledged) result).entries();
    List<Receipt.Line> lines = new ArrayList<>(entries.size());
    int accepted = 0;
    for (int i = 0; i < entries.size(); i++) {
      String recordId = delivery.items().get(i).id();
      if (entries.get(i) instanceof Entry.Sound sound) {
        accepted++;
        lines.add(accepted(i, recordId, delivery, sound.item()));
      } else {
        lines.add(rejected(i, recordId, (Entry.Broken) entries.get(i)));
      }
    }
    metrics.count(delivery, lines, entries);
    int rejected = lines.size() - accepted;
    return new Receipt(id, delivery.feed().id(), delivery.received(), accepted, rejected, lines);
  }

  private static Receipt.Line accepted(int index, String id, Delivery delivery, WireItem item) {
    return new Receipt.Line(
        index,
        Receipt.Status.accepted,
        id,
        Optional.of(ArticleUri.of(delivery.feed().provider(), item.identity().identifier())),
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
