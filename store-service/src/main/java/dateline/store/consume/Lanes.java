package dateline.store.consume;

import dateline.ArticleChanged;
import dateline.Contract;
import dateline.Topics;
import dateline.Withdrawal;
import dateline.WithdrawalReceipt;
import dateline.store.StoreConfig;
import dateline.store.write.ArticleWriter;
import dateline.store.write.StoreUnavailableException;
import dateline.store.write.WithdrawalWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Starts and ends the three lanes. Nothing that is down at the start keeps the service from
 * starting: the lanes begin when MongoDB has its indexes, and articles are read once the
 * withdrawals lane has reached its end for the first time, so that no killed text is stored even
 * for a moment.
 */
@ApplicationScoped
public class Lanes {

  private static final Logger LOG = Logger.getLogger(Lanes.class);
  private static final long PATIENCE = TimeUnit.SECONDS.toMillis(8);

  private final ArticleWriter writer;
  private final WithdrawalWriter records;
  private final StoreConfig config;
  private final StoreMetrics metrics;
  private final Tracing tracing;
  private final Map<String, Object> kafka;
  private final String registryUrl;
  private final boolean setUpContract;
  private final LaneState articles = new LaneState(InstantSource.system());
  private final LaneState withdrawals = new LaneState(InstantSource.system());
  private final LaneState receipts = new LaneState(InstantSource.system());
  private final CountDownLatch stop = new CountDownLatch(1);
  private final DeadLetters deadLetters;
  private Thread starter;
  private volatile List<Thread> threads = List.of();
  private volatile List<Lane<?>> lanes = List.of();

  /** Takes the connection from the configuration {@code kafka.*}. */
  public Lanes(
      ArticleWriter writer,
      WithdrawalWriter records,
      StoreConfig config,
      MeterRegistry registry,
      OpenTelemetry telemetry,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean untraced,
      @ConfigProperty(name = "dateline.registry.url") String registryUrl,
      @ConfigProperty(name = "dateline.contract.setup") boolean setUpContract) {
    this.writer = writer;
    this.records = records;
    this.config = config;
    this.metrics = new StoreMetrics(registry);
    this.tracing = new Tracing(telemetry, untraced);
    this.kafka = kafka;
    this.registryUrl = registryUrl;
    this.setUpContract = setUpContract;
    this.deadLetters = new DeadLetters(kafka, registryUrl, metrics);
  }

  void start(@Observes StartupEvent event) {
    states().forEach(metrics::watch);
    starter = new Thread(this::begin, "store-start");
    starter.start();
  }

  void end(@Observes ShutdownEvent event) throws InterruptedException {
    stop.countDown();
    starter.join(PATIENCE);
    lanes.forEach(Lane::close);
    for (Thread thread : threads) {
      thread.join(PATIENCE);
    }
    deadLetters.close();
  }

  /** State of each lane, by topic. */
  Map<String, LaneState> states() {
    return Map.of(
        Topics.ARTICLES.topic(), articles,
        Topics.WITHDRAWALS.topic(), withdrawals,
        Topics.RECEIPTS.topic(), receipts);
  }

  private void begin() {
    try {
      while (!prepared()) {
        states().values().forEach(LaneState::sign);
        if (stop.await(config.retry().max().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    states().values().forEach(LaneState::resumed);
    Lane<Withdrawal> fast =
        lane(
            Topics.WITHDRAWALS,
            Withdrawal.class,
            config.group() + "-withdrawals",
            new WithdrawalsHandler(writer, records),
            withdrawals,
            Duration.ZERO,
            () -> true);
    Lane<ArticleChanged> main =
        lane(
            Topics.ARTICLES,
            ArticleChanged.class,
            config.group(),
            new ArticlesHandler(writer, metrics, tracing),
            articles,
            config.batch().gather(),
            withdrawals::caughtUp);
    Lane<WithdrawalReceipt> honoured =
        lane(
            Topics.RECEIPTS,
            WithdrawalReceipt.class,
            config.group() + "-receipts",
            new ReceiptsHandler(records),
            receipts,
            Duration.ZERO,
            () -> true);
    lanes = List.of(fast, main, honoured);
    threads =
        List.of(
            new Thread(fast, "store-withdrawals"),
            new Thread(main, "store-articles"),
            new Thread(honoured, "store-receipts"));
    threads.forEach(Thread::start);
    if (stop.getCount() == 0) {
      lanes.forEach(Lane::close);
    }
  }

  private boolean prepared() throws InterruptedException {
    try {
      if (setUpContract) {
        Contract.ensure(kafka, registryUrl);
      }
      writer.prepare();
      deadLetters.prepare();
      return true;
    } catch (IOException | StoreUnavailableException | OutageException | KafkaException e) {
      LOG.warnf("not started yet: %s", e.getMessage());
      states().values().forEach(state -> state.waitsFor(e.getMessage()));
      return false;
    }
  }

  private <T extends SpecificRecord> Lane<T> lane(
      Topics topic,
      Class<T> type,
      String group,
      LaneHandler<T> handler,
      LaneState state,
      Duration wait,
      BooleanSupplier mayRead) {
    Map<String, Object> consumer =
        ConsumerSettings.of(
            kafka, group, config.batch().records(), config.batch().bytes().asLongValue(), wait);
    RecordDecoder<T> decoder = new RecordDecoder<>(type, registryUrl);
    return new Lane<>(
        new Lane.Setup<>(topic.topic(), consumer, decoder, handler, deadLetters, mayRead),
        config,
        state);
  }
}
