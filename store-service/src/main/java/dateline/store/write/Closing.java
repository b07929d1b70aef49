package dateline.store.write;

import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.PubStatus;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import java.util.Optional;

/**
 * Whether a change or a withdrawal closes the article to readers, and how: {@code canceled} for
 * good, {@code withheld} until a later change opens it. Kind and status both count, whichever is
 * the stricter one.
 */
final class Closing {

  private Closing() {}

  /** How the article is closed behind the change; empty where it is open. */
  static Optional<PubStatus> of(ArticleChanged event) {
    PubStatus stated = event.getArticle().getPubStatus();
    if (event.getKind() == ChangeKind.Withdrawn || stated == PubStatus.canceled) {
      return Optional.of(PubStatus.canceled);
    }
    if (event.getKind() == ChangeKind.Withheld || stated != PubStatus.usable) {
      return Optional.of(PubStatus.withheld);
    }
    return Optional.empty();
  }

  /**
   * How a record of the fast lane closes the article. A release or a reinstatement opens nothing:
   * the change does, which brings the text with it. A kill of single versions leaves the article
   * open. An unknown action holds, as the contract asks.
   */
  static Optional<PubStatus> of(Withdrawal withdrawal) {
    WithdrawalAction action = withdrawal.getAction();
    return switch (action) {
      case release, reinstate -> Optional.empty();
      case kill ->
          withdrawal.getVersions().isEmpty() ? Optional.of(PubStatus.canceled) : Optional.empty();
      case hold, other -> Optional.of(PubStatus.withheld);
    };
  }
}
