package dateline.enrich.stream;

import dateline.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

/**
 * Alive while the partitions of this copy move, or have nothing to come. An outage of Kafka or of
 * the registry does not count against it: then nothing can be seen, or threads are replaced.
 */
@Liveness
@Singleton
class Watchdog implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(Watchdog.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOOK_SECONDS = 10;
  private static final Set<String> INPUTS = Set.of(Topics.RAW.topic(), Topics.URGENT.topic());

  private final KafkaStreams streams;
  private final Progress progress;
  private final Map<String, Object> kafka;
  private final String group;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watchdog");
            thread.setDaemon(true);
            return thread;
          });
  private Admin admin;

  Watchdog(
      KafkaStreams streams,
      StreamFailures failures,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "quarkus.kafka-streams.application-id") String group) {
    this.streams = streams;
    this.progress = failures.progress();
    this.kafka = kafka;
    this.group = group;
  }

  void onStart(@Observes StartupEvent start) {
    watch.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  void onStop(@Observes ShutdownEvent stop) {
    watch.shutdownNow();
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }

  @Override
  public HealthCheckResponse call() {
    Optional<String> stuck = progress.stuck(PATIENCE, Instant.now());
    var response = HealthCheckResponse.named("progress").status(stuck.isEmpty());
    stuck.ifPresent(partition -> response.withData("stuck", partition));
    return response.build();
  }

  private void look() {
    try {
      // Partitions that are being handed over, or whose state is being rebuilt, are not judged.
      if (streams.state() == KafkaStreams.State.RUNNING) {
        compare();
      } else {
        progress.restart();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.debugf("cannot see how far the stream has come: %s", e.getMessage());
      progress.restart();
    }
  }

  private void compare() throws InterruptedException, ExecutionException, TimeoutException {
    if (admin == null) {
      Map<String, Object> settings = new HashMap<>(kafka);
      settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LOOK_SECONDS * 1000);
      settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LOOK_SECONDS * 500);
      admin = Admin.create(settings);
    }
    Map<TopicPartition, OffsetSpec> ours = new HashMap<>();
    streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .filter(partition -> INPUTS.contains(partition.topic()))
        .forEach(partition -> ours.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(LOOK_SECONDS, TimeUnit.SECONDS);
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin
            .listOffsets(ours, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .all()
            .get(LOOK_SECONDS, TimeUnit.SECONDS);
    progress.only(ours.keySet().stream().map(TopicPartition::toString).collect(Collectors.toSet()));
    ends.forEach(
        (partition, end) -> {
          OffsetAndMetadata at = committed.get(partition);
          long reached = at == null ? 0 : at.offset();
          progress.seen(partition.toString(), reached, end.offset(), Instant.now());
        });
  }
}
