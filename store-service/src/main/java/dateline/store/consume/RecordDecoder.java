package dateline.store.consume;

import dateline.Contract;
import dateline.Topics;
import io.apicurio.registry.resolver.DefaultSchemaResolver;
import io.apicurio.registry.resolver.SchemaResolver;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.rest.client.models.ProblemDetails;
import io.apicurio.registry.rest.client.models.RuleViolationProblemDetails;
import io.apicurio.registry.serde.avro.AvroSchemaParser;
import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads records in the Confluent wire format with the schema that they were written with. The
 * registry is asked once per schema id and then never again, so that its outage touches only
 * schemas that nobody has seen yet. Finding the schema and reading the bytes are two steps here,
 * because their failures mean opposite things: wait, and give up. Not safe for use by two threads.
 */
final class RecordDecoder<T extends SpecificRecord> {

  private static final byte MAGIC = 0;
  private static final int HEADER = 5;
  private static final int NOT_FOUND = 404;

  static {
    // A few damaged bytes may claim a list of two thousand million entries; Avro would allocate it
    // before it reads the first one.
    limit("org.apache.avro.limits.collectionItems.maxLength", 1_000_000);
    limit("org.apache.avro.limits.bytes.maxLength", Topics.MAX_RECORD_BYTES);
    limit("org.apache.avro.limits.string.maxLength", Topics.MAX_RECORD_BYTES);
  }

  private final Schema readerSchema;
  private final SpecificData model;
  private final LongFunction<Schema> schemas;
  private final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();
  private BinaryDecoder reused;

  /** Reads records of the type, with the schemas that the registry at the address holds. */
  RecordDecoder(Class<T> type, String registryUrl) {
    this(type, registry(registryUrl));
  }

  /**
   * Reads records of the type.
   *
   * @param schemas gives the schema of an id, or throws what Apicurio throws
   */
  RecordDecoder(Class<T> type, LongFunction<Schema> schemas) {
    // Not the thread's class loader, which depends on who started the thread.
    this.model = new SpecificData(type.getClassLoader());
    model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    this.readerSchema = model.getSchema(type);
    this.schemas = schemas;
  }

  private static LongFunction<Schema> registry(String registryUrl) {
    SchemaResolver<Schema, Object> resolver = new DefaultSchemaResolver<>();
    resolver.configure(
        Contract.serdeConfig(registryUrl),
        new AvroSchemaParser<Object>(new DefaultAvroDatumProvider<>()));
    return id ->
        resolver
            .resolveSchemaByArtifactReference(ArtifactReference.fromContentId(id))
            .getParsedSchema()
            .getParsedSchema();
  }

  /**
   * Reads one record.
   *
   * @throws UndecodableException if the bytes are not such a record, or name a schema that the
   *     registry does not hold
   * @throws OutageException if the registry does not answer
   */
  T decode(byte[] value) throws UndecodableException {
    if (value == null) {
      throw new UndecodableException("the value is null");
    }
    if (value.length < HEADER || value[0] != MAGIC) {
      throw new UndecodableException("no schema id in front (Confluent wire format)");
    }
    int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    SpecificDatumReader<T> reader = readers.get(id);
    if (reader == null) {
      reader = reader(schema(id));
      readers.put(id, reader);
    }
    try {
      reused = DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, reused);
      T read = reader.read(null, reused);
      if (!reused.isEnd()) {
        throw new UndecodableException("bytes are left behind the record");
      }
      return read;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new UndecodableException("not Avro of schema " + id + ": " + e, e);
    }
  }

  private SpecificDatumReader<T> reader(Schema writer) throws UndecodableException {
    if (!writer.getFullName().equals(readerSchema.getFullName())) {
      throw new UndecodableException("a " + writer.getFullName() + " does not belong here");
    }
    return new SpecificDatumReader<>(writer, readerSchema, model);
  }

  private Schema schema(int id) throws UndecodableException {
    try {
      return schemas.apply(id);
    } catch (RuntimeException e) {
      if (isNotFound(e)) {
        throw new UndecodableException("the registry has no schema " + id, e);
      }
      throw new OutageException("the schema registry does not answer: " + e, e);
    }
  }

  private static boolean isNotFound(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemDetails problem && isNotFound(problem.getStatus())) {
        return true;
      }
      if (cause instanceof RuleViolationProblemDetails problem && isNotFound(problem.getStatus())) {
        return true;
      }
    }
    return false;
  }

  private static void limit(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }

  private static boolean isNotFound(Integer status) {
    return status != null && status == NOT_FOUND;
  }
}
