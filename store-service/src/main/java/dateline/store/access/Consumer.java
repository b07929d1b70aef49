package dateline.store.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who takes our articles and has to take down what is withdrawn.
 *
 * @param id its name in the configuration and in its receipts
 * @param name what operators call it
 * @param expected whether it owes a receipt for each withdrawal
 * @param since it owes none for what was withdrawn before
 */
public record Consumer(String id, String name, boolean expected, Optional<Instant> since) {

  /** Whether it owes a receipt for something that was withdrawn then. */
  public boolean owes(Instant withdrawn) {
    return expected && since.filter(withdrawn::isBefore).isEmpty();
  }
}
