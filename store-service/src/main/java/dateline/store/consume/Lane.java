package dateline.store.consume;

import dateline.store.StoreConfig;
import dateline.store.write.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Reads one topic and commits only what is stored. During an outage it keeps its partitions and
 * polls them paused, so that the group does not rebalance, and tries the same batch again; nothing
 * is skipped and nothing dead-lettered for an outage. Ends within a batch after {@link #close}.
 */
final class Lane<T extends SpecificRecord> implements Runnable, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Lane.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int ATTEMPTS_WHOLE = 3;
  private static final int SMALLEST = 16;
  private static final Duration COMMIT = Duration.ofSeconds(5);

  /** What a lane is made of. */
  record Setup<T extends SpecificRecord>(
      String topic,
      Map<String, Object> consumerConfig,
      RecordDecoder<T> decoder,
      LaneHandler<T> handler,
      DeadLetters deadLetters,
      BooleanSupplier mayRead) {}

  private final Setup<T> setup;
  private final StoreConfig config;
  private final LaneState state;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private KafkaConsumer<byte[], byte[]> consumer;
  private boolean waiting;

  Lane(Setup<T> setup, StoreConfig config, LaneState state) {
    this.setup = setup;
    this.config = config;
    this.state = state;
  }

  @Override
  public void run() {
    awaitTurn();
    while (!stopped()) {
      try (KafkaConsumer<byte[], byte[]> opened = new KafkaConsumer<>(setup.consumerConfig())) {
        consumer = opened;
        committed.clear();
        consumer.subscribe(List.of(setup.topic()), new Ownership());
        while (!stopped()) {
          step();
        }
      } catch (RuntimeException e) {
        // A lane that ends would be a service that looks alive and stores nothing.
        LOG.errorf(e, "%s: the consumer failed and is made anew", setup.topic());
        waiting = true;
        state.waitsFor("Kafka: " + e.getMessage());
        pause(config.retry().max());
      }
    }
  }

  /** Asks the lane to end after the batch that it is in. */
  @Override
  public void close() {
    stop.countDown();
  }

  private void step() {
    state.sign();
    consumer.resume(consumer.paused());
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    List<Batch<T>> batches =
        Batch.split(records, config.batch().records(), config.batch().bytes().asLongValue());
    int left = records.count();
    for (Batch<T> batch : batches) {
      observe(left);
      if (!complete(batch)) {
        return;
      }
      left -= batch.size();
    }
    resume();
    commitPositions();
    observe(0);
  }

  private void awaitTurn() {
    while (!stopped() && !setup.mayRead().getAsBoolean()) {
      state.sign();
      pause(POLL);
    }
  }

  private boolean complete(Batch<T> batch) {
    Duration wait = config.retry().initial();
    int attempts = 0;
    while (!stopped()) {
      try {
        state.sign();
        batch.keepOnly(consumer.assignment()::contains);
        batch.process(setup.decoder(), setup.handler(), setup.deadLetters());
        resume();
        commit(batch.commits());
        return true;
      } catch (OutageException | StoreUnavailableException e) {
        if (!waiting) {
          LOG.warnf("%s: waiting, nothing is lost: %s", setup.topic(), e.getMessage());
        }
        waitPaused(e.getMessage(), wait);
        wait = shorter(wait.multipliedBy(2), config.retry().max());
        attempts++;
        if (attempts >= ATTEMPTS_WHOLE && batch.size() > SMALLEST) {
          // What is too much for a slow database or a thin line may pass in smaller pieces.
          List<Batch<T>> halves = batch.halves();
          return complete(halves.get(0)) && complete(halves.get(1));
        }
      }
    }
    return false;
  }

  private void waitPaused(String what, Duration wait) {
    waiting = true;
    state.waitsFor(what);
    Instant until = Instant.now().plus(wait);
    consumer.pause(consumer.assignment());
    while (!stopped() && Instant.now().isBefore(until)) {
      // Keeps our place in the group; hands out nothing, since all partitions are paused.
      consumer.poll(shorter(POLL, wait));
      state.waitsFor(what);
    }
  }

  private void resume() {
    if (waiting) {
      waiting = false;
      state.resumed();
      LOG.infof("%s: back to work", setup.topic());
    }
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      consumer.commitSync(offsets, COMMIT);
      offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
      state.progress();
    } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
      // Stored but not committed: whoever reads it again changes nothing.
      LOG.infof("%s: not committed, will be read again: %s", setup.topic(), e.getMessage());
    }
  }

  // Transaction markers take offsets, too; without this the group would lag by one for ever.
  private void commitPositions() {
    Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong lag = consumer.currentLag(partition);
      if (lag.isPresent()) {
        long position = consumer.position(partition, COMMIT);
        if (committed.getOrDefault(partition, -1L) < position) {
          moved.put(partition, new OffsetAndMetadata(position));
        }
      }
    }
    if (!moved.isEmpty()) {
      commit(moved);
    }
  }

  private void observe(int pending) {
    long lag = pending;
    boolean known = true;
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong behind = consumer.currentLag(partition);
      lag += behind.orElse(0);
      known &= behind.isPresent();
    }
    state.connected(Connection.isOpen(consumer));
    state.lag(lag, known && state.hasJoined());
    state.sign();
  }

  private boolean stopped() {
    return stop.getCount() == 0;
  }

  private void pause(Duration wait) {
    try {
      stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private final class Ownership implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> gained) {
      state.joined(true);
      if (waiting) {
        consumer.pause(gained);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> lost) {
      lost.forEach(committed::remove);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      onPartitionsRevoked(lost);
      state.joined(false);
    }
  }
}
