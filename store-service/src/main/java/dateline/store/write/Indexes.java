package dateline.store.write;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.List;

/**
 * The indexes behind the API. Every list is one walk along an index that ends in the sort order, so
 * that a page costs the same at any number of articles. Withdrawn articles have neither keys nor
 * order and so stand in none of them.
 */
final class Indexes {

  private Indexes() {}

  /** Makes what is missing. */
  static void ensure(Collections collections) {
    collections
        .articles()
        .createIndexes(
            List.of(
                new IndexModel(
                    descending(Fields.ORDER), new IndexOptions().name("newest").sparse(true)),
                new IndexModel(
                    compoundIndex(ascending(Fields.KEYS), descending(Fields.ORDER)),
                    new IndexOptions().name("found"))));
    collections
        .versions()
        .createIndexes(
            List.of(
                new IndexModel(
                    compoundIndex(ascending("uri"), descending(Fields.SORT_TIME, Fields.ID)),
                    new IndexOptions().name("history"))));
    collections
        .withdrawals()
        .createIndexes(
            List.of(
                new IndexModel(
                    descending(Fields.WITHDRAWAL_ORDER), new IndexOptions().name("newest")),
                withdrawalsBy("action"),
                withdrawalsBy("feed"),
                withdrawalsBy("matched"),
                withdrawalsBy(Fields.OWED)));
    collections.receipts().createIndex(ascending("uri"), new IndexOptions().name("article"));
  }

  private static IndexModel withdrawalsBy(String field) {
    return new IndexModel(
        compoundIndex(ascending(field), descending(Fields.WITHDRAWAL_ORDER)),
        new IndexOptions().name(field));
  }
}
