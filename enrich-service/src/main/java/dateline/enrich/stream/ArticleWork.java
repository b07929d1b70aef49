package dateline.enrich.stream;

import com.fasterxml.uuid.Generators;
import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.PubStatus;
import dateline.RawArticle;
import dateline.Withdrawal;
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
import dateline.enrich.version.VersionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
   * @param withdrawals what to announce on the fast lane, in order
   * @param owed whether the delivery's text comes out later, when its provider ends the hold
   */
  record Outcome(
      Optional<ArticleState> state,
      Optional<ArticleChanged> change,
      Optional<byte[]> article,
      List<Withdrawal> withdrawals,
      boolean owed) {

    private static final Outcome NOTHING =
        new Outcome(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);
  }

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
    return learnt
        ? new Outcome(Optional.of(state), Optional.empty(), Optional.empty(), List.of(), false)
        : Outcome.NOTHING;
  }

  /**
   * Brings out the text of a version that the history had without it: the hold is over.
   *
   * @throws UnreadableItem if what follows is too large for a record
   */
  Outcome reveal(RawArticle raw, Draft draft, ArticleState state, Instant now)
      throws UnreadableItem {
    History history = StateCodec.history(state);
    Recorded late =
        new Recorded("the hold is over", history, List.of(), true, false, false, List.of());
    return record(raw, draft, late, state, new Moment(state.getFirstSeen(), now));
  }

  private Outcome promote(
      RawArticle raw, Draft draft, Promoted promoted, ArticleState state, Moment moment)
      throws UnreadableItem {
    boolean withoutText = withoutText(promoted.kind());
    Article made =
        withoutText
            ? enrichment.marker(raw, draft, moment, promoted.faults())
            : enrichment.article(raw, draft, moment, promoted.faults());
    if (withoutText) {
      made.setPubStatus(
          promoted.kind() == Kind.WITHDRAWN ? PubStatus.canceled : PubStatus.withheld);
    }
    SizeLimit.Fitted fitted = limit.fit(made);
    Article article = fitted.article();
    Optional<Article> previous = Optional.ofNullable(state.getArticle()).map(StateCodec::article);
    state.setSequence(state.getSequence() + 1);
    state.setArticle(StateCodec.article(fitted.binary()));
    ArticleChanged change =
        change(raw, draft, state, moment)
            .setKind(kind(promoted.kind()))
            .setReason(withoutText ? spoken(raw, promoted.reason()) : promoted.reason())
            .setPreviousVersionKey(previous.map(Article::getVersionKey).orElse(null))
            .setChangedFields(
                previous.map(p -> ChangedFields.between(p, article)).orElse(List.of()))
            .setArticle(article)
            .setWithdrawnVersions(promoted.taken())
            .build();
    boolean matched = promoted.after().hasStory();
    List<Withdrawal> withdrawals = new ArrayList<>();
    Withdrawals.all(raw, draft, change, matched).ifPresent(withdrawals::add);
    Withdrawals.some(raw, change).ifPresent(withdrawals::add);
    state.setUnmatched(
        matched ? null : withdrawals.stream().findFirst().map(StateCodec::withdrawal).orElse(null));
    return new Outcome(
        Optional.of(state),
        Optional.of(change),
        Optional.of(fitted.binary()),
        withdrawals,
        promoted.owed());
  }

  private Outcome record(
      RawArticle raw, Draft draft, Recorded recorded, ArticleState state, Moment moment)
      throws UnreadableItem {
    Optional<Article> late = Optional.empty();
    if (recorded.joins()) {
      late =
          Optional.of(
              limit
                  .fit(
                      recorded.textFree()
                          ? enrichment.marker(raw, draft, moment, recorded.faults())
                          : enrichment.lateArticle(raw, draft, moment, recorded.faults()))
                  .article());
    }
    Article standing = StateCodec.article(state.getArticle());
    Optional<byte[]> faulty = Optional.empty();
    if (addFaults(standing, recorded.faults())) {
      faulty = Optional.of(limit.fit(standing).binary());
      state.setArticle(StateCodec.article(faulty.get()));
    }
    state.setSequence(state.getSequence() + 1);
    ArticleChanged change =
        change(raw, draft, state, moment)
            .setKind(ChangeKind.Recorded)
            .setReason(recorded.reason())
            .setPreviousVersionKey(standing.getVersionKey())
            .setChangedFields(faulty.isPresent() ? List.of("faults") : List.of())
            .setArticle(standing)
            .setLateVersion(late.orElse(null))
            .setWithdrawnVersions(recorded.taken())
            .build();
    List<Withdrawal> withdrawals = new ArrayList<>();
    Withdrawals.some(raw, change).ifPresent(withdrawals::add);
    Withdrawals.matched(state, recorded.after()).ifPresent(withdrawals::add);
    return new Outcome(
        Optional.of(state), Optional.of(change), faulty, withdrawals, recorded.owed());
  }

  /** What stands carries the fault, too, whichever of the contradicting versions came first. */
  private static boolean addFaults(Article standing, List<String> faults) {
    List<String> missing =
        faults.stream().filter(Predicate.not(standing.getFaults()::contains)).toList();
    if (missing.isEmpty() || standing.getPubStatus() != PubStatus.usable) {
      return false;
    }
    List<String> all = new ArrayList<>(standing.getFaults());
    all.addAll(missing);
    standing.setFaults(all);
    return true;
  }

  private static ArticleState newState(RawArticle raw) {
    return ArticleState.newBuilder()
        .setSequence(0)
        .setFirstSeen(raw.getReceived())
        .setVersions(List.of())
        .build();
  }

  private static ArticleChanged.Builder change(
      RawArticle raw, Draft draft, ArticleState state, Moment moment) {
    return ArticleChanged.newBuilder()
        .setId(Generators.timeBasedEpochGenerator().generate().toString())
        .setUri(raw.getUri())
        .setSequence(state.getSequence())
        .setAt(moment.now())
        .setNotes(draft.notes())
        .setCausedBy(raw.getId());
  }

  private static boolean withoutText(Kind kind) {
    return kind == Kind.WITHDRAWN || kind == Kind.WITHHELD;
  }

  /** A kill's reason is the provider's note, where it gives one. */
  private static String spoken(RawArticle raw, String rule) {
    return Optional.ofNullable(raw.getEdNote()).orElse(rule);
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
