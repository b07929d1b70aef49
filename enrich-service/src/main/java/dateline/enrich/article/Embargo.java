package dateline.enrich.article;

import java.time.Instant;
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

  /** Whether nothing of the delivery may be published at this moment. */
  public boolean holds(Instant now) {
    return stated && until.map(now::isBefore).orElse(true);
  }
}
