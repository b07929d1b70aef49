package dateline.store.write;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BSONException;
import org.bson.Document;

/**
 * Bulk writes that can be repeated at will. A document replaces the stored one only if its guard is
 * higher; everything else is either stale, which is success, or rejected, which is reported per
 * document, or an outage, which throws {@link StoreUnavailableException}.
 */
final class GuardedWrites {

  private static final int DUPLICATE_KEY = 11000;

  /** Server errors that speak of the document itself: too large, bad names, failed validation. */
  private static final Set<Integer> DOCUMENT_FAULTS =
      Set.of(2, 9, 14, 22, 52, 53, 55, 56, 57, 121, 10334, 17280, 17419, 17420);

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final ReplaceOptions NO_UPSERT = new ReplaceOptions();

  private GuardedWrites() {}

  /**
   * What became of a bulk, by position in the list that was written.
   *
   * @param stale documents that something newer or equal stood in the way of
   * @param rejected documents that can never be stored, with the reason
   */
  record Outcome(Set<Integer> stale, Map<Integer, String> rejected) {}

  /** Replaces or inserts each document unless the stored one has the same guard or a higher one. */
  static Outcome upsert(MongoCollection<Document> collection, List<Document> documents) {
    Result first = write(collection, models(documents, UPSERT), 0);
    if (first.duplicates.isEmpty()) {
      return new Outcome(Set.of(), first.rejected);
    }
    // "Duplicate key" means that the guard did not match: stale. Or that another writer inserted
    // the document in between: then ours may be the newer one and has to be written after all.
    Set<Integer> stale = new HashSet<>();
    List<Integer> raced = newerThanStored(collection, documents, first.duplicates, stale);
    List<Document> again = raced.stream().map(documents::get).toList();
    Result second = write(collection, models(again, NO_UPSERT), 0);
    Map<Integer, String> rejected = new HashMap<>(first.rejected);
    second.rejected.forEach((position, why) -> rejected.put(raced.get(position), why));
    return new Outcome(stale, rejected);
  }

  /** The one of both documents that would replace the other. */
  static Document higher(Document one, Document other) {
    return other.getLong(Fields.GUARD) > one.getLong(Fields.GUARD) ? other : one;
  }

  /** Inserts the documents whose key is not there yet. */
  static Map<Integer, String> insertMissing(
      MongoCollection<Document> collection, List<Document> documents) {
    List<WriteModel<Document>> models = new ArrayList<>(documents.size());
    documents.forEach(document -> models.add(new InsertOneModel<>(document)));
    return write(collection, models, 0).rejected;
  }

  private static List<WriteModel<Document>> models(
      List<Document> documents, ReplaceOptions options) {
    List<WriteModel<Document>> models = new ArrayList<>(documents.size());
    for (Document document : documents) {
      models.add(
          new ReplaceOneModel<>(
              and(
                  eq(Fields.ID, document.get(Fields.ID)),
                  lt(Fields.GUARD, document.get(Fields.GUARD))),
              document,
              options));
    }
    return models;
  }

  private static List<Integer> newerThanStored(
      MongoCollection<Document> collection,
      List<Document> documents,
      Set<Integer> positions,
      Set<Integer> stale) {
    List<Object> ids = new ArrayList<>();
    positions.forEach(position -> ids.add(documents.get(position).get(Fields.ID)));
    Map<Object, Long> stored = new HashMap<>();
    for (Document found :
        collection
            .find(in(Fields.ID, ids))
            .projection(new Document(Fields.GUARD, 1))
            .batchSize(ids.size() + 1)) {
      stored.put(found.get(Fields.ID), found.getLong(Fields.GUARD));
    }
    List<Integer> newer = new ArrayList<>();
    for (int position : positions) {
      Document document = documents.get(position);
      Long guard = stored.get(document.get(Fields.ID));
      if (guard != null && guard < document.getLong(Fields.GUARD)) {
        newer.add(position);
      } else {
        stale.add(position);
      }
    }
    return newer;
  }

  /** What one bulk came to: keys that were taken, and documents that can never be stored. */
  record Result(Set<Integer> duplicates, Map<Integer, String> rejected) {}

  private static Result write(
      MongoCollection<Document> collection, List<WriteModel<Document>> models, int start) {
    Result result = new Result(new HashSet<>(), new TreeMap<>());
    if (!models.isEmpty()) {
      write(collection, models, start, result);
    }
    return result;
  }

  private static void write(
      MongoCollection<Document> collection,
      List<WriteModel<Document>> models,
      int start,
      Result result) {
    try {
      collection.bulkWrite(models, UNORDERED);
    } catch (MongoBulkWriteException e) {
      analyse(e, start, result);
    } catch (MongoCommandException e) {
      if (!DOCUMENT_FAULTS.contains(e.getErrorCode())) {
        throw e;
      }
      narrow(collection, models, start, result, e);
    } catch (MongoException e) {
      throw e;
    } catch (BSONException | IllegalArgumentException e) {
      // The driver refuses the whole bulk for one document that it can't encode.
      narrow(collection, models, start, result, e);
    }
  }

  private static void narrow(
      MongoCollection<Document> collection,
      List<WriteModel<Document>> models,
      int start,
      Result result,
      RuntimeException cause) {
    if (models.size() == 1) {
      result.rejected.put(start, cause.getMessage());
      return;
    }
    int half = models.size() / 2;
    write(collection, models.subList(0, half), start, result);
    write(collection, models.subList(half, models.size()), start + half, result);
  }

  // An error that we don't know is the server's trouble (disk full, a primary that steps down),
  // even
  // where other documents of the bulk went through: waiting loses nothing, rejecting does.
  static void analyse(MongoBulkWriteException e, int start, Result result) {
    if (e.getWriteConcernError() != null) {
      throw e;
    }
    for (BulkWriteError error : e.getWriteErrors()) {
      int position = start + error.getIndex();
      if (error.getCode() == DUPLICATE_KEY) {
        result.duplicates.add(position);
      } else if (DOCUMENT_FAULTS.contains(error.getCode())) {
        result.rejected.put(position, error.getCode() + ": " + error.getMessage());
      } else {
        throw e;
      }
    }
  }
}
