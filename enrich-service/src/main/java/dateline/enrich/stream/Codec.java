package dateline.enrich.stream;

import dateline.Contract;
import dateline.Topics;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records of the contract to bytes and back, in the registry's wire format: a zero byte, the
 * schema's id in four bytes, Avro binary. It tells apart bytes that no schema reads ({@link
 * Undecodable}: the record's own fault) from a registry that does not answer ({@link
 * RegistryUnavailable}: an outage, to be tried again). Once {@link #resolve} has returned, no
 * record of this code's contract needs the registry any more. Not thread-safe for closing; reading
 * and writing are.
 */
final class Codec implements AutoCloseable {

  private static final int HEADER = 5;

  private final Serializer<SpecificRecord> serializer;
  private final Deserializer<SpecificRecord> deserializer;
  private final Map<Topics, byte[]> headers = new ConcurrentHashMap<>();
  private final Map<Topics, AvroBinary<SpecificRecord>> binaries = new EnumMap<>(Topics.class);

  Codec(String registryUrl) {
    this(new AvroKafkaSerializer<>(), new AvroKafkaDeserializer<>());
    serializer.configure(Contract.serdeConfig(registryUrl), false);
    deserializer.configure(Contract.serdeConfig(registryUrl), false);
  }

  /** On a serialiser and a deserialiser that are configured already. */
  Codec(Serializer<SpecificRecord> serializer, Deserializer<SpecificRecord> deserializer) {
    this.serializer = serializer;
    this.deserializer = deserializer;
    Topics.all().forEach(topic -> binaries.put(topic, new AvroBinary<>(topic.schema())));
  }

  /**
   * Looks up every schema of the contract, for writing and for reading.
   *
   * @throws RegistryUnavailable if the registry does not answer or lacks one
   */
  void resolve() {
    Topics.all().forEach(this::header);
  }

  /**
   * The record's bytes.
   *
   * @throws RuntimeException of Avro's if the record lacks something: its own fault
   */
  byte[] encode(Topics topic, SpecificRecord value) {
    return framed(topic, binaries.get(topic).written(value));
  }

  /** The bytes of a record that is in Avro binary already, by the schema that this code knows. */
  byte[] framed(Topics topic, byte[] binary) {
    return AvroBinary.joined(header(topic), binary);
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

  private byte[] header(Topics topic) {
    byte[] known = headers.get(topic);
    if (known != null) {
      return known;
    }
    try {
      byte[] blank = serializer.serialize(topic.topic(), BlankRecords.of(topic.schema()));
      deserializer.deserialize(topic.topic(), blank);
      byte[] header = Arrays.copyOf(blank, HEADER);
      headers.put(topic, header);
      return header;
    } catch (RuntimeException e) {
      // The blank record is sound, so that only the registry can be at fault.
      throw new RegistryUnavailable("cannot look up the schema of " + topic.topic(), e);
    }
  }

  private static boolean isOutage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // A truncated record is an EOFException, which speaks of the bytes and not of the network.
      boolean network = cause instanceof IOException && !(cause instanceof EOFException);
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
