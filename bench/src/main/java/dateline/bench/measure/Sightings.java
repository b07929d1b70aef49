package dateline.bench.measure;

import com.mongodb.MongoException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.FullDocument;
import dateline.bench.push.Ledger.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * When each version was first to be seen in MongoDB by somebody else: from a change stream, so only
 * what a majority has acknowledged counts. The time that the store notes on a document is from
 * before it is written; this one is from after.
 */
public final class Sightings implements AutoCloseable {

  private final FirstSeen seen = new FirstSeen();
  private final MongoChangeStreamCursor<ChangeStreamDocument<Document>> cursor;
  private final Thread reader = new Thread(this::read, "sightings");
  private volatile boolean closing;

  /** Looks from now on. */
  public Sightings(Stored stored) {
    cursor =
        stored
            .database()
            .getCollection("versions")
            .watch(
                List.of(
                    Aggregates.match(Filters.in("operationType", "insert", "replace")),
                    Aggregates.project(
                        Projections.include(
                            "operationType", "fullDocument.uri", "fullDocument.versionCreated"))))
            .fullDocument(FullDocument.DEFAULT)
            .maxAwaitTime(200, TimeUnit.MILLISECONDS)
            .cursor();
    reader.setDaemon(true);
    reader.start();
  }

  /** What was seen so far. */
  public Map<VersionId, Instant> seen() {
    return seen.all();
  }

  /**
   * Waits until all of these were seen: what a change stream tells last is what was slowest.
   *
   * @return those that were not, within the given time
   */
  public Set<VersionId> awaitAll(Set<VersionId> versions, Duration limit)
      throws InterruptedException {
    return seen.awaitAll(versions, limit);
  }

  @Override
  public void close() {
    closing = true;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cursor.close();
  }

  private void read() {
    try {
      while (!closing) {
        ChangeStreamDocument<Document> event = cursor.tryNext();
        if (event != null) {
          note(event.getFullDocument(), Instant.now());
        }
      }
    } catch (MongoException e) {
      // What it has not seen is missing from the count of sightings, which is printed.
      System.err.println("The change stream broke off: " + e.getMessage());
    }
  }

  private void note(Document version, Instant now) {
    Date created = version.getDate("versionCreated");
    if (created != null) {
      seen.note(new VersionId(version.getString("uri"), created.toInstant()), now);
    }
  }
}
