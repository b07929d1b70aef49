package dateline.enrich.stream;

import com.fasterxml.uuid.Generators;
import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.RawArticle;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.enrich.article.Draft;
import dateline.enrich.article.Enrichment;
import dateline.enrich.article.Moment;
import dateline.enrich.article.UnreadableItem;
import dateline.enrich.state.ArticleState;
import dateline.enrich.version.Decision;
import dateline.enrich.version.Decision.Kind;
import dateline.enrich.version.Decision.Promoted;
import dateline.enrich.version.Decision.Recorded;
import dateline.enrich.version.History;
import dateline.enrich.version.Version;
import dateline.enrich.version.VersionRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Turns one delivery and what is remembered of its article into what follows: the new memory, the
 * change to publish, the withdrawal to announce. It touches neither Kafka nor a store, so that the
 * same delivery always leads to the same end.
 */
final class ArticleWork {

  private final Enrichment enrichment;
  private final SizeLimit limit = new SizeLimit();

  ArticleWork(Enrichment enrichment) {
    this.enrichment = enrichment;
  }

  /**
   * What follows from a delivery.
   *
   * @param state what to remember from now on; empty where that is what was remembered before
   * @param change what to publish; empty where nothing changed
   * @param article the article in Avro binary, where the change put another state in force, as
   *     against adding to the history
   * @param withdrawal what to announce on the fast lane
   */
  record Outcome(
      Optional<ArticleState> state,
      Optional<ArticleChanged> change,
      Optional<byte[]> article,
      Optional<Withdrawal> withdrawal) {}

  /**
   * Applies a delivery.
   *
   * @param before what is remembered, which is changed in place; null before the first delivery
   * @throws UnreadableItem if what follows is too large for a record
   */
  Outcome apply(RawArticle raw, Draft draft, ArticleState before, Instant now)
      throws UnreadableItem {
    History history = before == null ? History.EMPTY : StateCodec.history(before);
    Decision decision = VersionRules.decide(history, draft.version());
    ArticleState state = before == null ? newState(raw) : before;
    StateCodec.setHistory(state, decision.after());
    Moment moment = new Moment(state.getFirstSeen(), now);
    if (decision instanceof Promoted promoted) {
      return promote(raw, draft, promoted, state, moment);
    }
    if (decision instanceof Recorded recorded) {
      return record(raw, draft, recorded, state, moment);
    }
    boolean learnt = !decision.after().equals(history);
    return new Outcome(
        Optional.of(state).filter(s -> learnt),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Outcome promote(
      RawArticle raw, Draft draft, Promoted promoted, ArticleState state, Moment moment)
      throws UnreadableItem {
    boolean withoutText = promoted.kind() == Kind.WITHDRAWN || promoted.kind() == Kind.WITHHELD;
    SizeLimit.Fitted fitted =
        limit.fit(
            withoutText
                ? enrichment.marker(raw, draft, moment, promoted.faults())
                : enrichment.article(raw, draft, moment, promoted.faults()));
    Article article = fitted.article();
    Optional<Article> previous = Optional.ofNullable(state.getArticle()).map(StateCodec::article);
    state.setSequence(state.getSequence() + 1);
    state.setArticle(StateCodec.article(fitted.binary()));
    ArticleChanged change =
        change(raw, state, moment)
            .setKind(kind(promoted.kind()))
            .setReason(reason(raw, promoted))
            .setPreviousVersionKey(previous.map(Article::getVersionKey).orElse(null))
            .setChangedFields(
                previous.map(p -> ChangedFields.between(p, article)).orElse(List.of()))
            .setArticle(article)
            .build();
    return new Outcome(
        Optional.of(state),
        Optional.of(change),
        Optional.of(fitted.binary()),
        withdrawal(raw, draft.version(), change));
  }

  private Outcome record(
      RawArticle raw, Draft draft, Recorded recorded, ArticleState state, Moment moment)
      throws UnreadableItem {
    Article late =
        limit
            .fit(
                recorded.textFree()
                    ? enrichment.marker(raw, draft, moment, recorded.faults())
                    : enrichment.lateArticle(raw, draft, moment, recorded.faults()))
            .article();
    Article standing = StateCodec.article(state.getArticle());
    state.setSequence(state.getSequence() + 1);
    ArticleChanged change =
        change(raw, state, moment)
            .setKind(ChangeKind.Recorded)
            .setReason(recorded.reason())
            .setPreviousVersionKey(standing.getVersionKey())
            .setArticle(standing)
            .setLateVersion(late)
            .build();
    return new Outcome(Optional.of(state), Optional.of(change), Optional.empty(), Optional.empty());
  }

  private static ArticleState newState(RawArticle raw) {
    return ArticleState.newBuilder()
        .setSequence(0)
        .setFirstSeen(raw.getReceived())
        .setVersions(List.of())
        .build();
  }

  private static ArticleChanged.Builder change(RawArticle raw, ArticleState state, Moment moment) {
    return ArticleChanged.newBuilder()
        .setId(Generators.timeBasedEpochGenerator().generate().toString())
        .setUri(raw.getUri())
        .setSequence(state.getSequence())
        .setAt(moment.now())
        .setCausedBy(raw.getId());
  }

  private static Optional<Withdrawal> withdrawal(
      RawArticle raw, Version version, ArticleChanged change) {
    return action(change.getKind())
        .map(
            action ->
                Withdrawal.newBuilder()
                    .setUri(raw.getUri())
                    .setAction(action)
                    .setReason(change.getReason())
                    .setAt(change.getAt())
                    .setReceived(raw.getReceived())
                    .setSequence(change.getSequence())
                    .setThroughVersion(version.claimed().isPresent() ? version.key() : null)
                    .setFeed(raw.getFeed())
                    .setProvider(raw.getProvider())
                    .setChangeId(change.getId())
                    .build());
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

  /** A kill's reason is the provider's note, where it gives one. */
  private static String reason(RawArticle raw, Promoted promoted) {
    boolean withdrawn = promoted.kind() == Kind.WITHDRAWN || promoted.kind() == Kind.WITHHELD;
    return withdrawn && raw.getEdNote() != null ? raw.getEdNote() : promoted.reason();
  }

  private static ChangeKind kind(Kind kind) {
    return switch (kind) {
      case CREATED -> ChangeKind.Created;
      case UPDATED -> ChangeKind.Updated;
      case CORRECTED -> ChangeKind.Corrected;
      case WITHHELD -> ChangeKind.Withheld;
      case RELEASED -> ChangeKind.Released;
      case WITHDRAWN -> ChangeKind.Withdrawn;
      case REINSTATED -> ChangeKind.Reinstated;
    };
  }
}
