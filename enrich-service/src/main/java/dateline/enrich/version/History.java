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
   * What speaks for the article: the newest kill where one covers the newest usable version, else
   * the newest hold where one covers it, else that version. Empty before the first delivery.
   */
  public Optional<Version> current() {
    Optional<Version> newest = newestUsable();
    if (has(Status.CANCELED) && newest.map(this::isCovered).orElse(true)) {
      return newest(Status.CANCELED);
    }
    boolean held = has(Status.WITHHELD) && newest.map(this::isHeld).orElse(true);
    return held ? newest(Status.WITHHELD) : newest;
  }

  /** Whether anything but kills is known. */
  public boolean hasStory() {
    return has(Status.USABLE) || has(Status.WITHHELD);
  }

  /** Whether nothing of the article may be shown until its provider releases it. */
  public boolean isWithheld() {
    return stands(Status.WITHHELD);
  }

  /** Whether nothing of the article may be shown any more, as things stand. */
  public boolean isWithdrawn() {
    return stands(Status.CANCELED);
  }

  /** The newest version that is neither a kill nor a hold. */
  public Optional<Version> newestUsable() {
    return newest(Status.USABLE);
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
    boolean newest = newestUsable().filter(n -> n.key().equals(version.key())).isPresent();
    return !newest
        && all(Status.USABLE)
            .filter(v -> VersionOrder.INSTANCE.compare(v, version) >= 0)
            .anyMatch(v -> all(Status.CANCELED).anyMatch(kill -> !v.alwaysNewerThan(kill)));
  }

  /** Whether a kill keeps this version from being published, were it to come now. */
  public boolean isCovered(Version version) {
    return all(Status.CANCELED).anyMatch(kill -> !version.explicitlyNewerThan(kill));
  }

  /** Whether a hold keeps it back. */
  private boolean isHeld(Version version) {
    return all(Status.WITHHELD).anyMatch(hold -> !version.explicitlyNewerThan(hold));
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

  /** Whether this version is the newest of its status. */
  boolean isNewest(Version version) {
    return newest(version.status()).filter(n -> n.key().equals(version.key())).isPresent();
  }

  private boolean stands(Status status) {
    return current().filter(c -> c.status() == status).isPresent();
  }

  private boolean has(Status status) {
    return all(status).findAny().isPresent();
  }

  private Optional<Version> newest(Status status) {
    return all(status).max(VersionOrder.INSTANCE);
  }

  private Stream<Version> all(Status status) {
    return versions.stream().filter(version -> version.status() == status);
  }
}
