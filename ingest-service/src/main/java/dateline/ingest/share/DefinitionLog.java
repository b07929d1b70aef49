package dateline.ingest.share;

import dateline.Topics;
import dateline.ingest.feeds.Definitions;
import dateline.ingest.publish.KafkaLink;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.IngestConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * {@code news.feeds}: read whole at the start, then followed, by every copy, so that each knows all
 * feeds; and written. Starts without Kafka and goes on when it is back, then from the beginning, so
 * that nothing is missed. A record that is no sound definition is counted and left out.
 */
@Startup
@Singleton
public class DefinitionLog implements Definitions {

  private static final Logger LOG = Logger.getLogger(DefinitionLog.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MILLIS = 500;

  private final Supplier<Optional<Producer<String, SpecificRecord>>> producer;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Feeds feeds;
  private final DefinitionDecoder decoder;
  private final Duration patience;
  private final Counter poison;
  private final Seen seen = new Seen();

  private volatile boolean running = true;
  private volatile boolean complete;
  private volatile Consumer<String, byte[]> consumer;

  @Inject
  DefinitionLog(
      KafkaLink link,
      Feeds feeds,
      IngestConfig config,
      MeterRegistry registry,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this(
        link::producer,
        () -> open(kafka),
        feeds,
        new DefinitionDecoder(link.registryUrl()),
        // Kafka has its time to take a record; the reader needs a moment more.
        config.publish().timeout().plusSeconds(3),
        registry);
  }

  DefinitionLog(
      Supplier<Optional<Producer<String, SpecificRecord>>> producer,
      Supplier<Consumer<String, byte[]>> consumers,
      Feeds feeds,
      DefinitionDecoder decoder,
      Duration patience,
      MeterRegistry registry) {
    this.producer = producer;
    this.consumers = consumers;
    this.feeds = feeds;
    this.decoder = decoder;
    this.patience = patience;
    this.poison =
        Counter.builder("dateline.ingest.feeds.unreadable")
            .description("Records of news.feeds that are no sound definition")
            .register(registry);
  }

  /** Whether everything that the topic held has been read once. */
  public boolean isComplete() {
    return complete;
  }

  @Override
  public CompletionStage<Void> write(FeedSettings settings) {
    return send(settings.id(), DefinitionRecord.of(settings));
  }

  @Override
  public CompletionStage<Void> delete(String id) {
    return send(id, null);
  }

  @PostConstruct
  void start() {
    Thread thread = new Thread(this::run, "feed-definitions");
    thread.setDaemon(true);
    thread.start();
  }

  @PreDestroy
  void stop() {
    running = false;
    Consumer<String, byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
  }

  private CompletionStage<Void> send(String id, SpecificRecord value) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    Optional<Producer<String, SpecificRecord>> current = producer.get();
    if (current.isEmpty()) {
      return CompletableFuture.failedFuture(new IllegalStateException("not connected to Kafka"));
    }
    try {
      current
          .get()
          .send(
              new ProducerRecord<>(Topics.FEEDS.topic(), id, value),
              (metadata, failure) -> {
                if (failure != null) {
                  answer.completeExceptionally(failure);
                } else {
                  seen.past(metadata.partition(), metadata.offset()).thenAccept(answer::complete);
                }
              });
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
    return answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    String before = "";
    while (running) {
      try (Consumer<String, byte[]> opened = consumers.get()) {
        consumer = opened;
        follow(opened);
      } catch (WakeupException e) {
        LOG.debug("stopped");
      } catch (RuntimeException e) {
        if (!before.equals(e.toString())) {
          before = e.toString();
          LOG.infof("can't read %s, trying again: %s", Topics.FEEDS.topic(), before);
        }
        pause();
      }
    }
  }

  /** From the beginning, until something fails or the service stops. */
  void follow(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.FEEDS.topic()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException("the topic is not there yet");
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<String, Optional<FeedSettings>> found = new LinkedHashMap<>();
    while (running && partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        gather(record, found);
      }
    }
    if (!running) {
      return;
    }
    List<FeedSettings> all = found.values().stream().flatMap(Optional::stream).toList();
    feeds.logHolds(all);
    partitions.forEach(p -> seen.at(p.partition(), consumer.position(p)));
    if (!complete) {
      LOG.infof("%d definitions in %s", all.size(), Topics.FEEDS.topic());
    }
    complete = true;
    while (running) {
      Map<String, Optional<FeedSettings>> news = new LinkedHashMap<>();
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        gather(record, news);
      }
      if (!news.isEmpty()) {
        feeds.apply(news);
      }
      partitions.forEach(p -> seen.at(p.partition(), consumer.position(p)));
    }
  }

  private void gather(
      ConsumerRecord<String, byte[]> record, Map<String, Optional<FeedSettings>> news) {
    if (record.key() != null && record.value() == null) {
      news.put(record.key(), Optional.empty());
    } else {
      settings(record).ifPresent(settings -> news.put(settings.id(), Optional.of(settings)));
    }
  }

  private Optional<FeedSettings> settings(ConsumerRecord<String, byte[]> record) {
    Optional<FeedSettings> settings =
        decoder.settings(String.valueOf(record.key()), record.value());
    if (settings.isEmpty()) {
      poison.increment();
    }
    return settings;
  }

  private static Consumer<String, byte[]> open(Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    // No group: every copy reads everything, each time from the beginning.
    config.remove("group.id");
    config.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
