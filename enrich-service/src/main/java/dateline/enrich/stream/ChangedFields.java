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
      ContractRecords.model(ContractRecords.class.getClassLoader());

  private ChangedFields() {}

  static List<String> between(Article before, Article after) {
    return Article.getClassSchema().getFields().stream()
        .filter(field -> !OF_THE_DELIVERY.contains(field.name()))
        .filter(field -> differs(field, before, after))
        .map(Schema.Field::name)
        .toList();
  }

  /**
   * Compared by the contract's model: the records' own equals does not know optional timestamps.
   */
  private static boolean differs(Schema.Field field, Article before, Article after) {
    return MODEL.compare(before.get(field.pos()), after.get(field.pos()), field.schema()) != 0;
  }
}
