package dateline.enrich.stream;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.PubStatus;
import dateline.Topics;
import dateline.Withdrawal;
import dateline.enrich.article.Enrichment;
import dateline.enrich.article.UnreadableItem;
import dateline.enrich.state.ArticleState;
import dateline.enrich.version.History;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The articles' state, and what their changes send out. All that can fail on a delivery is done
 * before anything of it is written.
 */
final class Changes {

  private final Enrichment enrichment;
  private final ArticleWork work;
  private final Codec codec;
  private final Outgoing.Maker outgoing;
  private final KeyValueStore<String, byte[]> articles;
  private final Consumer<Outgoing> sender;
  private final StreamMetrics metrics;
  private final InstantSource clock;

  Changes(
      Enrichment enrichment,
      Codec codec,
      Outgoing.Maker outgoing,
      KeyValueStore<String, byte[]> articles,
      Consumer<Outgoing> sender,
      StreamMetrics metrics,
      InstantSource clock) {
    this.enrichment = enrichment;
    this.work = new ArticleWork(enrichment);
    this.codec = codec;
    this.outgoing = outgoing;
    this.articles = articles;
    this.sender = sender;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What is known of the article's versions. */
  History history(String uri) {
    return state(uri).map(StateCodec::history).orElse(History.EMPTY);
  }

  /** Applies a delivery and sends what follows. */
  ArticleWork.Outcome apply(Delivery delivery, Instant now) throws UnreadableItem {
    return work(
        delivery,
        now,
        () ->
            work.apply(delivery.raw(), delivery.draft(), state(delivery.uri()).orElse(null), now));
  }

  /** Brings out the text of a version that the history had without it. */
  void reveal(Delivery delivery, Instant now) throws UnreadableItem {
    work(
        delivery,
        now,
        () -> work.reveal(delivery.raw(), delivery.draft(), state(delivery.uri()).get(), now));
  }

  /** Says a kill again that waited under a URI of its own: its story is there, under another. */
  void matched(String uri, Delivery story, Instant now) throws UnreadableItem {
    Optional<ArticleState> state = state(uri).filter(s -> s.getUnmatched() != null);
    if (state.isEmpty()) {
      return;
    }
    Withdrawal withdrawal = Withdrawals.matched(state.get()).orElseThrow();
    withdrawal.setFoundAs(story.uri());
    Outgoing record =
        outgoing.of(Topics.WITHDRAWALS, withdrawal, Delivery.underKey(story.record(), uri), now);
    articles.put(uri, StateCodec.bytes(state.get()));
    sender.accept(record);
  }

  /**
   * Writes the article's state and its marker once more: a record behind the one that held its
   * text, so that the log's segment with the text is closed and can be compacted.
   */
  void renew(String uri, Record<byte[], byte[]> origin, Instant now) throws UnreadableItem {
    Optional<ArticleState> state = state(uri);
    if (state.isEmpty()) {
      return;
    }
    Article article = StateCodec.article(state.get().getArticle());
    if (article.getPubStatus() != PubStatus.usable) {
      Outgoing record = outgoing.of(Topics.LATEST, article, origin, now);
      articles.put(uri, StateCodec.bytes(state.get()));
      sender.accept(record);
    }
  }

  private Optional<ArticleState> state(String uri) {
    return Optional.ofNullable(articles.get(uri)).map(StateCodec::state);
  }

  private ArticleWork.Outcome work(
      Delivery delivery, Instant now, Blame.Work<ArticleWork.Outcome> work) throws UnreadableItem {
    Prepared prepared = Blame.onRecord(() -> prepare(work.done(), delivery.record(), now));
    prepared.state().ifPresent(state -> articles.put(delivery.uri(), state));
    prepared.records().forEach(sender);
    Optional<ArticleChanged> change = prepared.outcome().change();
    change.ifPresent(this::published);
    metrics.done(change, delivery.raw(), clock.instant());
    return prepared.outcome();
  }

  /** All that follows from a delivery, in bytes: nothing of it can fail any more. */
  private record Prepared(
      ArticleWork.Outcome outcome, Optional<byte[]> state, List<Outgoing> records) {}

  private Prepared prepare(ArticleWork.Outcome outcome, Record<byte[], byte[]> origin, Instant now)
      throws UnreadableItem {
    List<Outgoing> records = new ArrayList<>();
    for (Withdrawal withdrawal : outcome.withdrawals()) {
      records.add(outgoing.of(Topics.WITHDRAWALS, withdrawal, origin, now));
    }
    if (outcome.change().isPresent()) {
      ArticleChanged change = outcome.change().get();
      records.add(outgoing.of(Topics.ARTICLES, change, origin, now));
      if (outcome.article().isPresent()) {
        byte[] value = codec.framed(Topics.LATEST, outcome.article().get());
        records.add(outgoing.of(Topics.LATEST, change.getArticle(), value, origin, now));
      }
    }
    return new Prepared(outcome, outcome.state().map(StateCodec::bytes), records);
  }

  private void published(ArticleChanged change) {
    Article article = change.getArticle();
    if (article.getPubStatus() != PubStatus.usable) {
      enrichment.forget(article);
    }
    metrics.skipped(change);
    metrics.noted(change);
  }
}
