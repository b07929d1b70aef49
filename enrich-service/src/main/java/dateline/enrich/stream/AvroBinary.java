package dateline.enrich.stream;

import dateline.ContractRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Avro's binary form of one record type, without anything in front of it. The same bytes serve
 * behind every header: the registry's on a topic, Avro's own in a state store.
 */
final class AvroBinary<T> {

  static final SpecificData MODEL = ContractRecords.model(AvroBinary.class.getClassLoader());

  // Avro's factories take the last one back, buffer and all.
  private static final ThreadLocal<BinaryEncoder> ENCODER = new ThreadLocal<>();
  private static final ThreadLocal<BinaryDecoder> DECODER = new ThreadLocal<>();

  private final DatumWriter<T> writer;
  private final DatumReader<T> reader;

  AvroBinary(Schema schema) {
    this(schema, schema);
  }

  /** For reading what another schema has written. */
  AvroBinary(Schema written, Schema schema) {
    writer = new SpecificDatumWriter<>(schema, MODEL);
    reader = new SpecificDatumReader<>(written, schema, MODEL);
  }

  /** The record's bytes; whatever it lacks is an exception of Avro's. */
  byte[] written(T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, ENCODER.get());
    ENCODER.set(encoder);
    try {
      writer.write(value, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      // Half a record is left in its buffer.
      ENCODER.remove();
      throw e;
    }
  }

  T read(byte[] bytes, int from) {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, DECODER.get());
    DECODER.set(decoder);
    try {
      return reader.read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One array of both. */
  static byte[] joined(byte[] head, byte[] body) {
    byte[] joined = new byte[head.length + body.length];
    System.arraycopy(head, 0, joined, 0, head.length);
    System.arraycopy(body, 0, joined, head.length, body.length);
    return joined;
  }
}
