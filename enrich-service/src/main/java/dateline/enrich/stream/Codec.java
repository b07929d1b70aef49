package dateline.enrich.stream;

import dateline.Contract;
import dateline.Topics;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records of the contract to bytes and back, through the schema registry. It tells apart bytes that
 * no schema reads ({@link Undecodable}: the record's own fault) from a registry that does not
 * answer ({@link RegistryUnavailable}: an outage, to be tried again). Not thread-safe for closing;
 * reading and writing are.
 */
final class Codec implements AutoCloseable {

  private static final int HEADER = 5;

  private final AvroKafkaSerializer<SpecificRecord> serializer = new AvroKafkaSerializer<>();
  private final AvroKafkaDeserializer<SpecificRecord> deserializer = new AvroKafkaDeserializer<>();

  Codec(String registryUrl) {
    serializer.configure(Contract.serdeConfig(registryUrl), false);
    deserializer.configure(Contract.serdeConfig(registryUrl), false);
  }

  byte[] encode(Topics topic, SpecificRecord value) {
    try {
      return serializer.serialize(topic.topic(), value);
    } catch (RuntimeException e) {
      throw new RegistryUnavailable("cannot look up the schema of " + topic.topic(), e);
    }
  }

  <T extends SpecificRecord> T decode(Topics topic, byte[] value, Class<T> type)
      throws Undecodable {
    if (value == null || value.length < HEADER || value[0] != 0) {
      throw new Undecodable("no schema id in front: not in the registry's wire format", null);
    }
    try {
      SpecificRecord read = deserializer.deserialize(topic.topic(), value);
      if (!type.isInstance(read)) {
        throw new Undecodable(
            "holds a " + read.getSchema().getFullName() + ", not a " + type.getName(), null);
      }
      return type.cast(read);
    } catch (RuntimeException | StackOverflowError e) {
      if (isOutage(e)) {
        throw new RegistryUnavailable("cannot look up a schema id of " + topic.topic(), e);
      }
      throw new Undecodable(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }

  private static boolean isOutage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // A truncated record is an EOFException, which speaks of the bytes and not of the network.
      boolean network = cause instanceof IOException && !(cause instanceof java.io.EOFException);
      if (network || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** The bytes are no record of the contract. */
  static final class Undecodable extends Exception {
    private static final long serialVersionUID = 1L;

    Undecodable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The registry does not answer. */
  static final class RegistryUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
