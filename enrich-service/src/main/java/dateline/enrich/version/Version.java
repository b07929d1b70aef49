package dateline.enrich.version;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What one delivery says of its place among the versions of its article.
 *
 * @param claimed the provider's version, where it claims one
 * @param created the provider's time of this version, where it gives one
 * @param received when the delivery reached us; orders only versions that claim nothing
 * @param contentHash hash over the normalised editorial content, hexadecimal
 * @param status what may be done with it
 * @param correction whether the wire marks it as a correction
 */
public record Version(
    Optional<String> claimed,
    Optional<Instant> created,
    Instant received,
    String contentHash,
    Status status,
    boolean correction) {

  private static final int HASH_DIGITS = 12;

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
    if (claimed.isPresent() && other.claimed.isPresent()) {
      return NaturalOrder.compare(claimed.get(), other.claimed.get()) > 0;
    }
    return created.isPresent()
        && other.created.isPresent()
        && created.get().isAfter(other.created.get());
  }
}
