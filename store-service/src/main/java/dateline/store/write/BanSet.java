package dateline.store.write;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Bans of any number of articles; of two that cover the same, the later one. */
final class BanSet {

  private final Map<String, Ban> bans = new LinkedHashMap<>();

  void add(Ban ban) {
    bans.merge(ban.id(), ban, Ban::later);
  }

  void addAll(BanSet other) {
    other.all().forEach(this::add);
  }

  Collection<Ban> all() {
    return bans.values();
  }

  boolean isEmpty() {
    return bans.isEmpty();
  }

  /** The ban that covers a version of an article as a change brings it. */
  Optional<Ban> covering(String uri, String versionKey, long changedBy) {
    return Optional.ofNullable(bans.get(uri))
        .filter(whole -> changedBy <= whole.sequence())
        .or(() -> Optional.ofNullable(bans.get(ArticleDocuments.versionId(uri, versionKey))));
  }
}
