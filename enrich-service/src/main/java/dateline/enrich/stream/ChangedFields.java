package dateline.enrich.stream;

import dateline.Article;
import dateline.ContractRecords;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Names what differs between two states of an article. */
final class ChangedFields {

  /** What every delivery changes: it says nothing about the article. */
  private static final Set<String> OF_THE_DELIVERY =
      Set.of("versionKey", "contentHash", "received", "enriched", "skippedSteps", "feed");

  private static final SpecificData MODEL =
      ContractRecords.model(ChangedFields.class.getClassLoader());

  private ChangedFields() {}

  static List<String> between(Article before, Article after) {
    return Article.getClassSchema().getFields().stream()
        .filter(field -> !OF_THE_DELIVERY.contains(field.name()))
        .filter(field -> differ(before.get(field.pos()), after.get(field.pos()), field.schema()))
        .map(Schema.Field::name)
        .toList();
  }

  /** By Avro's rules: a list that was read back can't compare the instants inside by itself. */
  private static boolean differ(Object before, Object after, Schema schema) {
    return MODEL.compare(before, after, schema) != 0;
  }
}
