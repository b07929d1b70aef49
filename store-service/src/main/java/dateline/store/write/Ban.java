package dateline.store.write;

import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.PubStatus;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import java.time.Instant;
import java.util.Optional;

/**
 * A kill or hold: no version of the article that stems from a change up to {@code sequence} may
 * have text. The highest one of an article is what counts, whichever lane brought it.
 *
 * @param uri URI of the article
 * @param sequence the change that decided it
 * @param guard see {@link Guard}: the change itself knows more than the fast lane
 * @param pubStatus {@code canceled} or {@code withheld}
 * @param reason the provider's reason or the rule that decided
 * @param at when it was decided
 */
record Ban(String uri, long sequence, long guard, PubStatus pubStatus, String reason, Instant at) {

  /** The ban that a change pronounces, by its kind or by the status of its article. */
  static Optional<Ban> of(Change change) {
    ArticleChanged event = change.event();
    return status(event)
        .map(
            status ->
                new Ban(
                    change.uri(),
                    change.sequence(),
                    Guard.ofChange(change.sequence()),
                    status,
                    event.getReason(),
                    event.getAt()));
  }

  /**
   * The ban that a record of the fast lane pronounces; none for a release or a reinstatement, whose
   * text comes with the change itself. An unknown action holds, as the contract asks.
   */
  static Optional<Ban> of(Withdrawal withdrawal) {
    WithdrawalAction action = withdrawal.getAction();
    if (action == WithdrawalAction.release || action == WithdrawalAction.reinstate) {
      return Optional.empty();
    }
    PubStatus status = action == WithdrawalAction.kill ? PubStatus.canceled : PubStatus.withheld;
    return Optional.of(
        new Ban(
            withdrawal.getUri(),
            withdrawal.getSequence(),
            Guard.ofFastLane(withdrawal.getSequence()),
            status,
            withdrawal.getReason(),
            withdrawal.getAt()));
  }

  /** Whether it covers a version: by its change, or because the version came late. */
  boolean covers(long changedBy, boolean late) {
    // A late version is older than the current one, so a ban on the article means it, too, even
    // where a newer version has opened the article again.
    return late || changedBy <= sequence;
  }

  /** The one of both that came later. */
  static Ban later(Ban one, Ban other) {
    return other.guard > one.guard ? other : one;
  }

  private static Optional<PubStatus> status(ArticleChanged event) {
    PubStatus stated = event.getArticle().getPubStatus();
    if (event.getKind() == ChangeKind.Withdrawn || stated == PubStatus.canceled) {
      return Optional.of(PubStatus.canceled);
    }
    if (event.getKind() == ChangeKind.Withheld || stated != PubStatus.usable) {
      return Optional.of(PubStatus.withheld);
    }
    return Optional.empty();
  }
}
