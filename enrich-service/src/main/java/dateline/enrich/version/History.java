package dateline.enrich.version;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of one article's versions. Everything that it says is worked out of the set of
 * versions, so that the order of their arrival cannot matter.
 *
 * @param versions every version that arrived, oldest first by {@link VersionOrder}; a kill is one
 *     of them
 */
public record History(List<Version> versions) {

  /** Nothing has arrived yet. */
  public static final History EMPTY = new History(List.of());

  public History {
    versions = List.copyOf(versions);
  }

  /**
   * The version that stands: the newest one, unless a kill covers it; then the newest kill. Empty
   * before the first delivery.
   */
  public Optional<Version> current() {
    return newest().filter(v -> !isCovered(v)).or(this::kill);
  }

  /** The newest kill. */
  public Optional<Version> kill() {
    return kills().max(VersionOrder.INSTANCE);
  }

  /** Whether any version but kills is known. */
  public boolean hasStory() {
    return newest().isPresent();
  }

  /** Whether nothing of the article may be shown until its provider releases it. */
  public boolean isWithheld() {
    return current().filter(c -> c.status() == Status.WITHHELD).isPresent();
  }

  /** Whether nothing of the article may be shown any more, as things stand. */
  public boolean isWithdrawn() {
    return current().filter(c -> c.status() == Status.CANCELED).isPresent();
  }

  /** The newest version that is neither a kill nor a hold. */
  public Optional<Version> newestUsable() {
    return versions.stream()
        .filter(version -> version.status() == Status.USABLE)
        .max(VersionOrder.INSTANCE);
  }

  /** Whether the text of this version may be shown in the article's present state. */
  public boolean shows(Version version) {
    return version.status() == Status.USABLE && !isWithheld() && !isTaken(version);
  }

  /**
   * Whether a kill has taken the text of this version for good: a kill that it does not claim to be
   * newer than, or one that took a newer version, since a kill covers all that came before. Only
   * the version that stands has nothing taken.
   */
  public boolean isTaken(Version version) {
    if (isWithdrawn()) {
      return true;
    }
    boolean stands = current().filter(c -> c.key().equals(version.key())).isPresent();
    return !stands
        && versions.stream()
            .filter(v -> v.status() != Status.CANCELED)
            .filter(v -> VersionOrder.INSTANCE.compare(v, version) >= 0)
            .anyMatch(v -> kills().anyMatch(kill -> !v.alwaysNewerThan(kill)));
  }

  /** Whether a kill keeps this version from being published, were it to come now. */
  public boolean isCovered(Version version) {
    return kills().anyMatch(kill -> !version.explicitlyNewerThan(kill));
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

  /** The same version and content, as it came before. */
  Optional<Version> known(Version version) {
    return versions.stream().filter(known -> known.key().equals(version.key())).findAny();
  }

  /** With one more delivery. */
  History with(Version version) {
    Version kept = known(version).map(known -> known.mergedWith(version)).orElse(version);
    return new History(
        Stream.concat(
                versions.stream().filter(v -> !Objects.equals(v.key(), version.key())),
                Stream.of(kept))
            .sorted(VersionOrder.INSTANCE)
            .toList());
  }

  /** The newest version that is no kill. */
  private Optional<Version> newest() {
    return versions.stream()
        .filter(version -> version.status() != Status.CANCELED)
        .max(VersionOrder.INSTANCE);
  }

  private Stream<Version> kills() {
    return versions.stream().filter(version -> version.status() == Status.CANCELED);
  }
}
