package dateline.store.read;

import java.util.Optional;
import java.util.Set;
import org.bson.types.ObjectId;

/**
 * What a caller asks the list of withdrawals for, read and checked.
 *
 * @param action what is to be done
 * @param matched whether the story is known
 * @param feed feed that took it back
 * @param open only those that somebody still has to honour
 * @param limit most withdrawals of a page
 * @param after the withdrawal that the page starts behind
 */
record WithdrawalQuery(
    Optional<String> action,
    Optional<Boolean> matched,
    Optional<String> feed,
    boolean open,
    int limit,
    Optional<ObjectId> after) {

  private static final Set<String> ACTIONS =
      Set.of("kill", "hold", "release", "reinstate", "other");
  private static final int LONGEST_TEXT = 200;

  /** Reads the request's parameters, each of which may be null; a wrong one is a problem. */
  static WithdrawalQuery of(
      String action, String matched, String feed, String open, String limit, String cursor) {
    Optional<String> wanted = Optional.ofNullable(action);
    if (wanted.filter(value -> !ACTIONS.contains(value)).isPresent()) {
      throw Problems.invalid("action", "one of kill, hold, release, reinstate, other");
    }
    if (feed != null && (feed.isBlank() || feed.length() > LONGEST_TEXT)) {
      throw Problems.invalid("feed", "from 1 to " + LONGEST_TEXT + " characters");
    }
    return new WithdrawalQuery(
        wanted,
        flag("matched", matched),
        Optional.ofNullable(feed),
        flag("open", open).orElse(false),
        Limits.read(limit),
        Optional.ofNullable(cursor).map(PageCursor::decode));
  }

  private static Optional<Boolean> flag(String name, String value) {
    if (value == null) {
      return Optional.empty();
    }
    return switch (value) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> throw Problems.invalid(name, "true or false");
    };
  }
}
