package dateline.enrich.article;

import dateline.TimeStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The times that a delivery states about itself, read. Of several in one role the surest counts,
 * the first among equals.
 */
record StatedTimes(List<TimeStatement> all) {

  StatedTimes {
    all = List.copyOf(all);
  }

  /** The moment in this role; a mere date gives none. */
  Optional<Instant> instant(String role) {
    return all.stream()
        .filter(t -> t.getRole().equals(role) && t.getInstant() != null)
        .reduce((best, next) -> next.getConfidence() > best.getConfidence() ? next : best)
        .map(TimeStatement::getInstant);
  }
}
