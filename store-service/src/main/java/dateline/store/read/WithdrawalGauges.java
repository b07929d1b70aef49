package dateline.store.read;

import com.mongodb.MongoException;
import dateline.store.StoreConfig;
import dateline.store.access.Access;
import dateline.store.access.Consumer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The numbers that call an operator: kills without a story, and receipts that are missing. Counted
 * every few seconds on a thread of its own, whoever asks and however often; while MongoDB is away
 * the last numbers stand. Every copy of the service shows the same, so that dashboards take the
 * maximum.
 */
@ApplicationScoped
public class WithdrawalGauges {

  private static final Logger LOG = Logger.getLogger(WithdrawalGauges.class);
  private static final Withdrawals.Debt NONE = new Withdrawals.Debt(0, Optional.empty());

  private final Withdrawals withdrawals;
  private final Access access;
  private final MeterRegistry registry;
  private final Duration interval;
  private final Map<String, Withdrawals.Debt> debts = new ConcurrentHashMap<>();
  private final ScheduledExecutorService counting =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "store-withdrawal-gauges");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Gauge> gauges = new ArrayList<>();
  private volatile long unmatched;
  private boolean failing;

  /** Counts the given withdrawals. */
  public WithdrawalGauges(
      Withdrawals withdrawals, Access access, MeterRegistry registry, StoreConfig config) {
    this.withdrawals = withdrawals;
    this.access = access;
    this.registry = registry;
    this.interval = config.withdrawals().watch();
  }

  void start(@Observes StartupEvent event) {
    gauges.add(
        Gauge.builder("dateline.withdrawals.unmatched", () -> unmatched)
            .description("Kills that have found no story")
            .register(registry));
    for (Consumer consumer : access.consumers()) {
      gauges.add(
          Gauge.builder("dateline.receipts.outstanding", () -> debt(consumer).count())
              .description("Kills and standing holds that the consumer has not honoured")
              .tag("consumer", consumer.id())
              .register(registry));
      gauges.add(
          Gauge.builder("dateline.receipts.oldest", () -> age(consumer))
              .description("Age of the oldest withdrawal that the consumer has not honoured")
              .baseUnit("seconds")
              .tag("consumer", consumer.id())
              .register(registry));
    }
    counting.scheduleWithFixedDelay(this::count, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  void end(@Observes ShutdownEvent event) {
    counting.shutdown();
    // A registry may outlive the application: the next one's gauges must not be taken for these.
    gauges.forEach(registry::remove);
  }

  private void count() {
    try {
      unmatched = withdrawals.unmatched();
      for (Consumer consumer : access.consumers()) {
        debts.put(consumer.id(), withdrawals.debt(consumer));
      }
      failing = false;
    } catch (MongoException e) {
      if (!failing) {
        LOG.warnf("the numbers of withdrawals wait for MongoDB: %s", e.getMessage());
      }
      failing = true;
    } catch (RuntimeException e) {
      // An exception would end the schedule, and the alarm with it.
      LOG.error("counting the withdrawals failed and goes on", e);
    }
  }

  private Withdrawals.Debt debt(Consumer consumer) {
    return debts.getOrDefault(consumer.id(), NONE);
  }

  private long age(Consumer consumer) {
    return debt(consumer)
        .oldest()
        .map(oldest -> WithdrawalJson.seconds(oldest, Instant.now()))
        .orElse(0L);
  }
}
