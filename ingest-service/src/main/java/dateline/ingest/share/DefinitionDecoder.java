package dateline.ingest.share;

import dateline.Contract;
import dateline.FeedDefinition;
import dateline.Topics;
import dateline.ingest.source.FeedSettings;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jboss.logging.Logger;

/**
 * Reads values of {@code news.feeds}. What is no sound definition is empty and logged; a registry
 * that does not answer is an exception, because that is no record's fault.
 */
final class DefinitionDecoder {

  private static final Logger LOG = Logger.getLogger(DefinitionDecoder.class);

  private final Deserializer<SpecificRecord> deserializer;

  DefinitionDecoder(String registryUrl) {
    this(new AvroKafkaDeserializer<>());
    deserializer.configure(Contract.serdeConfig(registryUrl), false);
  }

  /** With a deserialiser that is configured already. */
  DefinitionDecoder(Deserializer<SpecificRecord> deserializer) {
    this.deserializer = deserializer;
  }

  Optional<FeedSettings> settings(String id, byte[] value) {
    String fault;
    try {
      SpecificRecord record = deserializer.deserialize(Topics.FEEDS.topic(), value);
      if (record instanceof FeedDefinition definition && definition.getId().equals(id)) {
        return Optional.of(DefinitionRecord.settings(definition));
      }
      fault = "not a definition of the key's feed";
    } catch (RuntimeException | StackOverflowError e) {
      if (RegistryOutage.is(e)) {
        throw new IllegalStateException("the schema registry does not answer", e);
      }
      fault = e.toString();
    }
    LOG.warnf("%s: the record of feed %s is left out: %s", Topics.FEEDS.topic(), id, fault);
    return Optional.empty();
  }
}
