package dateline.enrich.stream;

import dateline.Article;
import dateline.Topics;
import dateline.enrich.EnrichConfig;
import dateline.enrich.article.EnrichmentFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Follows {@code news.articles.latest} over all partitions, so that each copy of the service finds
 * related articles among those that every copy published, and finds them again after a restart. It
 * holds no offsets: it reads the window anew.
 */
@ApplicationScoped
class WindowFollower {

  private static final Logger LOG = Logger.getLogger(WindowFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final long PAUSE_SECONDS = 2;

  private final EnrichmentFactory enrichments;
  private final Duration age;
  private final Map<String, Object> consumerConfig;
  private final Codec codec;
  private volatile boolean running = true;
  private volatile KafkaConsumer<byte[], byte[]> consumer;

  WindowFollower(
      EnrichmentFactory enrichments,
      EnrichConfig config,
      Schemas schemas,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.enrichments = enrichments;
    this.age = config.window().age();
    this.codec = schemas.codec();
    this.consumerConfig = new HashMap<>(kafka);
    consumerConfig.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumerConfig.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumerConfig.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    consumerConfig.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
  }

  void onStart(@Observes StartupEvent start) {
    Thread thread = new Thread(this::run, "window-follower");
    thread.setDaemon(true);
    thread.start();
  }

  void onStop(@Observes ShutdownEvent stop) {
    running = false;
    KafkaConsumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
  }

  private void run() {
    while (running) {
      try (KafkaConsumer<byte[], byte[]> opened = new KafkaConsumer<>(consumerConfig)) {
        consumer = opened;
        follow(opened);
      } catch (WakeupException e) {
        LOG.debug("stopped");
      } catch (RuntimeException e) {
        LOG.warnf("cannot follow %s, trying again: %s", Topics.LATEST.topic(), e.getMessage());
        pause();
      }
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.LATEST.topic()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    long from = Instant.now().minus(age).toEpochMilli();
    Map<TopicPartition, OffsetAndTimestamp> starts =
        consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(p -> p, p -> from)));
    consumer.seekToEnd(partitions);
    starts.forEach(
        (partition, start) -> {
          if (start != null) {
            consumer.seek(partition, start.offset());
          }
        });
    while (running) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        // What this copy published itself, it has put into the window already.
        if (!EventHeaders.areOurs(record.headers())) {
          remember(record);
        }
      }
    }
  }

  private void remember(ConsumerRecord<byte[], byte[]> record) {
    try {
      enrichments.remember(codec.decode(Topics.LATEST, record.value(), Article.class));
    } catch (Codec.Undecodable e) {
      LOG.warnf(
          "%s-%d@%d is no article and stays out of the window: %s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
    }
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
