package dateline.store.write;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.WithdrawalReceipt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * Keeps the record of what was taken back and of who has honoured it. Withdrawals and receipts come
 * in two lanes, in any order between both, and every call may be repeated: each side writes its own
 * document first and then looks for the other's, so that one of both sees the other.
 */
@ApplicationScoped
public class WithdrawalWriter {

  /** Longest note of a receipt, in characters. */
  public static final int LONGEST_NOTE = 1_000;

  private static final int LONGEST_NAME = 200;
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final Collections collections;
  private final InstantSource clock = InstantSource.system();

  /** Writes to the given collections. */
  public WithdrawalWriter(Collections collections) {
    this.collections = collections;
  }

  /**
   * Keeps the newest withdrawal of each article.
   *
   * @throws StoreUnavailableException if it has to be tried again
   */
  public void record(List<Withdrawal> withdrawals) {
    Map<String, Document> newest = new LinkedHashMap<>();
    Instant now = clock.instant();
    for (Withdrawal withdrawal : withdrawals) {
      newest.merge(withdrawal.getUri(), document(withdrawal, now), GuardedWrites::higher);
    }
    if (newest.isEmpty()) {
      return;
    }
    try {
      GuardedWrites.upsert(collections.withdrawals(), List.copyOf(newest.values()));
      settle(collections.receipts().find(in("uri", newest.keySet())).into(new ArrayList<>()));
    } catch (MongoException e) {
      throw new StoreUnavailableException("MongoDB: " + e.getMessage(), e);
    }
  }

  /**
   * Keeps receipts; the first one of each consumer for each withdrawal.
   *
   * @return what can't be stored, by position
   * @throws StoreUnavailableException if it has to be tried again
   */
  public Map<Integer, String> receive(List<WithdrawalReceipt> receipts) {
    Map<Integer, String> rejected = new HashMap<>();
    Set<Object> known = new HashSet<>();
    List<Document> documents = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < receipts.size(); i++) {
      Optional<String> nonsense = nonsense(receipts.get(i));
      if (nonsense.isPresent()) {
        rejected.put(i, nonsense.get());
      } else {
        Document document = document(receipts.get(i));
        if (known.add(document.get(Fields.ID))) {
          documents.add(document);
          positions.add(i);
        }
      }
    }
    try {
      GuardedWrites.insertMissing(collections.receipts(), documents)
          .forEach((at, why) -> rejected.put(positions.get(at), why));
      settle(documents);
    } catch (MongoException e) {
      throw new StoreUnavailableException("MongoDB: " + e.getMessage(), e);
    }
    return rejected;
  }

  // Only the withdrawal that the receipt names: a number that no withdrawal has honours nothing.
  private void settle(List<Document> receipts) {
    List<UpdateOneModel<Document>> updates = new ArrayList<>();
    for (Document receipt : receipts) {
      updates.add(
          new UpdateOneModel<>(
              and(
                  eq(Fields.ID, receipt.get("uri")),
                  eq(Fields.SEQUENCE, receipt.get(Fields.SEQUENCE))),
              Updates.addToSet(Fields.HONOURED_BY, receipt.get("consumer"))));
    }
    if (!updates.isEmpty()) {
      collections.withdrawals().bulkWrite(updates, UNORDERED);
    }
  }

  private static Document document(Withdrawal withdrawal, Instant now) {
    boolean lifts =
        withdrawal.getAction() == WithdrawalAction.release
            || withdrawal.getAction() == WithdrawalAction.reinstate;
    return BsonMapping.document(withdrawal)
        .append(Fields.ID, withdrawal.getUri())
        .append(Fields.GUARD, Guard.ofWithdrawal(withdrawal.getSequence(), withdrawal.getMatched()))
        .append(Fields.WITHDRAWAL_ORDER, SortOrder.of(withdrawal.getAt(), withdrawal.getUri()))
        .append(Fields.OWED, !lifts && withdrawal.getFoundAs() == null)
        .append(Fields.STORED, Date.from(now));
  }

  private static Document document(WithdrawalReceipt receipt) {
    return BsonMapping.document(receipt)
        .append(
            Fields.ID,
            receipt.getUri() + "|" + receipt.getConsumer() + "|" + receipt.getSequence());
  }

  private static Optional<String> nonsense(WithdrawalReceipt receipt) {
    if (receipt.getConsumer().isBlank() || receipt.getConsumer().length() > LONGEST_NAME) {
      return Optional.of("a receipt of nobody");
    }
    if (receipt.getSequence() < 1) {
      return Optional.of("a receipt for no withdrawal: sequence " + receipt.getSequence());
    }
    if (receipt.getCopies() != null && receipt.getCopies() < 0) {
      return Optional.of("fewer copies than none: " + receipt.getCopies());
    }
    return Optional.ofNullable(receipt.getNote())
        .filter(note -> note.length() > LONGEST_NOTE)
        .map(note -> "a note of more than " + LONGEST_NOTE + " characters");
  }
}
