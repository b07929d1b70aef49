package dateline.store.read;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import dateline.store.StoreConfig;
import dateline.store.access.Consumer;
import dateline.store.write.Collections;
import dateline.store.write.Fields;
import dateline.store.write.SortOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Reads what was taken back, the newest withdrawal of each article, and who has honoured it. None
 * of it holds any text of an article.
 */
@ApplicationScoped
public class Withdrawals {

  private static final ObjectId LAST = new ObjectId("ffffffffffffffffffffffff");
  private static final Bson NEWEST_FIRST = descending(Fields.WITHDRAWAL_ORDER);

  private final Collections collections;

  /** Reads the given collections. */
  public Withdrawals(Collections collections, StoreConfig config) {
    this.collections = collections.within(config.read().timeout());
  }

  /**
   * What a consumer owes.
   *
   * @param count withdrawals that it has not honoured
   * @param oldest when the oldest of them was decided
   */
  record Debt(long count, Optional<Instant> oldest) {}

  /** The withdrawals of a query, newest first, one more than its limit where there are more. */
  List<Document> find(WithdrawalQuery query, List<Consumer> owing) {
    return query.open() && owing.isEmpty() ? List.of() : list(query, owing).into(new ArrayList<>());
  }

  FindIterable<Document> list(WithdrawalQuery query, List<Consumer> owing) {
    List<Bson> all = new ArrayList<>();
    query.action().ifPresent(action -> all.add(eq("action", action)));
    query.matched().ifPresent(matched -> all.add(eq("matched", matched)));
    query.feed().ifPresent(feed -> all.add(eq("feed", feed)));
    if (query.open()) {
      all.add(eq(Fields.OWED, true));
      all.add(or(owing.stream().map(Withdrawals::notHonoured).toList()));
    }
    all.add(lt(Fields.WITHDRAWAL_ORDER, query.after().orElse(LAST)));
    return collections.withdrawals().find(and(all)).sort(NEWEST_FIRST).limit(query.limit() + 1);
  }

  /** The newest withdrawal of an article. */
  Optional<Document> one(String uri) {
    return Optional.ofNullable(collections.withdrawals().find(eq(Fields.ID, uri)).first());
  }

  /** The number of the newest withdrawal of an article. */
  public Optional<Long> newest(String uri) {
    return one(uri).map(withdrawal -> withdrawal.getLong(Fields.SEQUENCE));
  }

  /**
   * What was said when the article was closed in that way: the provider's words, which a late
   * version that is recorded meanwhile does not change. Empty where something newer was said.
   */
  Optional<Document> closing(String uri, String pubStatus) {
    return one(uri).filter(withdrawal -> pubStatus.equals(closes(withdrawal)));
  }

  /** All receipts for these articles. */
  List<Document> receipts(Collection<String> uris) {
    return receiptsOf(uris).into(new ArrayList<>());
  }

  FindIterable<Document> receiptsOf(Collection<String> uris) {
    return collections.receipts().find(in("uri", uris));
  }

  /** How many kills have found no story. */
  long unmatched() {
    return collections
        .withdrawals()
        .countDocuments(and(eq("matched", false), eq("action", "kill")));
  }

  /** What a consumer owes. */
  Debt debt(Consumer consumer) {
    if (!consumer.expected()) {
      return new Debt(0, Optional.empty());
    }
    Document oldest = owed(consumer).sort(ascending(Fields.WITHDRAWAL_ORDER)).first();
    return oldest == null
        ? new Debt(0, Optional.empty())
        : new Debt(
            collections.withdrawals().countDocuments(owedBy(consumer)),
            Optional.of(oldest.getDate("at").toInstant()));
  }

  FindIterable<Document> owed(Consumer consumer) {
    return collections.withdrawals().find(owedBy(consumer));
  }

  private static Bson owedBy(Consumer consumer) {
    return and(eq(Fields.OWED, true), notHonoured(consumer));
  }

  private static Bson notHonoured(Consumer consumer) {
    Bson missing = ne(Fields.HONOURED_BY, consumer.id());
    return consumer
        .since()
        .map(since -> and(missing, gte(Fields.WITHDRAWAL_ORDER, SortOrder.least(since))))
        .orElse(missing);
  }

  private static String closes(Document withdrawal) {
    boolean whole = withdrawal.getList("versions", String.class, List.of()).isEmpty();
    return switch (withdrawal.getString("action")) {
      case "kill" -> whole ? "canceled" : "usable";
      case "hold", "other" -> "withheld";
      default -> "usable";
    };
  }
}
