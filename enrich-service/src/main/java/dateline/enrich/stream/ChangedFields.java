package dateline.enrich.stream;

import dateline.Article;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;

/** Names what differs between two states of an article. */
final class ChangedFields {

  /** What every delivery changes: it says nothing about the article. */
  private static final Set<String> OF_THE_DELIVERY =
      Set.of("versionKey", "contentHash", "received", "enriched", "skippedSteps", "feed");

  private ChangedFields() {}

  static List<String> between(Article before, Article after) {
    return Article.getClassSchema().getFields().stream()
        .filter(field -> !OF_THE_DELIVERY.contains(field.name()))
        .filter(field -> !Objects.equals(before.get(field.pos()), after.get(field.pos())))
        .map(Schema.Field::name)
        .toList();
  }
}
