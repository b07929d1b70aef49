package dateline.enrich.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * One record type's bytes in a state store: Avro's single-object encoding, which names the schema
 * that wrote it. What earlier versions of this service wrote is read by the schemas that they wrote
 * it with, which are kept beside this class.
 */
final class StateForm<T> {

  private static final int HEAD = 10;

  private final AvroBinary<T> binary;
  private final byte[] head;
  private final Map<Long, AvroBinary<T>> readers = new HashMap<>();

  /**
   * The form of this schema.
   *
   * @param earlier names of the schemas that wrote it before, as files in the folder {@code state}
   */
  StateForm(Schema schema, String... earlier) {
    binary = new AvroBinary<>(schema);
    long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    head =
        ByteBuffer.allocate(HEAD)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0xC3)
            .put((byte) 1)
            .putLong(fingerprint)
            .array();
    readers.put(fingerprint, binary);
    for (String name : earlier) {
      Schema writer = load(name);
      readers.put(
          SchemaNormalization.parsingFingerprint64(writer), new AvroBinary<>(writer, schema));
    }
  }

  byte[] encoded(T value) {
    return framed(binary(value));
  }

  /** The bytes without the name of their schema: what a topic and the state have in common. */
  byte[] binary(T value) {
    return binary.written(value);
  }

  byte[] framed(byte[] written) {
    return AvroBinary.joined(head, written);
  }

  T decoded(byte[] bytes) {
    boolean framed = bytes.length >= HEAD && bytes[0] == head[0] && bytes[1] == head[1];
    AvroBinary<T> reader =
        framed
            ? readers.get(ByteBuffer.wrap(bytes, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong())
            : null;
    if (reader == null) {
      throw new IllegalStateException("the state was written by a schema that is not known");
    }
    return reader.read(bytes, HEAD);
  }

  private static Schema load(String name) {
    try (InputStream file = StateForm.class.getResourceAsStream("state/" + name + ".avsc")) {
      return new Schema.Parser().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
