package dateline.store.read;

import dateline.store.write.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * The order of an article's versions. Where the provider numbers all of them, its numbers decide,
 * because a version that came late may have no other time than that of its arrival; else time does.
 */
final class VersionOrder {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Comparator<Document> BY_TIME =
      Comparator.<Document, java.util.Date>comparing(version -> version.getDate(Fields.SORT_TIME))
          .thenComparing(version -> version.getLong(Fields.SEQUENCE));

  private VersionOrder() {}

  static List<Document> newestFirst(List<Document> versions) {
    boolean numbered = versions.stream().allMatch(VersionOrder::isNumbered);
    Comparator<Document> order =
        numbered
            ? Comparator.<Document>comparingLong(
                    version -> Long.parseLong(version.getString("version")))
                .thenComparing(BY_TIME)
            : BY_TIME;
    List<Document> sorted = new ArrayList<>(versions);
    sorted.sort(order.reversed());
    return sorted;
  }

  private static boolean isNumbered(Document version) {
    String claimed = version.getString("version");
    return claimed != null && NUMBER.matcher(claimed).matches();
  }
}
