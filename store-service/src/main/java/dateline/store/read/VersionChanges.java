package dateline.store.read;

import dateline.store.write.Fields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/**
 * What a version changed: the fields that differ from the version before it. Worked out when it is
 * asked for, because a version that comes late changes what the next one has changed.
 */
final class VersionChanges {

  /** What every delivery changes, and what is no part of the version. */
  private static final Set<String> NOT_OF_THE_VERSION =
      Set.of(
          "versionKey",
          "contentHash",
          "received",
          "enriched",
          "skippedSteps",
          "feed",
          "faults",
          "relatedLinks",
          Fields.ID,
          Fields.SORT_TIME,
          Fields.SEQUENCE,
          Fields.GUARD,
          Fields.LATE,
          Fields.STORED);

  private VersionChanges() {}

  /**
   * The fields that a version changed; empty where there is nothing to compare: no older version,
   * or one of both has no text.
   *
   * @param newestFirst all versions
   * @param at place of the version among them
   */
  static Optional<Set<String>> of(List<Document> newestFirst, int at) {
    if (at + 1 >= newestFirst.size()) {
      return Optional.empty();
    }
    Document version = newestFirst.get(at);
    Document before = newestFirst.get(at + 1);
    if (version.containsKey(Fields.WITHDRAWN) || before.containsKey(Fields.WITHDRAWN)) {
      return Optional.empty();
    }
    Set<String> names = new TreeSet<>(version.keySet());
    names.addAll(before.keySet());
    names.removeIf(
        name ->
            NOT_OF_THE_VERSION.contains(name)
                || Objects.equals(version.get(name), before.get(name)));
    return Optional.of(names);
  }
}
