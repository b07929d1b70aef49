package dateline.enrich.stream;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records of the contract that say nothing: what a schema is looked up with before there is
 * anything to say.
 */
final class BlankRecords {

  private BlankRecords() {}

  static SpecificRecord of(Schema schema) {
    SpecificRecord blank = (SpecificRecord) AvroBinary.MODEL.newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      blank.put(
          field.pos(),
          field.hasDefaultValue()
              ? AvroBinary.MODEL.getDefaultValue(field)
              : nothing(field.schema()));
    }
    return blank;
  }

  private static Object nothing(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> of(schema);
      case STRING -> "";
      case BYTES -> ByteBuffer.allocate(0);
      case INT -> 0;
      case LONG -> schema.getLogicalType() == null ? (Object) 0L : Instant.EPOCH;
      case ENUM -> AvroBinary.MODEL.createEnum(schema.getEnumSymbols().get(0), schema);
      default -> throw new IllegalArgumentException("a field without default: " + schema);
    };
  }
}
