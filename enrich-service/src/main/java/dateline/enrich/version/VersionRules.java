package dateline.enrich.version;

import dateline.enrich.version.Decision.Kind;
import dateline.enrich.version.Decision.Promoted;
import dateline.enrich.version.Decision.Recorded;
import dateline.enrich.version.Decision.Unchanged;
import java.util.List;
import java.util.Optional;

/**
 * The state machine of an article: what a delivery changes, in whatever order deliveries come. It
 * keeps no state and does nothing but compare the {@link History} before with the one after.
 *
 * <p>The newest version by {@link VersionOrder} stands, unless a kill covers it. A kill covers
 * everything that is not explicitly newer than it, also what arrives later.
 */
public final class VersionRules {

  /** Fault: another content under a version that was there before. */
  public static final String SAME_VERSION_OTHER_CONTENT = "same-version-other-content";

  private VersionRules() {}

  /** Decides on one delivery. */
  public static Decision decide(History before, Version incoming) {
    History after = before.with(incoming);
    List<String> taken = taken(before, after);
    Version stands = after.current().orElseThrow();
    if (stands.status() == Status.CANCELED) {
      return underKill(before, after, incoming);
    }
    if (!stands.key().equals(incoming.key())) {
      return beside(before, after, incoming, taken);
    }
    boolean stood = before.current().filter(c -> c.key().equals(incoming.key())).isPresent();
    if (!stood) {
      return new Promoted(
          kind(before.current(), incoming),
          reason(incoming),
          after,
          faults(before, incoming),
          taken);
    }
    return taken.isEmpty()
        ? new Unchanged("content as before", after)
        : recorded("a kill covers older versions", before, after, incoming, false, taken);
  }

  /** A kill has the last word on the article. */
  private static Decision underKill(History before, History after, Version incoming) {
    boolean known = before.known(incoming).isPresent();
    if (incoming.status() == Status.CANCELED) {
      boolean speaks = after.kill().filter(k -> k.key().equals(incoming.key())).isPresent();
      if (!before.isWithdrawn() || speaks && !known) {
        return new Promoted(Kind.WITHDRAWN, "pubStatus canceled", after, List.of(), List.of());
      }
      return known
          ? new Unchanged("this kill is known", after)
          : recorded("a newer kill stands", before, after, incoming, true, List.of());
    }
    if (!before.isWithdrawn()) {
      // Some claim versions and some only times: what stood was newer than the kill, this is not.
      return new Promoted(
          Kind.WITHDRAWN, "a kill covers the newest version", after, List.of(), List.of());
    }
    return known
        ? new Unchanged("known, and covered by a kill", after)
        : recorded("covered by a kill", before, after, incoming, true, List.of());
  }

  /** Another version stands, and goes on standing. */
  private static Decision beside(
      History before, History after, Version incoming, List<String> taken) {
    Optional<Version> known = before.known(incoming);
    boolean shown = known.filter(before::shows).isPresent();
    boolean revealed = after.shows(after.known(incoming).orElseThrow()) && !shown;
    boolean joins = known.isEmpty() || revealed;
    if (!joins && taken.isEmpty()) {
      return new Unchanged("this version with this content is known", after);
    }
    String reason =
        incoming.status() == Status.CANCELED
            ? "a newer version stands; the kill covers what is older"
            : "an older version, late";
    return recorded(reason, before, after, incoming, joins, taken);
  }

  private static Recorded recorded(
      String reason,
      History before,
      History after,
      Version incoming,
      boolean joins,
      List<String> taken) {
    Version kept = after.known(incoming).orElseThrow();
    boolean owed = incoming.status() == Status.USABLE && after.isWithheld() && !after.isTaken(kept);
    return new Recorded(
        reason, after, faults(before, incoming), joins, !after.shows(kept), owed, taken);
  }

  private static List<String> taken(History before, History after) {
    return before.versions().stream()
        .filter(v -> v.status() == Status.USABLE)
        .filter(v -> !before.isTaken(v) && after.isTaken(after.known(v).orElseThrow()))
        .map(Version::key)
        .toList();
  }

  private static List<String> faults(History before, Version incoming) {
    return before.contradicts(incoming) ? List.of(SAME_VERSION_OTHER_CONTENT) : List.of();
  }

  private static Kind kind(Optional<Version> stood, Version incoming) {
    if (incoming.status() == Status.WITHHELD) {
      return Kind.WITHHELD;
    }
    if (stood.isEmpty()) {
      return Kind.CREATED;
    }
    return switch (stood.get().status()) {
      case CANCELED -> Kind.REINSTATED;
      case WITHHELD -> Kind.RELEASED;
      case USABLE -> incoming.correction() ? Kind.CORRECTED : Kind.UPDATED;
    };
  }

  private static String reason(Version incoming) {
    if (incoming.status() == Status.WITHHELD) {
      return "pubStatus withheld";
    }
    if (incoming.correction()) {
      return "marked as a correction";
    }
    return incoming.claimed().map(v -> "version " + v).orElse("content changed");
  }
}
