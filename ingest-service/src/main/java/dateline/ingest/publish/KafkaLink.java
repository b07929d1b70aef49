package dateline.ingest.publish;

import dateline.Contract;
import dateline.Topics;
import dateline.ingest.source.IngestConfig;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The connection to Kafka and the schema registry. Made and watched by a thread of its own, so that
 * the service starts and stays up without either; there is a producer once both have answered.
 */
@Startup
@Singleton
public class KafkaLink {

  private static final Logger LOG = Logger.getLogger(KafkaLink.class);
  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Map<String, Object> kafka;
  private final String registryUrl;
  private final boolean setUp;
  private final IngestConfig.Publish config;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "kafka-link"));

  private volatile Admin admin;
  private AvroKafkaSerializer<SpecificRecord> serializer;
  private KafkaProducer<String, SpecificRecord> made;
  private volatile Producer<String, SpecificRecord> producer;
  private volatile String trouble = "not connected yet";

  KafkaLink(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "dateline.registry.url") String registryUrl,
      @ConfigProperty(name = "dateline.contract.setup") boolean setUp,
      IngestConfig config) {
    this.kafka = kafka;
    this.registryUrl = registryUrl;
    this.setUp = setUp;
    this.config = config.publish();
  }

  /** The producer, once Kafka and the registry have answered. */
  public Optional<Producer<String, SpecificRecord>> producer() {
    return Optional.ofNullable(producer);
  }

  /** Where the schemas are. */
  public String registryUrl() {
    return registryUrl;
  }

  /** For questions about groups and topics, once Kafka was asked for at all. */
  Optional<Admin> admin() {
    return Optional.ofNullable(admin);
  }

  /** Whether Kafka answered the last question and the schemas are known. */
  public boolean isReady() {
    return trouble.isEmpty();
  }

  /** What is wrong; empty when nothing is. */
  public String trouble() {
    return trouble;
  }

  @PostConstruct
  void start() {
    watch.execute(this::look);
  }

  @PreDestroy
  void stop() {
    watch.shutdownNow();
    if (made != null) {
      // What was accepted has its acknowledgement already; nothing else is owed.
      made.close(config.timeout());
    }
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }

  private void look() {
    String before = trouble;
    try {
      if (producer == null) {
        connect();
      } else {
        admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        knowTopics();
      }
      trouble = "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
      trouble = e.getClass().getSimpleName() + ": " + e.getMessage();
    }
    if (!before.equals(trouble)) {
      LOG.info(trouble.isEmpty() ? "Kafka and the schema registry answer" : trouble);
    }
    if (!watch.isShutdown()) {
      long next = (trouble.isEmpty() ? config.checkEvery() : RETRY).toMillis();
      watch.schedule(this::look, next, TimeUnit.MILLISECONDS);
    }
  }

  private void connect()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    if (setUp) {
      Contract.ensure(kafka, registryUrl);
    }
    if (admin == null) {
      admin = Admin.create(new HashMap<>(kafka));
    }
    admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (made == null) {
      serializer = new AvroKafkaSerializer<>();
      serializer.configure(Contract.serdeConfig(registryUrl), false);
      made = new KafkaProducer<>(producerConfig(), new StringSerializer(), serializer);
    }
    // Fills the producer's and the serialiser's caches: from here on, sending never waits for them.
    knowTopics();
    SampleRecords.ALL.forEach((topic, value) -> serializer.serialize(topic.topic(), value));
    producer = made;
  }

  /** Asks for every topic before the first failure counts: what is missing is on its way then. */
  private void knowTopics() {
    Optional<RuntimeException> missing = Optional.empty();
    for (Topics topic : SampleRecords.ALL.keySet()) {
      try {
        made.partitionsFor(topic.topic());
      } catch (RuntimeException e) {
        missing = Optional.of(e);
      }
    }
    if (missing.isPresent()) {
      throw missing.get();
    }
  }

  private Map<String, Object> producerConfig() {
    int timeout = (int) config.timeout().toMillis();
    int linger = (int) config.linger().toMillis();
    Map<String, Object> producerConfig = new HashMap<>(kafka);
    producerConfig.put("acks", "all");
    producerConfig.put("enable.idempotence", "true");
    producerConfig.put("compression.type", Topics.RAW.compression());
    producerConfig.put("linger.ms", linger);
    producerConfig.put("batch.size", 256 * 1024);
    producerConfig.put("buffer.memory", config.buffer().asLongValue());
    producerConfig.put("max.request.size", Topics.MAX_RECORD_BYTES);
    producerConfig.put("delivery.timeout.ms", timeout);
    producerConfig.put("request.timeout.ms", Math.max(100, timeout - linger));
    producerConfig.put("retry.backoff.ms", 50);
    producerConfig.put("reconnect.backoff.max.ms", 500);
    // Full buffers refuse at once: event loops call this. Metadata is fetched by the watch.
    producerConfig.put("max.block.ms", 0);
    producerConfig.put("metadata.max.idle.ms", Integer.MAX_VALUE);
    return producerConfig;
  }
}
