package dateline.enrich.stream;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.DeadLetter;
import dateline.PubStatus;
import dateline.RawArticle;
import dateline.Topics;
import dateline.enrich.article.Draft;
import dateline.enrich.article.Embargo;
import dateline.enrich.article.Enrichment;
import dateline.enrich.article.UnreadableItem;
import dateline.enrich.state.ArticleState;
import dateline.enrich.state.HeldDelivery;
import dateline.enrich.version.Version;
import dateline.enrich.version.VersionOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * The one processor of the topology: each record of {@code news.raw} leaves as a change, as a
 * recognised no-change, as a delivery held for its embargo, or as a dead letter, in one transaction
 * with the state. All that can fail on a record is done before anything is written.
 */
final class ArticleProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  static final String ARTICLES_STORE = "articles";
  static final String HELD_STORE = "held";
  private static final Logger LOG = Logger.getLogger(ArticleProcessor.class);

  /** So that a transaction stays short when a whole morning's embargoes end at one instant. */
  private static final int RELEASES_AT_ONCE = 200;

  private final Codec codec;
  private final Supplier<Enrichment> enrichments;
  private final StreamMetrics metrics;
  private final Tracing tracing;
  private final Outgoing.Maker outgoing;
  private final InstantSource clock;
  private final Duration embargoCheck;

  private ProcessorContext<byte[], byte[]> context;
  private KeyValueStore<String, byte[]> articles;
  private HeldDeliveries held;
  private Enrichment enrichment;
  private ArticleWork work;

  ArticleProcessor(
      Codec codec,
      Supplier<Enrichment> enrichments,
      StreamMetrics metrics,
      Tracing tracing,
      InstantSource clock,
      Duration embargoCheck) {
    this.codec = codec;
    this.enrichments = enrichments;
    this.metrics = metrics;
    this.tracing = tracing;
    this.outgoing = new Outgoing.Maker(codec, tracing);
    this.clock = clock;
    this.embargoCheck = embargoCheck;
  }

  /** Also called after a {@link #close}: a task that is taken back up keeps its processor. */
  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    enrichment = enrichments.get();
    work = new ArticleWork(enrichment);
    articles = context.getStateStore(ARTICLES_STORE);
    held = new HeldDeliveries(context.getStateStore(HELD_STORE));
    metrics.held(held.size());
    context.schedule(
        embargoCheck, PunctuationType.WALL_CLOCK_TIME, time -> release(clock.instant()));
  }

  @Override
  public void close() {
    enrichment.close();
    metrics.held(-held.size());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try (Tracing.Hop hop = tracing.start(record.headers())) {
      Instant now = clock.instant();
      Delivery delivery = Blame.onRecord(() -> read(record, now));
      hop.concerns(delivery.raw().getUri());
      arrive(delivery, now);
    } catch (UnreadableItem e) {
      bury(record, e);
    }
  }

  private Delivery read(Record<byte[], byte[]> record, Instant now)
      throws Codec.Undecodable, UnreadableItem {
    RawArticle raw = codec.decode(Topics.RAW, record.value(), RawArticle.class);
    String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    if (!raw.getUri().equals(key)) {
      throw new UnreadableItem(
          "wrong-key", "the key is " + key + ", not the article's URI " + raw.getUri(), null);
    }
    return new Delivery(record, raw, enrichment.read(raw, now));
  }

  private void arrive(Delivery delivery, Instant now) {
    String uri = delivery.raw().getUri();
    boolean waits = held.holds(uri) || delivery.draft().embargo().holds(now);
    if (waits && delivery.bringsText()) {
      settle(uri, Optional.of(delivery), now);
    } else {
      apply(delivery, now);
    }
  }

  /** Holds all that waits of an article, or lets all of it out, as its newest version has it. */
  private void settle(String uri, Optional<Delivery> arrived, Instant now) {
    Map<String, Delivery> waiting = new HashMap<>();
    List<Delivery> all = new ArrayList<>(waiting(uri, now));
    arrived.ifPresent(all::add);
    all.forEach(d -> waiting.merge(d.draft().version().key(), d, Delivery::later));
    List<Draft> drafts = waiting.values().stream().map(Delivery::draft).toList();
    Embargo embargo = Embargo.inForce(drafts, newestOut(uri));
    int before = held.size();
    if (embargo.holds(now)) {
      Map<String, HeldDelivery> deliveries = new HashMap<>();
      waiting.forEach((version, delivery) -> deliveries.put(version, delivery.toHold()));
      held.replace(uri, embargo.until(), deliveries);
    } else {
      held.remove(uri);
      waiting.values().stream()
          .sorted(Comparator.comparing(d -> d.draft().version(), VersionOrder.INSTANCE))
          .forEach(delivery -> letOut(delivery, now));
    }
    metrics.held(held.size() - before);
  }

  private List<Delivery> waiting(String uri, Instant now) {
    List<Delivery> waiting = new ArrayList<>();
    for (HeldDelivery delivery : held.of(uri)) {
      Record<byte[], byte[]> record = Delivery.held(delivery, now);
      try {
        waiting.add(Blame.onRecord(() -> read(record, now)));
      } catch (UnreadableItem e) {
        bury(record, e);
      }
    }
    return waiting;
  }

  private Optional<Version> newestOut(String uri) {
    byte[] state = articles.get(uri);
    return state == null
        ? Optional.empty()
        : StateCodec.history(StateCodec.state(state)).newestUsable();
  }

  /** Lets out what is due. A delivery whose embargo cannot be read is never due. */
  private void release(Instant now) {
    held.due(now, RELEASES_AT_ONCE).forEach(uri -> settle(uri, Optional.empty(), now));
  }

  /** Applies a delivery in its own trace, whatever brings it. */
  private void letOut(Delivery delivery, Instant now) {
    try (Tracing.Hop hop = tracing.start(delivery.record().headers())) {
      hop.concerns(delivery.raw().getUri());
      apply(delivery, now);
    }
  }

  private void apply(Delivery delivery, Instant now) {
    try {
      Prepared prepared = Blame.onRecord(() -> prepare(delivery, now));
      prepared.state().ifPresent(state -> articles.put(delivery.raw().getUri(), state));
      prepared.records().forEach(this::send);
      Optional<ArticleChanged> change = prepared.outcome().change();
      change.ifPresent(this::published);
      metrics.done(change, delivery.raw(), clock.instant());
    } catch (UnreadableItem e) {
      bury(delivery.record(), e);
    }
  }

  /** All that follows from a delivery, in bytes: nothing of it can fail any more. */
  private record Prepared(
      ArticleWork.Outcome outcome, Optional<byte[]> state, List<Outgoing> records) {}

  private Prepared prepare(Delivery delivery, Instant now) throws UnreadableItem {
    byte[] before = articles.get(delivery.raw().getUri());
    ArticleState known = before == null ? null : StateCodec.state(before);
    ArticleWork.Outcome outcome = work.apply(delivery.raw(), delivery.draft(), known, now);
    Record<byte[], byte[]> origin = delivery.record();
    List<Outgoing> records = new ArrayList<>();
    if (outcome.withdrawal().isPresent()) {
      records.add(outgoing.of(Topics.WITHDRAWALS, outcome.withdrawal().get(), origin, now));
    }
    if (outcome.change().isPresent()) {
      ArticleChanged change = outcome.change().get();
      records.add(outgoing.of(Topics.ARTICLES, change, origin, now));
      if (outcome.article().isPresent()) {
        byte[] value = codec.framed(Topics.LATEST, outcome.article().get());
        records.add(outgoing.of(Topics.LATEST, change.getArticle(), value, origin, now));
      }
    }
    return new Prepared(outcome, outcome.state().map(StateCodec::bytes), records);
  }

  private void published(ArticleChanged change) {
    Article article = change.getArticle();
    if (article.getPubStatus() != PubStatus.usable) {
      enrichment.forget(article);
    }
    metrics.skipped(change);
  }

  private void bury(Record<byte[], byte[]> record, UnreadableItem refusal) {
    Throwable cause = Optional.ofNullable(refusal.getCause()).orElse(refusal);
    DeadLetter letter =
        DeadLetters.of(
            record,
            context.recordMetadata(),
            refusal.reason(),
            String.valueOf(refusal.getMessage()),
            cause);
    LOG.warnf("dead letter %s (%s): %s", letter.getId(), refusal.reason(), letter.getMessage());
    Instant now = clock.instant();
    byte[] value = codec.encode(Topics.DEAD_LETTERS, letter);
    send(outgoing.of(Topics.DEAD_LETTERS, letter, value, record, now));
    metrics.dead(refusal.reason());
  }

  private void send(Outgoing outgoing) {
    context.forward(outgoing.record(), outgoing.topic().topic());
  }
}
