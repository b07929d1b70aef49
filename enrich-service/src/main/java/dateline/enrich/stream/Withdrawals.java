package dateline.enrich.stream;

import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.RawArticle;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.enrich.article.Draft;
import dateline.enrich.state.ArticleState;
import dateline.enrich.version.History;
import java.util.List;
import java.util.Optional;

/** What a change says on the fast lane out. */
final class Withdrawals {

  private Withdrawals() {}

  /** Of a change that closes or opens the whole article. */
  static Optional<Withdrawal> all(
      RawArticle raw, Draft draft, ArticleChanged change, boolean matched) {
    return action(change.getKind())
        .map(
            action ->
                of(raw, change, action)
                    .setThroughVersion(
                        draft
                            .version()
                            .claimed()
                            .map(claimed -> draft.version().key())
                            .orElse(null))
                    .setMatched(matched)
                    .build());
  }

  /** Of a change that takes the text of some versions while a newer one stands. */
  static Optional<Withdrawal> some(RawArticle raw, ArticleChanged change) {
    List<String> versions = change.getWithdrawnVersions();
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(of(raw, change, WithdrawalAction.kill).setVersions(versions).build());
  }

  /**
   * The kill that waited for its story, said again now that the story is there; the state forgets
   * that it waited.
   */
  static Optional<Withdrawal> matched(ArticleState state, History history) {
    if (state.getUnmatched() == null || !history.hasStory()) {
      return Optional.empty();
    }
    return matched(state);
  }

  /** As {@link #matched(ArticleState, History)}, where the story is known by another URI. */
  static Optional<Withdrawal> matched(ArticleState state) {
    Optional<Withdrawal> waited =
        Optional.ofNullable(state.getUnmatched()).map(StateCodec::withdrawal);
    waited.ifPresent(withdrawal -> withdrawal.setMatched(true));
    state.setUnmatched(null);
    return waited;
  }

  private static Withdrawal.Builder of(
      RawArticle raw, ArticleChanged change, WithdrawalAction action) {
    String note = change.getKind() == ChangeKind.Recorded ? raw.getEdNote() : null;
    return Withdrawal.newBuilder()
        .setUri(change.getUri())
        .setAction(action)
        .setReason(note == null ? change.getReason() : note)
        .setAt(change.getAt())
        .setReceived(raw.getReceived())
        .setSequence(change.getSequence())
        .setFeed(raw.getFeed())
        .setProvider(raw.getProvider())
        .setWireNumbers(raw.getWireNumbers())
        .setChangeId(change.getId());
  }

  private static Optional<WithdrawalAction> action(ChangeKind kind) {
    return switch (kind) {
      case Withdrawn -> Optional.of(WithdrawalAction.kill);
      case Withheld -> Optional.of(WithdrawalAction.hold);
      case Released -> Optional.of(WithdrawalAction.release);
      case Reinstated -> Optional.of(WithdrawalAction.reinstate);
      default -> Optional.empty();
    };
  }
}
