package dateline.enrich.version;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of one article's versions.
 *
 * @param versions every version that arrived, oldest first by {@link VersionOrder}; a kill is one
 *     of them
 * @param current the version that stands: the newest one, or the kill; empty before the first
 *     delivery
 * @param kill the newest kill that arrived; it covers every version that is not explicitly newer
 */
public record History(List<Version> versions, Optional<Version> current, Optional<Version> kill) {

  /** Nothing has arrived yet. */
  public static final History EMPTY = new History(List.of(), Optional.empty(), Optional.empty());

  public History {
    versions = List.copyOf(versions);
  }

  /** Whether another content came under the same claimed version: the provider's fault. */
  boolean contradicts(Version version) {
    return version.claimed().isPresent()
        && version.status() == Status.USABLE
        && versions.stream()
            .anyMatch(
                known ->
                    known.claimed().equals(version.claimed())
                        && known.status() == Status.USABLE
                        && !known.contentHash().equals(version.contentHash()));
  }

  /** Whether the text of this version may be shown in the article's present state. */
  boolean hides(Version version) {
    boolean killed = kill.filter(k -> !version.explicitlyNewerThan(k)).isPresent();
    boolean withheld = current.filter(c -> c.status() == Status.WITHHELD).isPresent();
    return version.status() != Status.USABLE || killed || withheld;
  }

  /** The newest version that is neither a kill nor a hold. */
  public Optional<Version> newestUsable() {
    return versions.stream()
        .filter(version -> version.status() == Status.USABLE)
        .max(VersionOrder.INSTANCE);
  }

  /** The same version and content, as it came before; of several dates the latest. */
  Optional<Version> known(Version version) {
    return versions.stream().filter(known -> known.key().equals(version.key())).findAny();
  }

  /**
   * With the version; where it was known, the later of the two dates stays, so that the order of
   * arrival is forgotten.
   */
  History with(Version version) {
    Version kept =
        Stream.concat(known(version).stream(), Stream.of(version))
            .max(VersionOrder.INSTANCE)
            .orElse(version);
    List<Version> all =
        Stream.concat(
                versions.stream().filter(v -> !v.key().equals(version.key())), Stream.of(kept))
            .sorted(VersionOrder.INSTANCE)
            .toList();
    return new History(all, current, kill);
  }

  History standing(Version version) {
    return new History(versions, Optional.of(version), kill);
  }

  History killedBy(Version version) {
    Optional<Version> newest =
        Stream.concat(kill.stream(), Stream.of(version)).max(VersionOrder.INSTANCE);
    return new History(versions, current, newest);
  }
}
