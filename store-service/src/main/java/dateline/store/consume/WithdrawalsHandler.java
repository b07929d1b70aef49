package dateline.store.consume;

import dateline.Withdrawal;
import dateline.store.write.ArticleWriter;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** The withdrawals lane: kills and holds ahead of everything else. */
final class WithdrawalsHandler implements LaneHandler<Withdrawal> {

  private static final Logger LOG = Logger.getLogger(WithdrawalsHandler.class);

  private final ArticleWriter writer;

  WithdrawalsHandler(ArticleWriter writer) {
    this.writer = writer;
  }

  @Override
  public String uri(Withdrawal value) {
    return value.getUri();
  }

  @Override
  public Map<Integer, String> store(List<Received<Withdrawal>> batch, Map<Integer, Long> next) {
    writer.applyWithdrawals(batch.stream().map(Received::value).toList());
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
