package dateline;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads and writes the contract's records and nothing else: whatever schema the registry names, it
 * is read as the record of that name that this code was built with. No class is looked up by a name
 * that came in from outside.
 */
public final class ContractRecords implements AvroDatumProvider<SpecificRecord> {

  private final SpecificData model = model(ContractRecords.class.getClassLoader());

  // A reader costs more to make than a small record to read, and serves any number of threads.
  private final Map<Schema, DatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();

  /** For the serialiser and the deserialiser, which make it by its class. */
  public ContractRecords() {}

  /**
   * Avro's view of generated classes, with the conversions that the contract uses. Avro by itself
   * looks in the loader that Avro came from, which in Quarkus' development and test modes is
   * another one than that of the records.
   *
   * @param loader where the generated classes are
   */
  public static SpecificData model(ClassLoader loader) {
    SpecificData model = new SpecificData(loader);
    model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    return model;
  }

  @Override
  public DatumWriter<SpecificRecord> createDatumWriter(SpecificRecord data, Schema schema) {
    return new SpecificDatumWriter<>(schema, model);
  }

  @Override
  public DatumReader<SpecificRecord> createDatumReader(Schema writer) {
    return readers.computeIfAbsent(writer, this::reader);
  }

  private DatumReader<SpecificRecord> reader(Schema writer) {
    for (Topics topic : Topics.all()) {
      if (topic.schema().getFullName().equals(writer.getFullName())) {
        return new SpecificDatumReader<>(writer, topic.schema(), model);
      }
    }
    throw new AvroRuntimeException("no record of the contract: " + writer.getFullName());
  }

  @Override
  public Schema toSchema(SpecificRecord data) {
    return data.getSchema();
  }
}
