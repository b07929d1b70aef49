package dateline.ingest.share;

import dateline.Contract;
import dateline.Topics;
import dateline.ingest.source.IngestConfig;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the clients of Kafka and the registry that sharing needs. */
@Singleton
class ShareKafka {

  private static final Logger LOG = Logger.getLogger(ShareKafka.class);

  private final Map<String, Object> settings;
  private final int transactionTimeout;
  private final AvroKafkaSerializer<SpecificRecord> serializer = new AvroKafkaSerializer<>();
  private final AvroKafkaDeserializer<SpecificRecord> deserializer = new AvroKafkaDeserializer<>();

  ShareKafka(
      @Identifier("default-kafka-broker") Map<String, Object> settings,
      @ConfigProperty(name = "dateline.registry.url") String registryUrl,
      IngestConfig config) {
    this.settings = settings;
    this.transactionTimeout = (int) config.poll().transactionTimeout().toMillis();
    serializer.configure(Contract.serdeConfig(registryUrl), false);
    deserializer.configure(Contract.serdeConfig(registryUrl), false);
  }

  @PreDestroy
  void stop() {
    serializer.close();
    deserializer.close();
  }

  Serializer<SpecificRecord> serializer() {
    return serializer;
  }

  /**
   * What a record of a topic holds; nothing if it holds none of its values.
   *
   * @throws IllegalStateException if the registry does not answer: that is no record's fault, and
   *     feeds whose states are passed over would be published anew
   */
  <T extends SpecificRecord> Optional<T> read(Topics topic, Class<T> type, byte[] value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(deserializer.deserialize(topic.topic(), value))
          .filter(type::isInstance)
          .map(type::cast);
    } catch (RuntimeException e) {
      if (RegistryOutage.is(e)) {
        throw new IllegalStateException("the schema registry does not answer", e);
      }
      LOG.warnf("no value of %s: %s", topic.topic(), e);
      return Optional.empty();
    }
  }

  /** A consumer without a group, for a topic that every copy reads whole. */
  Consumer<String, byte[]> followingConsumer() {
    Map<String, Object> config = new HashMap<>(settings);
    config.remove("group.id");
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", "false");
    config.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A producer for transactions. Its transactional id is new with every one: who may write is
   * decided by the group, and what an earlier one left open ends by its timeout.
   */
  Producer<String, byte[]> transactionalProducer() {
    Map<String, Object> config = new HashMap<>(settings);
    config.put("transactional.id", "dateline-ingest-" + UUID.randomUUID());
    config.put("transaction.timeout.ms", transactionTimeout);
    config.put("acks", "all");
    config.put("enable.idempotence", "true");
    config.put("compression.type", Topics.RAW.compression());
    config.put("linger.ms", 5);
    config.put("batch.size", 256 * 1024);
    config.put("max.request.size", Topics.MAX_RECORD_BYTES);
    config.put("request.timeout.ms", Math.max(1_000, transactionTimeout / 2));
    config.put("delivery.timeout.ms", transactionTimeout);
    config.put("max.block.ms", transactionTimeout);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /** A member of the group that shares the feeds. */
  Consumer<byte[], byte[]> stateConsumer(IngestConfig.Poll poll) {
    int session = (int) poll.takeOver().toMillis();
    Map<String, Object> config = new HashMap<>(settings);
    config.put("group.id", poll.group());
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", "false");
    config.put("auto.offset.reset", "earliest");
    // A copy that comes or goes disturbs nobody's feeds but those that move.
    config.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    config.put("session.timeout.ms", session);
    config.put("heartbeat.interval.ms", Math.max(500, session / 4));
    config.put("max.poll.interval.ms", 60_000);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
