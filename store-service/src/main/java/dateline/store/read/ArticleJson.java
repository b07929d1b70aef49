package dateline.store.read;

import dateline.store.write.Fields;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;

/** Stored documents as JSON values: times in ISO 8601, without what is only for us. */
public final class ArticleJson {

  private static final Set<String> INTERNAL = Set.of(Fields.ID, Fields.GUARD, Fields.SEARCH);

  private ArticleJson() {}

  /** The document without its internal fields. */
  public static Map<String, Object> of(Document document) {
    Map<String, Object> json = new LinkedHashMap<>();
    document.forEach(
        (field, value) -> {
          if (!INTERNAL.contains(field)) {
            json.put(field, value(value));
          }
        });
    return json;
  }

  private static Object value(Object value) {
    if (value instanceof Date date) {
      return date.toInstant().toString();
    }
    if (value instanceof Document nested) {
      Map<String, Object> json = new LinkedHashMap<>();
      nested.forEach((field, inner) -> json.put(field, value(inner)));
      return json;
    }
    if (value instanceof List<?> list) {
      List<Object> json = new ArrayList<>(list.size());
      list.forEach(item -> json.add(value(item)));
      return json;
    }
    return value instanceof Binary binary ? binary.getData() : value;
  }
}
