package dateline.store.consume;

import dateline.WithdrawalReceipt;
import dateline.store.write.WithdrawalWriter;
import java.util.List;
import java.util.Map;

/** The receipts lane: who has honoured which withdrawal. */
final class ReceiptsHandler implements LaneHandler<WithdrawalReceipt> {

  private final WithdrawalWriter writer;

  ReceiptsHandler(WithdrawalWriter writer) {
    this.writer = writer;
  }

  @Override
  public String uri(WithdrawalReceipt value) {
    return value.getUri();
  }

  @Override
  public Map<Integer, String> store(
      List<Received<WithdrawalReceipt>> batch, Map<Integer, Long> next) {
    return writer.receive(batch.stream().map(Received::value).toList());
  }
}
