package dateline.store.write;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Writes any Avro record as a readable BSON document with the record's field names, by walking its
 * schema: a field added to the contract arrives in MongoDB without code. Nulls and empty lists are
 * left out, since the schema's defaults restore them.
 */
final class BsonMapping {

  private static final double MILLION = 1e6;

  private BsonMapping() {}

  /** The record as a document; instants are dates, enumerations their names. */
  static Document document(IndexedRecord record) {
    Document document = new Document();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = value(record.get(field.pos()));
      if (value != null) {
        document.put(field.name(), value);
      }
    }
    return document;
  }

  private static Object value(Object value) {
    if (value == null || value instanceof Boolean || value instanceof Number) {
      return value instanceof Float f ? (Object) shortest(f) : value;
    }
    if (value instanceof IndexedRecord record) {
      return document(record);
    }
    if (value instanceof Instant instant) {
      return Date.from(instant);
    }
    if (value instanceof Collection<?> items) {
      return items.isEmpty() ? null : list(items);
    }
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty() ? null : pairs(map);
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return new Binary(copy);
    }
    return value.toString();
  }

  private static List<Object> list(Collection<?> items) {
    List<Object> list = new ArrayList<>(items.size());
    for (Object item : items) {
      list.add(value(item));
    }
    return list;
  }

  // As pairs, since a key may hold what a field name must not: dots, dollars, NUL.
  private static List<Object> pairs(Map<?, ?> map) {
    List<Object> pairs = new ArrayList<>(map.size());
    map.forEach(
        (key, value) ->
            pairs.add(new Document("name", key.toString()).append("value", value(value))));
    return pairs;
  }

  // 0.9f as 0.9 and not as 0.8999999761581421.
  static double shortest(float number) {
    // Scores have few places, and a float below 1 is told by six of them: no need for its text.
    if (Math.abs(number) <= 1) {
      double rounded = Math.round(number * MILLION) / MILLION;
      if ((float) rounded == number) {
        return rounded;
      }
    }
    return Double.parseDouble(Float.toString(number));
  }
}
