package dateline.store.read;

import dateline.NaturalOrder;
import dateline.store.write.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * The order of an article's versions, as enrichment decides on them: by the claimed version, then
 * by time. A version without a claim stands before all that have one.
 */
final class VersionOrder {

  private static final Comparator<Document> OLDEST_FIRST =
      Comparator.<Document, String>comparing(VersionOrder::claimed, NaturalOrder::compare)
          .thenComparing(version -> version.getDate(Fields.SORT_TIME))
          .thenComparing(version -> version.getString("versionKey"));

  private VersionOrder() {}

  static List<Document> newestFirst(List<Document> versions) {
    List<Document> sorted = new ArrayList<>(versions);
    sorted.sort(OLDEST_FIRST.reversed());
    return sorted;
  }

  private static String claimed(Document version) {
    return Optional.ofNullable(version.getString("version")).orElse("");
  }
}
