package dateline.ingest.publish;

import dateline.Topics;
import dateline.ingest.format.Entry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Puts deliveries into {@code news.raw}, their broken entries into {@code news.dead-letters}. Never
 * blocks its caller and never throws: without a connection or with full buffers, the answer is no.
 */
@Singleton
public final class RawPublisher {

  /** Bytes of content on their way at once per delivery, so that a bulk leaves room for others. */
  private static final long WINDOW = 2 * 1024 * 1024;

  private final KafkaLink link;

  RawPublisher(KafkaLink link) {
    this.link = link;
  }

  /** Completes when Kafka has acknowledged every record, or when one of them failed. */
  public CompletableFuture<PublishResult> publish(Delivery delivery) {
    return publishFrom(delivery, 0);
  }

  /** How long the caller of a refused delivery should wait. */
  public Duration retryAfter() {
    return Duration.ofSeconds(link.isReady() ? 1 : 5);
  }

  private CompletableFuture<PublishResult> publishFrom(Delivery delivery, int from) {
    List<CompletableFuture<PublishResult>> acks = new ArrayList<>();
    long bytes = 0;
    int next = from;
    while (next < delivery.items().size() && bytes < WINDOW) {
      Delivery.Outgoing item = delivery.items().get(next++);
      bytes += 2L * size(item.entry());
      acks.add(send(record(delivery, item)));
    }
    int rest = next;
    return CompletableFuture.allOf(acks.toArray(new CompletableFuture<?>[0]))
        .thenCompose(
            done -> {
              PublishResult worst = worst(acks);
              boolean more =
                  rest < delivery.items().size() && worst instanceof PublishResult.Acknowledged;
              return more ? publishFrom(delivery, rest) : CompletableFuture.completedFuture(worst);
            });
  }

  private static PublishResult worst(List<CompletableFuture<PublishResult>> acks) {
    return acks.stream()
        .map(CompletableFuture::join)
        .filter(result -> !(result instanceof PublishResult.Acknowledged))
        .findFirst()
        .orElseGet(PublishResult.Acknowledged::new);
  }

  private static int size(Entry entry) {
    return entry instanceof Entry.Sound sound
        ? sound.item().payload().content().length
        : ((Entry.Broken) entry).payload().content().length;
  }

  private static ProducerRecord<String, SpecificRecord> record(
      Delivery delivery, Delivery.Outgoing item) {
    if (item.entry() instanceof Entry.Sound sound) {
      var raw = RawRecord.of(delivery, item.id(), sound.item());
      return record(Topics.RAW, raw.getUri(), raw, headers(delivery, item, "dateline.raw-article"));
    }
    var dead = DeadRecord.of(delivery, item.id(), (Entry.Broken) item.entry());
    return record(Topics.DEAD_LETTERS, null, dead, headers(delivery, item, "dateline.dead-letter"));
  }

  private static ProducerRecord<String, SpecificRecord> record(
      Topics topic, String key, SpecificRecord value, List<Header> headers) {
    return new ProducerRecord<>(topic.topic(), null, key, value, headers);
  }

  /** CloudEvents, Kafka binding 1.0.2, binary mode; W3C trace context. */
  private static List<Header> headers(Delivery delivery, Delivery.Outgoing item, String type) {
    Map<String, String> all = new HashMap<>(delivery.headers());
    all.put("ce_specversion", "1.0");
    all.put("ce_id", item.id());
    all.put("ce_type", type);
    all.put("ce_source", "/feeds/" + delivery.feed().id());
    all.put("ce_time", delivery.received().toString());
    List<Header> headers = new ArrayList<>(all.size());
    all.forEach((k, v) -> headers.add(new RecordHeader(k, v.getBytes(StandardCharsets.UTF_8))));
    return headers;
  }

  private CompletableFuture<PublishResult> send(ProducerRecord<String, SpecificRecord> record) {
    var producer = link.producer();
    if (producer.isEmpty()) {
      return CompletableFuture.completedFuture(
          new PublishResult.Unacknowledged("no connection to Kafka or the schema registry yet"));
    }
    CompletableFuture<PublishResult> ack = new CompletableFuture<>();
    try {
      producer
          .get()
          .send(
              record,
              (metadata, failure) ->
                  ack.complete(
                      failure == null ? new PublishResult.Acknowledged() : refused(failure)));
    } catch (KafkaException | IllegalStateException e) {
      // Serialisation failed, or the producer is being closed.
      ack.complete(refused(e));
    }
    return ack;
  }

  private static PublishResult refused(Exception failure) {
    return failure instanceof RecordTooLargeException
        ? new PublishResult.TooLarge(failure.getMessage())
        : new PublishResult.Unacknowledged(String.valueOf(failure.getMessage()));
  }
}
