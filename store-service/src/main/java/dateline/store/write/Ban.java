package dateline.store.write;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.PubStatus;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a kill forbids for good: the text of every version that stems from a change up to {@code
 * sequence}, or of one version whichever change brings it. Bans only ever add up, so they can come
 * in any order. A hold is none, since it hides and does not destroy: it stands and falls with the
 * article's state.
 *
 * @param uri URI of the article
 * @param version key of the one version that it covers; empty where it covers all
 * @param sequence the change that decided it
 * @param guard see {@link Guard}: the change itself knows more than the fast lane
 * @param reason the provider's reason or the rule that decided
 * @param at when it was decided
 */
record Ban(
    String uri, Optional<String> version, long sequence, long guard, String reason, Instant at) {

  /** The bans that a change pronounces. */
  static List<Ban> of(Change change) {
    ArticleChanged event = change.event();
    Set<String> versions = new TreeSet<>(event.getWithdrawnVersions());
    Article late = event.getLateVersion();
    if (late != null && late.getPubStatus() == PubStatus.canceled) {
      versions.add(late.getVersionKey());
    }
    Ban whole =
        new Ban(
            change.uri(),
            Optional.empty(),
            change.sequence(),
            Guard.ofChange(change.sequence()),
            event.getReason(),
            event.getAt());
    List<Ban> bans = whole.each(versions);
    if (Closing.of(event).filter(PubStatus.canceled::equals).isPresent()) {
      bans.add(whole);
    }
    return bans;
  }

  /** The bans that a record of the fast lane pronounces; only kills do. */
  static List<Ban> of(Withdrawal withdrawal) {
    if (withdrawal.getAction() != WithdrawalAction.kill) {
      return List.of();
    }
    Ban whole =
        new Ban(
            withdrawal.getUri(),
            Optional.empty(),
            withdrawal.getSequence(),
            Guard.ofFastLane(withdrawal.getSequence()),
            withdrawal.getReason(),
            withdrawal.getAt());
    return withdrawal.getVersions().isEmpty()
        ? List.of(whole)
        : whole.each(Set.copyOf(withdrawal.getVersions()));
  }

  /** Key of the ban: that of what it covers. */
  String id() {
    return version.map(key -> ArticleDocuments.versionId(uri, key)).orElse(uri);
  }

  /** The one of both that came later. */
  static Ban later(Ban one, Ban other) {
    return other.guard > one.guard ? other : one;
  }

  private List<Ban> each(Set<String> versions) {
    List<Ban> bans = new ArrayList<>();
    versions.forEach(key -> bans.add(new Ban(uri, Optional.of(key), sequence, guard, reason, at)));
    return bans;
  }
}
