package dateline.ingest.publish;

import dateline.Topics;
import dateline.ingest.source.IngestConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Looks in the background how far enrichment is behind in {@code news.raw}, so that a push is
 * refused without asking Kafka.
 */
@Startup
@Singleton
public class BacklogWatch {

  private static final Logger LOG = Logger.getLogger(BacklogWatch.class);
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final KafkaLink link;
  private final IngestConfig.Backlog config;
  private final BacklogPolicy policy;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "backlog-watch"));

  BacklogWatch(KafkaLink link, IngestConfig config, MeterRegistry registry) {
    this.link = link;
    this.config = config.backlog();
    this.policy = new BacklogPolicy(this.config.most());
    Gauge.builder("dateline.ingest.backlog", policy, BacklogWatch::gauge)
        .description("Records of news.raw that enrichment has not worked yet")
        .register(registry);
  }

  /** How long a sender should wait; empty if more is taken in, also where nothing is known. */
  public Optional<Duration> refusal() {
    return policy.refusal();
  }

  @PostConstruct
  void start() {
    long every = config.checkEvery().toMillis();
    watch.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    watch.shutdownNow();
  }

  private static double gauge(BacklogPolicy policy) {
    return policy.backlog().isPresent() ? policy.backlog().getAsLong() : Double.NaN;
  }

  private void look() {
    boolean before = policy.refusal().isPresent();
    try {
      Optional<Admin> admin = link.admin();
      if (admin.isPresent()) {
        look(admin.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      // The group is not there yet, or Kafka does not answer.
      LOG.debugf("backlog of %s unknown: %s", config.group(), e);
      policy.unknown();
    }
    if (before != policy.refusal().isPresent()) {
      LOG.warnf(
          "%s: %s records of %s wait for group %s",
          before ? "pushes are taken in again" : "pushes are refused",
          policy.backlog().isPresent() ? policy.backlog().getAsLong() : "?",
          Topics.RAW.topic(),
          config.group());
    }
  }

  private void look(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Long> done = new HashMap<>();
    answer(admin.listConsumerGroupOffsets(config.group()).partitionsToOffsetAndMetadata())
        .forEach((partition, offset) -> done.put(partition, offset(offset)));
    done.keySet().removeIf(partition -> !partition.topic().equals(Topics.RAW.topic()));
    if (done.isEmpty()) {
      policy.unknown();
      return;
    }
    List<TopicPartition> partitions =
        answer(admin.describeTopics(List.of(Topics.RAW.topic())).allTopicNames())
            .get(Topics.RAW.topic())
            .partitions()
            .stream()
            .map(each -> new TopicPartition(Topics.RAW.topic(), each.partition()))
            .toList();
    var starts = admin.listOffsets(all(partitions, OffsetSpec.earliest())).all();
    var ends = admin.listOffsets(all(partitions, OffsetSpec.latest())).all();
    long backlog = 0;
    long worked = 0;
    for (TopicPartition partition : partitions) {
      // What was never committed, or is gone from the log, is worked from the log's start.
      long start = offset(answer(starts), partition);
      long at = Math.max(start, done.getOrDefault(partition, start));
      backlog += Math.max(0, offset(answer(ends), partition) - at);
      worked += at;
    }
    policy.observe(backlog, worked, System.nanoTime());
  }

  private static Map<TopicPartition, OffsetSpec> all(
      List<TopicPartition> partitions, OffsetSpec spec) {
    return partitions.stream().collect(Collectors.toMap(Function.identity(), each -> spec));
  }

  private static <T> T answer(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static long offset(
      Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
    return offsets.get(partition).offset();
  }

  private static long offset(OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }
}
