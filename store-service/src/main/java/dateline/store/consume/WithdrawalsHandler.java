package dateline.store.consume;

import dateline.Withdrawal;
import dateline.store.write.ArticleWriter;
import dateline.store.write.WithdrawalWriter;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** The withdrawals lane: kills and holds ahead of everything else. */
final class WithdrawalsHandler implements LaneHandler<Withdrawal> {

  private static final Logger LOG = Logger.getLogger(WithdrawalsHandler.class);

  private final ArticleWriter articles;
  private final WithdrawalWriter withdrawals;

  WithdrawalsHandler(ArticleWriter articles, WithdrawalWriter withdrawals) {
    this.articles = articles;
    this.withdrawals = withdrawals;
  }

  @Override
  public String uri(Withdrawal value) {
    return value.getUri();
  }

  @Override
  public Map<Integer, String> store(List<Received<Withdrawal>> batch, Map<Integer, Long> next) {
    List<Withdrawal> values = batch.stream().map(Received::value).toList();
    // The text goes first, then comes the record of it.
    articles.applyWithdrawals(values);
    withdrawals.record(values);
    for (Received<Withdrawal> received : batch) {
      MDC.put("traceId", TraceParent.traceId(received.record().headers()));
      MDC.put("articleUri", received.value().getUri());
      LOG.infof("%s: %s", received.value().getAction(), received.value().getReason());
    }
    MDC.remove("traceId");
    MDC.remove("articleUri");
    return Map.of();
  }
}
