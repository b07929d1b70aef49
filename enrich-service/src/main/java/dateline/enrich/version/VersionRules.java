package dateline.enrich.version;

import dateline.enrich.version.Decision.Kind;
import dateline.enrich.version.Decision.Promoted;
import dateline.enrich.version.Decision.Recorded;
import dateline.enrich.version.Decision.Unchanged;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The state machine of an article: what a delivery changes, in whatever order deliveries come. It
 * keeps no state and does nothing but compare the {@link History} before with the one after.
 *
 * <p>The newest usable version by {@link VersionOrder} stands, unless a kill or a hold covers it.
 * Both cover everything that is not explicitly newer than they are, also what arrives later; a kill
 * takes the text for good, a hold until a version comes that is newer than it.
 */
public final class VersionRules {

  /** Fault: another content under a version that was there before. */
  public static final String SAME_VERSION_OTHER_CONTENT = "same-version-other-content";

  private VersionRules() {}

  /** Decides on one delivery. */
  public static Decision decide(History before, Version incoming) {
    History after = before.with(incoming);
    Version stands = after.current().orElseThrow();
    if (stands.status() != Status.USABLE) {
      return closed(before, after, incoming, stands.status());
    }
    return stands.key().equals(incoming.key())
        ? standing(before, after, incoming)
        : beside(before, after, incoming);
  }

  /** The delivery is what stands. */
  private static Decision standing(History before, History after, Version incoming) {
    List<String> taken = taken(before, after);
    boolean stood = before.current().filter(c -> c.key().equals(incoming.key())).isPresent();
    if (!stood) {
      return new Promoted(
          kind(before.current(), incoming),
          reason(incoming),
          after,
          faults(before, incoming),
          false,
          taken);
    }
    return taken.isEmpty()
        ? new Unchanged("content as before", after)
        : recorded("a kill covers older versions", before, after, incoming, false);
  }

  /** A kill or a hold has the last word on the article. */
  private static Decision closed(History before, History after, Version incoming, Status closedBy) {
    boolean known = before.known(incoming).isPresent();
    boolean closes = before.current().filter(c -> c.status() == closedBy).isEmpty();
    boolean again = incoming.status() == closedBy && !known && after.isNewest(incoming);
    if (closes || again) {
      boolean kill = closedBy == Status.CANCELED;
      return new Promoted(
          kill ? Kind.WITHDRAWN : Kind.WITHHELD,
          closing(incoming, closedBy),
          after,
          List.of(),
          !kill && incoming.status() == Status.USABLE,
          List.of());
    }
    if (known) {
      return taken(before, after).isEmpty()
          ? new Unchanged("known, and a kill or hold stands", after)
          : recorded("a kill covers older versions", before, after, incoming, false);
    }
    return recorded(
        closedBy == Status.CANCELED ? "covered by a kill" : "withheld",
        before,
        after,
        incoming,
        true);
  }

  private static String closing(Version incoming, Status closedBy) {
    if (incoming.status() == closedBy) {
      return "pubStatus " + closedBy.name().toLowerCase(Locale.ROOT);
    }
    // Some claim versions and some only times: what stood was newer than the mark, this is not.
    return closedBy == Status.CANCELED
        ? "a kill covers the newest version"
        : "a hold covers the newest version";
  }

  /** Another version stands, and goes on standing. */
  private static Decision beside(History before, History after, Version incoming) {
    Optional<Version> known = before.known(incoming);
    boolean shown = known.filter(before::shows).isPresent();
    boolean revealed = after.shows(after.known(incoming).orElseThrow()) && !shown;
    boolean joins = known.isEmpty() || revealed;
    if (!joins && taken(before, after).isEmpty()) {
      return new Unchanged("this version with this content is known", after);
    }
    String reason =
        incoming.status() == Status.CANCELED
            ? "a newer version stands; the kill covers what is older"
            : "an older version, late";
    return recorded(reason, before, after, incoming, joins);
  }

  private static Recorded recorded(
      String reason, History before, History after, Version incoming, boolean joins) {
    Version kept = after.known(incoming).orElseThrow();
    boolean owed = incoming.status() == Status.USABLE && after.isWithheld() && !after.isTaken(kept);
    return new Recorded(
        reason,
        after,
        faults(before, incoming),
        joins,
        !after.shows(kept),
        owed,
        taken(before, after));
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
    return incoming.correction()
        ? "marked as a correction"
        : incoming.claimed().map(v -> "version " + v).orElse("content changed");
  }
}
