package dateline.purge;

import dateline.ContractRecords;
import dateline.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;

/** The wire format without a registry: a schema's id is its topic's place among all topics. */
final class PlainValues {

  private static final int HEADER = 5;

  private PlainValues() {}

  static Values values() {
    return new Values((topic, value) -> bytes(value), (topic, bytes) -> value(bytes));
  }

  static byte[] bytes(SpecificRecord value) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(new byte[] {0, 0, 0, 0, (byte) id(value.getSchema())});
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      new ContractRecords().createDatumWriter(value, value.getSchema()).write(value, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SpecificRecord value(byte[] bytes) {
    try {
      return new ContractRecords()
          .createDatumReader(Topics.all().get(bytes[HEADER - 1]).schema())
          .read(
              null, DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int id(Schema schema) {
    for (Topics topic : Topics.all()) {
      if (topic.schema().equals(schema)) {
        return topic.ordinal();
      }
    }
    throw new IllegalArgumentException(schema.getFullName());
  }
}
