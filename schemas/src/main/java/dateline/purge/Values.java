package dateline.purge;

import dateline.Contract;
import dateline.Topics;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Reads and writes values of the contract in the registry's wire format. */
final class Values implements AutoCloseable {

  private static final int HEADER = 5;

  private final Serializer<SpecificRecord> serializer;
  private final Deserializer<SpecificRecord> deserializer;

  /** Through a registry. */
  Values(String registryUrl) {
    this(new AvroKafkaSerializer<>(), new AvroKafkaDeserializer<>());
    serializer.configure(Contract.serdeConfig(registryUrl), false);
    deserializer.configure(Contract.serdeConfig(registryUrl), false);
  }

  /** Through what is configured already. */
  Values(Serializer<SpecificRecord> serializer, Deserializer<SpecificRecord> deserializer) {
    this.serializer = serializer;
    this.deserializer = deserializer;
  }

  /**
   * The record's value; empty where it never was one of the contract: no schema id in front.
   *
   * @throws IOException if it looks like one and cannot be read. Nothing is guessed then: the
   *     registry may be away, and what it says must not decide what is erased
   */
  <T extends SpecificRecord> Optional<T> read(
      Topics topic, ConsumerRecord<byte[], byte[]> record, Class<T> type) throws IOException {
    byte[] value = record.value();
    if (value == null || value.length < HEADER || value[0] != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(type.cast(deserializer.deserialize(topic.topic(), value)));
    } catch (RuntimeException e) {
      throw new IOException(
          "Can't read %s-%d at %d: %s"
              .formatted(record.topic(), record.partition(), record.offset(), e.getMessage()),
          e);
    }
  }

  /**
   * The value's bytes.
   *
   * @throws IOException if the registry does not answer or lacks the schema
   */
  byte[] write(Topics topic, SpecificRecord value) throws IOException {
    try {
      return serializer.serialize(topic.topic(), value);
    } catch (RuntimeException e) {
      throw new IOException("Can't write a value of " + topic.topic() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
