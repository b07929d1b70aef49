package dateline.enrich.article;

import dateline.enrich.version.Version;
import dateline.enrich.version.VersionOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The embargo of one delivery. An embargo that cannot be read to an instant holds without an end:
 * it is better to be late than to publish what was promised to be kept.
 *
 * @param stated whether the delivery states an embargo at all
 * @param until when it ends; empty where none is stated or it cannot be read
 */
public record Embargo(boolean stated, Optional<Instant> until) {

  /** No embargo. */
  static final Embargo NONE = new Embargo(false, Optional.empty());

  /** An embargo that is stated, and that nobody can read. */
  static final Embargo UNREADABLE = new Embargo(true, Optional.empty());

  /** The one of both that ends later; one that cannot be read has no end. */
  Embargo stricter(Embargo other) {
    if (!stated || !other.stated) {
      return stated ? this : other;
    }
    return until.isEmpty() || other.until.filter(o -> o.isBefore(until.get())).isPresent()
        ? this
        : other;
  }

  /** Whether nothing of the delivery may be published at this moment. */
  public boolean holds(Instant now) {
    return stated && until.map(now::isBefore).orElse(true);
  }

  /**
   * The embargo of an article, which covers all its versions: that of the newest one. A newer
   * version lifts, shortens or extends it for the older ones, too, in whatever order they came.
   *
   * @param waiting the article's deliveries that have not gone out
   * @param out the newest version that has gone out: no embargo is left on it
   */
  public static Embargo inForce(Collection<Draft> waiting, Optional<Version> out) {
    return waiting.stream()
        .filter(d -> out.filter(o -> VersionOrder.latestWord(d.version(), o) < 0).isEmpty())
        .max(Comparator.comparing(Draft::version, VersionOrder::latestWord))
        .map(Draft::embargo)
        .orElse(NONE);
  }
}
