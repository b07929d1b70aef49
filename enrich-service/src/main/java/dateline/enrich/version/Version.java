package dateline.enrich.version;

import dateline.NaturalOrder;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What one delivery says of its place among the versions of its article; of a version that came
 * several times, what all of them say.
 *
 * @param claimed the provider's version, where it claims one
 * @param created the provider's time of this version, where it gives one; of several the latest
 * @param earliest of several such times the earliest; empty where one delivery gave none
 * @param received when the delivery reached us; orders only versions that claim nothing
 * @param contentHash hash over the normalised editorial content, hexadecimal
 * @param status what may be done with it
 * @param correction whether the wire marks it as a correction
 */
public record Version(
    Optional<String> claimed,
    Optional<Instant> created,
    Optional<Instant> earliest,
    Instant received,
    String contentHash,
    Status status,
    boolean correction) {

  private static final int HASH_DIGITS = 12;

  /** What a single delivery says. */
  public Version(
      Optional<String> claimed,
      Optional<Instant> created,
      Instant received,
      String contentHash,
      Status status,
      boolean correction) {
    this(claimed, created, created, received, contentHash, status, correction);
  }

  /**
   * The version's name among the versions of its article: the claimed version, where there is one,
   * and the beginning of its content hash, so that two contents under one claimed version are two
   * versions and a bumped date makes none.
   */
  public String key() {
    String place = claimed.map(c -> c + "-").orElse("");
    String mark = status == Status.USABLE ? "" : "-" + status.name().toLowerCase(Locale.ROOT);
    return place + contentHash.substring(0, Math.min(HASH_DIGITS, contentHash.length())) + mark;
  }

  /**
   * Whether this version says by itself that it is newer than the other one. Silence is no
   * statement: where the two cannot be compared by claimed version or by the provider's time, the
   * answer is no. This is what re-opens a kill.
   */
  public boolean explicitlyNewerThan(Version other) {
    return newerThan(other, created);
  }

  /** Whether every delivery of this version said so. */
  boolean alwaysNewerThan(Version other) {
    return newerThan(other, earliest);
  }

  /** Both deliveries of one version in one: the later word, and the earliest time. */
  Version mergedWith(Version other) {
    Version later = VersionOrder.INSTANCE.compare(this, other) >= 0 ? this : other;
    Optional<Instant> first =
        earliest.flatMap(mine -> other.earliest.map(its -> its.isBefore(mine) ? its : mine));
    return new Version(
        later.claimed,
        later.created,
        first,
        later.received,
        later.contentHash,
        later.status,
        later.correction);
  }

  private boolean newerThan(Version other, Optional<Instant> time) {
    if (claimed.isPresent() && other.claimed.isPresent()) {
      return NaturalOrder.compare(claimed.get(), other.claimed.get()) > 0;
    }
    // A delivery of it without a time can be compared with nothing: it counts for all of them.
    Optional<Instant> its = other.earliest.isEmpty() ? Optional.empty() : other.created;
    return time.isPresent() && its.isPresent() && time.get().isAfter(its.get());
  }
}
