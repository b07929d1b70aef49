package dateline.ingest.publish;

import dateline.ingest.format.Entry;
import dateline.ingest.source.IngestConfig;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Puts deliveries into {@code news.raw}, what is pressing among them into {@code news.raw.urgent},
 * and their broken entries into {@code news.dead-letters}. Never blocks its caller and never
 * throws: without a connection or with full buffers, the answer is no. What a bulk needs beyond its
 * first records is worked by the worker pool, not by Kafka's thread, which all pushes share.
 */
@Singleton
public final class RawPublisher {

  /** Bytes of content on their way at once per delivery, so that a bulk leaves room for others. */
  private static final long WINDOW = 2 * 1024 * 1024;

  private final Supplier<Optional<Producer<String, SpecificRecord>>> producer;
  private final BooleanSupplier connected;
  private final Duration timeout;
  private final Executor workers;

  @Inject
  RawPublisher(KafkaLink link, IngestConfig config) {
    this(
        link::producer,
        link::isReady,
        config.publish().timeout(),
        Infrastructure.getDefaultExecutor());
  }

  RawPublisher(
      Supplier<Optional<Producer<String, SpecificRecord>>> producer,
      BooleanSupplier connected,
      Duration timeout,
      Executor workers) {
    this.producer = producer;
    this.connected = connected;
    this.timeout = timeout;
    this.workers = workers;
  }

  /** What became of one item: what it was published as, or why it was not. */
  private record Ack(Entry entry, Optional<PublishResult> failure) {}

  /**
   * Completes when Kafka has acknowledged every record, when one of them failed, or when the time
   * for the whole delivery is over.
   */
  public CompletableFuture<PublishResult> publish(Delivery delivery) {
    long deadline = System.nanoTime() + timeout.toNanos();
    return publishFrom(delivery, new ArrayList<>(delivery.items().size()), deadline)
        .completeOnTimeout(late(), timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How long the caller of a refused delivery should wait. */
  public Duration retryAfter() {
    return Duration.ofSeconds(connected.getAsBoolean() ? 1 : 5);
  }

  private PublishResult late() {
    return new PublishResult.Unacknowledged("not all of it within " + timeout.toMillis() + " ms");
  }

  private CompletableFuture<PublishResult> publishFrom(
      Delivery delivery, List<Entry> done, long deadline) {
    if (System.nanoTime() >= deadline) {
      return CompletableFuture.completedFuture(late());
    }
    List<CompletableFuture<Ack>> acks = new ArrayList<>();
    long bytes = 0;
    for (int next = done.size(); next < delivery.items().size() && bytes < WINDOW; next++) {
      Delivery.Outgoing item = delivery.items().get(next);
      bytes += 2L * size(item.entry());
      acks.add(send(delivery, item));
    }
    CompletableFuture<Void> all = CompletableFuture.allOf(acks.toArray(CompletableFuture[]::new));
    Function<Void, CompletableFuture<PublishResult>> then =
        nothing -> goOn(delivery, done, acks, deadline);
    return delivery.items().size() > 1
        ? all.thenComposeAsync(then, workers)
        : all.thenCompose(then);
  }

  private CompletableFuture<PublishResult> goOn(
      Delivery delivery, List<Entry> done, List<CompletableFuture<Ack>> acks, long deadline) {
    for (CompletableFuture<Ack> ack : acks) {
      if (ack.join().failure().isPresent()) {
        return CompletableFuture.completedFuture(ack.join().failure().get());
      }
      done.add(ack.join().entry());
    }
    return done.size() < delivery.items().size()
        ? publishFrom(delivery, done, deadline)
        : CompletableFuture.completedFuture(new PublishResult.Acknowledged(done));
  }

  /** One item that is too large with all its parts doesn't hold up the others of its document. */
  private CompletableFuture<Ack> send(Delivery delivery, Delivery.Outgoing item) {
    return send(OutgoingRecords.of(delivery, item))
        .thenCompose(
            failure -> {
              boolean alone = delivery.items().size() == 1;
              if (alone
                  || !(failure.orElse(null) instanceof PublishResult.TooLarge)
                  || !(item.entry() instanceof Entry.Sound sound)) {
                return CompletableFuture.completedFuture(new Ack(item.entry(), failure));
              }
              Entry dead = OutgoingRecords.tooLarge(sound);
              return send(OutgoingRecords.of(delivery, new Delivery.Outgoing(item.id(), dead)))
                  .thenApply(again -> new Ack(dead, again));
            });
  }

  private static int size(Entry entry) {
    return entry instanceof Entry.Sound sound
        ? sound.item().payload().content().length
        : ((Entry.Broken) entry).payload().content().length;
  }

  /** Completes empty when Kafka has the record, else with what is wrong. */
  private CompletableFuture<Optional<PublishResult>> send(
      ProducerRecord<String, SpecificRecord> record) {
    var connection = producer.get();
    if (connection.isEmpty()) {
      return CompletableFuture.completedFuture(
          Optional.of(
              new PublishResult.Unacknowledged(
                  "no connection to Kafka or the schema registry yet")));
    }
    CompletableFuture<Optional<PublishResult>> ack = new CompletableFuture<>();
    try {
      connection
          .get()
          .send(
              OutgoingRecords.placed(record, topic -> connection.get().partitionsFor(topic).size()),
              (meta, failure) ->
                  ack.complete(Optional.ofNullable(failure).map(RawPublisher::refused)));
    } catch (RuntimeException e) {
      // Serialisation failed, the partitions are not known, or the producer is being closed.
      ack.complete(Optional.of(refused(e)));
    }
    return ack;
  }

  private static PublishResult refused(Exception failure) {
    return failure instanceof RecordTooLargeException
        ? new PublishResult.TooLarge(failure.getMessage())
        : new PublishResult.Unacknowledged(String.valueOf(failure.getMessage()));
  }
}
