package dateline.enrich.stream;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.DeadLetter;
import dateline.PubStatus;
import dateline.RawArticle;
import dateline.Topics;
import dateline.enrich.article.Draft;
import dateline.enrich.article.Enrichment;
import dateline.enrich.article.UnreadableItem;
import dateline.enrich.state.HeldDelivery;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * The one processor of the topology: each record of {@code news.raw} leaves as a change, as a
 * recognised no-change, as a delivery held for its embargo, or as a dead letter, in one transaction
 * with the state.
 */
final class ArticleProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  static final String ARTICLES_STORE = "articles";
  static final String HELD_STORE = "held";
  private static final Logger LOG = Logger.getLogger(ArticleProcessor.class);

  private final Codec codec;
  private final Enrichment enrichment;
  private final ArticleWork work;
  private final StreamMetrics metrics;
  private final Tracing tracing;
  private final InstantSource clock;
  private final Duration embargoCheck;

  private ProcessorContext<byte[], byte[]> context;
  private KeyValueStore<String, byte[]> articles;
  private KeyValueStore<String, byte[]> held;

  ArticleProcessor(
      Codec codec,
      Enrichment enrichment,
      StreamMetrics metrics,
      Tracing tracing,
      InstantSource clock,
      Duration embargoCheck) {
    this.codec = codec;
    this.enrichment = enrichment;
    this.work = new ArticleWork(enrichment);
    this.metrics = metrics;
    this.tracing = tracing;
    this.clock = clock;
    this.embargoCheck = embargoCheck;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    articles = context.getStateStore(ARTICLES_STORE);
    held = context.getStateStore(HELD_STORE);
    context.schedule(
        embargoCheck, PunctuationType.WALL_CLOCK_TIME, time -> release(clock.instant()));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try (Tracing.Hop hop = tracing.start(record.headers())) {
      process(record, hop);
    }
  }

  private void process(Record<byte[], byte[]> record, Tracing.Hop hop) {
    Instant now = clock.instant();
    try {
      RawArticle raw = codec.decode(Topics.RAW, record.value(), RawArticle.class);
      hop.concerns(raw.getUri());
      Draft draft = enrichment.read(raw, now);
      if (draft.embargo().holds(now)) {
        hold(record, draft);
      } else {
        apply(record, raw, draft, now);
      }
    } catch (Codec.Undecodable e) {
      bury(record, "undecodable-record", e);
    } catch (UnreadableItem e) {
      bury(record, e.reason(), e);
    }
  }

  @Override
  public void close() {
    enrichment.close();
  }

  private void apply(Record<byte[], byte[]> record, RawArticle raw, Draft draft, Instant now)
      throws UnreadableItem {
    byte[] before = articles.get(raw.getUri());
    ArticleWork.Outcome outcome = outcome(raw, draft, before, now);
    articles.put(raw.getUri(), StateCodec.bytes(outcome.state()));
    outcome
        .withdrawal()
        .ifPresent(w -> send(Topics.WITHDRAWALS, record.key(), w, record.headers(), now));
    outcome.change().ifPresent(change -> publish(record, outcome, change, now));
    metrics.done(outcome.change(), raw, now);
  }

  /** Whatever our own code does wrong with one article must not stop the others. */
  private ArticleWork.Outcome outcome(RawArticle raw, Draft draft, byte[] before, Instant now)
      throws UnreadableItem {
    try {
      return work.apply(raw, draft, before == null ? null : StateCodec.state(before), now);
    } catch (RuntimeException e) {
      throw new UnreadableItem("step-failed", "could not be worked on: " + e, e);
    }
  }

  private void publish(
      Record<byte[], byte[]> record,
      ArticleWork.Outcome outcome,
      ArticleChanged change,
      Instant now) {
    send(Topics.ARTICLES, record.key(), change, record.headers(), now);
    if (outcome.promoted()) {
      Article article = change.getArticle();
      send(Topics.LATEST, record.key(), article, record.headers(), now);
      if (article.getPubStatus() != PubStatus.usable) {
        enrichment.forget(article);
      }
    }
    metrics.skipped(change);
  }

  private void hold(Record<byte[], byte[]> record, Draft draft) {
    HeldDelivery delivery =
        HeldDelivery.newBuilder()
            .setUntil(draft.embargo().until().orElse(null))
            .setKey(ByteBuffer.wrap(record.key()))
            .setValue(ByteBuffer.wrap(record.value()))
            .setTraceparent(Tracing.traceparent(record.headers()).orElse(null))
            .build();
    held.put(heldKey(record, draft), StateCodec.bytes(delivery));
    metrics.held(1);
  }

  private static String heldKey(Record<byte[], byte[]> record, Draft draft) {
    return new String(record.key(), StandardCharsets.UTF_8) + "|" + draft.version().key();
  }

  /** Lets out what is due. A delivery whose embargo cannot be read is never due. */
  private void release(Instant now) {
    List<KeyValue<String, HeldDelivery>> due = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = held.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        HeldDelivery delivery = StateCodec.held(next.value);
        if (delivery.getUntil() != null && !delivery.getUntil().isAfter(now)) {
          due.add(KeyValue.pair(next.key, delivery));
        }
      }
    }
    for (KeyValue<String, HeldDelivery> next : due) {
      held.delete(next.key);
      metrics.held(-1);
      Headers headers = new RecordHeaders();
      Optional.ofNullable(next.value.getTraceparent()).ifPresent(t -> Tracing.set(headers, t));
      process(
          new Record<>(
              bytes(next.value.getKey()),
              bytes(next.value.getValue()),
              now.toEpochMilli(),
              headers));
    }
  }

  private void bury(Record<byte[], byte[]> record, String reason, Exception cause) {
    DeadLetter letter =
        DeadLetters.of(
            record, context.recordMetadata(), reason, String.valueOf(cause.getMessage()), cause);
    LOG.warnf("dead letter %s (%s): %s", letter.getId(), reason, letter.getMessage());
    send(Topics.DEAD_LETTERS, record.key(), letter, record.headers(), clock.instant());
    metrics.dead(reason);
  }

  private void send(Topics topic, byte[] key, SpecificRecord value, Headers origin, Instant now) {
    Headers headers = EventHeaders.of(topic, value, origin, now);
    tracing.inject(headers);
    context.forward(
        new Record<>(key, codec.encode(topic, value), now.toEpochMilli(), headers), topic.topic());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
