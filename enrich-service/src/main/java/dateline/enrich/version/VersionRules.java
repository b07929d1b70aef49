package dateline.enrich.version;

import dateline.enrich.version.Decision.Kind;
import dateline.enrich.version.Decision.Promoted;
import dateline.enrich.version.Decision.Recorded;
import dateline.enrich.version.Decision.Unchanged;
import java.util.List;
import java.util.Optional;

/**
 * The state machine of an article: what stands after a delivery, in whatever order deliveries come.
 * It keeps no state and does nothing but decide.
 *
 * <p>The newest version by {@link VersionOrder} stands, unless a kill covers it. A kill covers
 * everything that is not explicitly newer than it, also what arrives later.
 */
public final class VersionRules {

  /** Fault: another content under a version that was there before. */
  public static final String SAME_VERSION_OTHER_CONTENT = "same-version-other-content";

  private VersionRules() {}

  /** Decides on one delivery. */
  public static Decision decide(History history, Version incoming) {
    History after = history.with(incoming);
    if (incoming.status() == Status.CANCELED) {
      return kill(history, after, incoming);
    }
    List<String> faults =
        history.contradicts(incoming) ? List.of(SAME_VERSION_OTHER_CONTENT) : List.of();
    return version(history, after, incoming, faults);
  }

  private static Decision kill(History before, History known, Version incoming) {
    History after = known.killedBy(incoming);
    Optional<Version> stands = after.current();
    boolean repeated = before.known(incoming).isPresent();
    if (repeated && stands.filter(c -> c.status() == Status.CANCELED).isPresent()) {
      // With another date, perhaps: then it covers more, but says nothing new.
      return new Unchanged("this kill is known", after.standing(after.kill().orElse(incoming)));
    }
    boolean newerStands =
        before.kill().equals(after.kill())
            || stands
                .filter(c -> c.status() != Status.CANCELED && c.explicitlyNewerThan(incoming))
                .isPresent();
    if (newerStands) {
      return repeated
          ? new Unchanged("this kill is known", after)
          : new Recorded("a newer kill or version stands", after, List.of(), true);
    }
    return new Promoted(Kind.WITHDRAWN, "pubStatus canceled", after.standing(incoming), List.of());
  }

  private static Decision version(
      History before, History after, Version incoming, List<String> faults) {
    boolean known = before.known(incoming).isPresent();
    if (after.kill().filter(k -> !incoming.explicitlyNewerThan(k)).isPresent()) {
      return known
          ? new Unchanged("known, and covered by a kill", after)
          : new Recorded("covered by a kill", after, faults, true);
    }
    Optional<Version> stands = after.current().filter(c -> c.status() != Status.CANCELED);
    boolean newest = stands.filter(c -> VersionOrder.INSTANCE.compare(incoming, c) < 0).isEmpty();
    if (!newest) {
      return known
          ? new Unchanged("this version with this content is known", after)
          : new Recorded("an older version, late", after, faults, after.hides(incoming));
    }
    History promoted = after.standing(after.known(incoming).orElse(incoming));
    if (stands.filter(c -> c.key().equals(incoming.key())).isPresent()) {
      return new Unchanged("content as before", promoted);
    }
    return new Promoted(kind(after.current(), incoming), reason(incoming), promoted, faults);
  }

  private static Kind kind(Optional<Version> current, Version incoming) {
    if (incoming.status() == Status.WITHHELD) {
      return Kind.WITHHELD;
    }
    if (current.isEmpty()) {
      return Kind.CREATED;
    }
    return switch (current.get().status()) {
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
