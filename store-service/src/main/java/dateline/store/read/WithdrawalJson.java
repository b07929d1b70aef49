package dateline.store.read;

import dateline.store.access.Consumer;
import dateline.store.write.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Withdrawals as JSON values: what is to go and why, and for those concerned who has done so. */
final class WithdrawalJson {

  private static final List<String> FACTS =
      List.of(
          "uri",
          "action",
          "reason",
          "at",
          "received",
          Fields.SEQUENCE,
          "feed",
          "provider",
          "matched");
  private static final List<String> LISTS = List.of("wireNumbers", "versions");

  private WithdrawalJson() {}

  /** What everybody may see. */
  static Map<String, Object> of(Document withdrawal) {
    Map<String, Object> json = new LinkedHashMap<>();
    FACTS.forEach(field -> json.put(field, value(withdrawal.get(field))));
    if (withdrawal.containsKey("foundAs")) {
      json.put("foundAs", withdrawal.get("foundAs"));
    }
    LISTS.forEach(field -> json.put(field, withdrawal.getList(field, String.class, List.of())));
    return json;
  }

  /**
   * The same with receipts and with who has not given one.
   *
   * @param receipts receipts for any articles
   * @param seen whose receipts and debts are shown
   * @param all whether receipts of consumers that nobody knows are shown, too
   */
  static Map<String, Object> of(
      Document withdrawal, List<Document> receipts, List<Consumer> seen, boolean all, Instant now) {
    Map<String, Object> json = of(withdrawal);
    json.put(
        "receipts",
        receipts.stream()
            .filter(receipt -> receipt.get("uri").equals(withdrawal.get("uri")))
            .filter(receipt -> all || known(seen, receipt.getString("consumer")).isPresent())
            .sorted(Comparator.comparing(receipt -> receipt.getDate("received")))
            .map(WithdrawalJson::receipt)
            .toList());
    json.put("outstanding", outstanding(withdrawal, seen, now));
    return json;
  }

  private static Map<String, Object> receipt(Document receipt) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (String field :
        List.of("consumer", Fields.SEQUENCE, "honoured", "received", "copies", "note")) {
      if (receipt.containsKey(field)) {
        json.put(field, value(receipt.get(field)));
      }
    }
    return json;
  }

  private static List<Map<String, Object>> outstanding(
      Document withdrawal, List<Consumer> seen, Instant now) {
    List<Map<String, Object>> outstanding = new ArrayList<>();
    if (!withdrawal.getBoolean(Fields.OWED, false)) {
      return outstanding;
    }
    Instant at = withdrawal.getDate("at").toInstant();
    List<String> honoured = withdrawal.getList(Fields.HONOURED_BY, String.class, List.of());
    for (Consumer consumer : seen) {
      if (consumer.owes(at) && !honoured.contains(consumer.id())) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("consumer", consumer.id());
        json.put("name", consumer.name());
        json.put("seconds", seconds(at, now));
        outstanding.add(json);
      }
    }
    return outstanding;
  }

  /** Whole seconds since then; clocks of two machines may disagree. */
  static long seconds(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toSeconds());
  }

  private static Optional<Consumer> known(List<Consumer> seen, String id) {
    return seen.stream().filter(consumer -> consumer.id().equals(id)).findFirst();
  }

  private static Object value(Object value) {
    return value instanceof Date date ? date.toInstant().toString() : value;
  }
}
