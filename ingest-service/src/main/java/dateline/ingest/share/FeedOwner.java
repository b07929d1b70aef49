package dateline.ingest.share;

import dateline.FeedState;
import dateline.Topics;
import dateline.ingest.intake.Intake;
import dateline.ingest.poll.Polled;
import dateline.ingest.poll.PolledFeed;
import dateline.ingest.poll.Poller;
import dateline.ingest.poll.Rounds;
import dateline.ingest.poll.Subscriptions;
import dateline.ingest.publish.BacklogWatch;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.KafkaLink;
import dateline.ingest.refresh.RefreshPolicy;
import dateline.ingest.source.IngestConfig;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Polls the feeds that are this copy's, in a thread of its own. Copies share the feeds by the
 * partitions of their states: one that starts takes over its part, one that ends or dies hands it
 * on, and a feed's state moves only in the transaction that publishes its items. Whatever goes
 * wrong with Kafka, the thread begins again from what the log says.
 */
@Startup
@Singleton
public class FeedOwner {

  private static final Logger LOG = Logger.getLogger(FeedOwner.class);
  private static final Duration BUSY = Duration.ofMillis(20);
  private static final Duration QUIET = Duration.ofMillis(100);
  private static final long AGAIN_MILLIS = 1_000;

  /** Items of one transaction, about: what a reader of the log has to hold at once. */
  private static final int BATCH = 500;

  private final KafkaLink link;
  private final ShareKafka kafka;
  private final BacklogWatch backlog;
  private final PolledFeeds feeds;
  private final Poller poller;
  private final RefreshPolicy policy;
  private final Subscriptions subscriptions;
  private final SignalLog signals;
  private final IngestConfig.Poll config;
  private final PollMetrics metrics;
  private final Intake intake;
  private final InstantSource clock = InstantSource.system();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "feed-owner");
  private volatile boolean stopping;

  FeedOwner(
      KafkaLink link,
      ShareKafka kafka,
      BacklogWatch backlog,
      PolledFeeds feeds,
      Poller poller,
      RefreshPolicy policy,
      Subscriptions subscriptions,
      SignalLog signals,
      PollMetrics metrics,
      Intake intake,
      IngestConfig config) {
    this.link = link;
    this.kafka = kafka;
    this.backlog = backlog;
    this.feeds = feeds;
    this.poller = poller;
    this.policy = policy;
    this.subscriptions = subscriptions;
    this.signals = signals;
    this.metrics = metrics;
    this.intake = intake;
    this.config = config.poll();
    feeds.onGone(gone::add);
  }

  @PostConstruct
  void start() {
    if (config.enabled()) {
      thread.start();
    }
  }

  /** Leaves the group, so that the other copies take over at once. */
  @PreDestroy
  void stop() throws InterruptedException {
    stopping = true;
    thread.join(4_000);
    if (thread.isAlive()) {
      thread.interrupt();
    }
  }

  private void run() {
    while (!stopping) {
      try {
        if (link.isReady() && feeds.areKnown()) {
          session();
        } else {
          Thread.sleep(QUIET.toMillis());
        }
      } catch (InterruptedException | InterruptException e) {
        return;
      } catch (RuntimeException | StackOverflowError e) {
        LOG.warnf("polling begins again from the log: %s: %s", e.getClass().getSimpleName(), e);
        metrics.restarted();
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(AGAIN_MILLIS);
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  /** Until the service stops, or something can't be mended. */
  private void session() {
    Rounds rounds = new Rounds(poller, policy, subscriptions, config.concurrent(), clock);
    try (var producer = kafka.transactionalProducer();
        var consumer = kafka.stateConsumer(config)) {
      producer.initTransactions();
      OwnedPartitions partitions =
          new OwnedPartitions(
              consumer, this::decoded, rounds::own, partition -> rounds.disown(partition));
      PollTransaction transaction =
          new PollTransaction(producer, kafka.serializer(), partitions::partitionOf);
      while (!stopping) {
        partitions.poll(rounds.underWay() > 0 ? BUSY : QUIET);
        signals.drain(rounds::hear);
        if (backlog.refusal().isEmpty()) {
          List<PolledFeed> all = feeds.all();
          rounds.start(all, partitions::partitionOf);
        }
        metrics.state(rounds.partitions().size(), rounds.underWay());
        List<Polled> finished = rounds.finished(BATCH);
        if (!finished.isEmpty()) {
          carryOut(finished, rounds, partitions, transaction);
        }
        forget(rounds, partitions, transaction);
      }
    } finally {
      metrics.state(0, 0);
    }
  }

  private void carryOut(
      List<Polled> finished,
      Rounds rounds,
      OwnedPartitions partitions,
      PollTransaction transaction) {
    long start = System.nanoTime();
    try {
      transaction.commit(
          finished, partitions.offsets(rounds.partitions()), partitions.member(), clock.instant());
    } catch (TimeoutException e) {
      // Whether it is there, only the log can tell.
      throw e;
    } catch (KafkaException e) {
      LOG.warnf("%d polls are taken back: %s", finished.size(), e);
      transaction.abort();
      finished.forEach(rounds::failed);
      metrics.takenBack(finished.size());
      return;
    }
    for (Polled polled : finished) {
      rounds.stands(polled, partitions.partitionOf(polled.feed().id()));
      metrics.done(polled);
      polled
          .delivery()
          .ifPresent(
              each ->
                  intake.published(
                      each, each.items().stream().map(Delivery.Outgoing::entry).toList()));
    }
    metrics.committed(System.nanoTime() - start);
  }

  /** The state of a feed that is no more goes, too, by the hand of whoever owns it. */
  private void forget(Rounds rounds, OwnedPartitions partitions, PollTransaction transaction) {
    // One of the same name that came since is not to lose its state.
    gone.removeIf(feeds::exists);
    List<String> ours =
        gone.stream()
            .filter(feed -> rounds.partitions().contains(partitions.partitionOf(feed)))
            .toList();
    List<String> known =
        ours.stream().filter(feed -> rounds.forget(feed, partitions.partitionOf(feed))).toList();
    if (!known.isEmpty()) {
      transaction.forget(known, partitions.offsets(rounds.partitions()), partitions.member());
    }
    ours.forEach(gone::remove);
  }

  private Optional<FeedState> decoded(byte[] value) {
    return kafka.read(Topics.FEED_STATES, FeedState.class, value);
  }
}
