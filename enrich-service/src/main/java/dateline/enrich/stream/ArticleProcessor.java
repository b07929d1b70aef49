package dateline.enrich.stream;

import dateline.DeadLetter;
import dateline.RawArticle;
import dateline.Topics;
import dateline.enrich.article.Enrichment;
import dateline.enrich.article.UnreadableItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
final class ArticleProcessor implements Processor<byte[], byte[], byte[], byte[]>, Records {

  static final String ARTICLES_STORE = "articles";
  static final String HELD_STORE = "held";
  static final String OWED_STORE = "owed";
  static final String NUMBERS_STORE = "numbers";
  static final String TAKES_STORE = "takes";
  static final String RENEWALS_STORE = "renewals";
  static final List<String> STORES =
      List.of(ARTICLES_STORE, HELD_STORE, OWED_STORE, NUMBERS_STORE, TAKES_STORE, RENEWALS_STORE);
  private static final Logger LOG = Logger.getLogger(ArticleProcessor.class);

  private static final Duration RENEWAL_CHECK = Duration.ofSeconds(10);
  private static final Duration PRUNING = Duration.ofHours(1);

  private final Codec codec;
  private final Supplier<Enrichment> enrichments;
  private final StreamMetrics metrics;
  private final Tracing tracing;
  private final Outgoing.Maker outgoing;
  private final Clocks clocks;
  private final Schedule schedule;

  private ProcessorContext<byte[], byte[]> context;
  private Enrichment enrichment;
  private Changes changes;
  private HeldDeliveries held;
  private OwedTexts owed;
  private WireNumbers numbers;
  private Takes takes;
  private Renewals renewals;
  private Desk desk;
  private StreamMetrics.Held counted;

  /**
   * What time it is.
   *
   * @param work for everything that is written down
   * @param embargo for letting out what is held
   */
  record Clocks(InstantSource work, InstantSource embargo) {}

  /**
   * When things are done beside the records.
   *
   * @param embargoCheck how often held deliveries are looked through
   * @param renewAfter how long after a kill its marker is written again
   */
  record Schedule(Duration embargoCheck, Duration renewAfter) {}

  ArticleProcessor(
      Codec codec,
      Supplier<Enrichment> enrichments,
      StreamMetrics metrics,
      Tracing tracing,
      Clocks clocks,
      Schedule schedule) {
    this.codec = codec;
    this.enrichments = enrichments;
    this.metrics = metrics;
    this.tracing = tracing;
    this.outgoing = new Outgoing.Maker(codec, tracing);
    this.clocks = clocks;
    this.schedule = schedule;
  }

  /** Also called after a {@link #close}: a task that is taken back up keeps its processor. */
  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    enrichment = enrichments.get();
    KeyValueStore<String, byte[]> heldStore = context.getStateStore(HELD_STORE);
    KeyValueStore<String, byte[]> owedStore = context.getStateStore(OWED_STORE);
    KeyValueStore<String, byte[]> takeStore = context.getStateStore(TAKES_STORE);
    changes =
        new Changes(
            enrichment,
            codec,
            outgoing,
            context.getStateStore(ARTICLES_STORE),
            this::send,
            metrics,
            clocks.work());
    held = new HeldDeliveries(heldStore);
    owed = new OwedTexts(owedStore);
    numbers = new WireNumbers(context.getStateStore(NUMBERS_STORE), this);
    takes = new Takes(takeStore, codec, this);
    renewals =
        new Renewals(
            context.getStateStore(RENEWALS_STORE),
            List.of(heldStore, owedStore, takeStore),
            changes,
            this,
            schedule.renewAfter());
    desk = new Desk(changes, held, owed, this, this::withdrawn, tracing, clocks.embargo());
    counted = StreamMetrics.Held.NONE;
    count();
    repeat(schedule.embargoCheck(), desk::release);
    repeat(RENEWAL_CHECK, renewals::renew);
    repeat(PRUNING, this::prune);
  }

  private void repeat(Duration every, Consumer<Instant> work) {
    context.schedule(
        every,
        PunctuationType.WALL_CLOCK_TIME,
        time -> {
          work.accept(clocks.work().instant());
          count();
        });
  }

  @Override
  public void close() {
    enrichment.close();
    metrics.held(counted, StreamMetrics.Held.NONE);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try (Tracing.Hop hop = tracing.start(record.headers())) {
      Delivery delivery = read(record);
      hop.concerns(delivery.uri());
      arrive(delivery, clocks.work().instant());
    } catch (UnreadableItem e) {
      bury(record, e);
    }
    count();
  }

  private void arrive(Delivery delivery, Instant now) throws UnreadableItem {
    WireNumbers.Resolved resolved = numbers.resolve(delivery, now);
    for (Delivery each : resolved.deliveries()) {
      boolean withdrawn =
          each.raw().getTake() != null
              && Blame.onRecord(() -> changes.history(each.uri()).isWithdrawn());
      for (Delivery version : takes.join(each, withdrawn, now)) {
        desk.arrive(version, now);
      }
    }
    if (resolved.found().isPresent()) {
      changes.matched(resolved.found().get(), delivery, now);
    }
  }

  @Override
  public Delivery read(Record<byte[], byte[]> record) throws UnreadableItem {
    return Blame.onRecord(
        () -> {
          RawArticle raw = codec.decode(Topics.RAW, record.value(), RawArticle.class);
          String key =
              record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
          if (!raw.getUri().equals(key)) {
            throw new UnreadableItem(
                "wrong-key", "the key is " + key + ", not the article's URI " + raw.getUri(), null);
          }
          return new Delivery(record, raw, enrichment.read(raw, clocks.work().instant()));
        });
  }

  @Override
  public void bury(Record<byte[], byte[]> record, UnreadableItem refusal) {
    Throwable cause = Optional.ofNullable(refusal.getCause()).orElse(refusal);
    DeadLetter letter =
        DeadLetters.of(
            record,
            context.recordMetadata(),
            refusal.reason(),
            String.valueOf(refusal.getMessage()),
            cause);
    LOG.warnf("dead letter %s (%s): %s", letter.getId(), refusal.reason(), letter.getMessage());
    Instant now = clocks.work().instant();
    byte[] value = codec.encode(Topics.DEAD_LETTERS, letter);
    send(outgoing.of(Topics.DEAD_LETTERS, letter, value, record, now));
    metrics.dead(refusal.reason());
  }

  private void withdrawn(String uri, Instant now) {
    takes.forget(uri);
    renewals.plan(uri, now);
  }

  private void prune(Instant now) {
    numbers.prune(now);
    takes.prune(now);
  }

  private void count() {
    StreamMetrics.Held now =
        new StreamMetrics.Held(held.size() - held.unreadable(), held.unreadable(), owed.size());
    metrics.held(counted, now);
    counted = now;
  }

  private void send(Outgoing outgoing) {
    context.forward(outgoing.record(), outgoing.topic().topic());
  }
}
