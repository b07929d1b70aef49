package dateline.bench.measure;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import dateline.bench.push.Ledger.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** What store-service has written, read from MongoDB itself. */
public final class Stored implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final MongoClient client;
  private final MongoDatabase database;

  /** Reads the database at this address. */
  public Stored(String address) {
    client = MongoClients.create(address);
    database = client.getDatabase("dateline");
  }

  /** Times that the pipeline itself has noted on a version. */
  public record Times(Instant received, Instant enriched, Instant stored) {}

  /** The database, for what looks closer. */
  MongoDatabase database() {
    return database;
  }

  /** Number of changes that are stored now. */
  public long changes() {
    return collection("changes").estimatedDocumentCount();
  }

  /**
   * Waits until so many changes are stored, and returns when that was seen, or when the last one
   * was that came, if nothing moved for the given time.
   */
  public Instant awaitChanges(long count, Duration patience) throws InterruptedException {
    long seen = changes();
    Instant moved = Instant.now();
    while (seen < count && Instant.now().isBefore(moved.plus(patience))) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      long now = changes();
      if (now != seen) {
        seen = now;
        moved = Instant.now();
      }
    }
    return moved;
  }

  /** The times of all versions that reached the pipeline since an instant. */
  public Map<VersionId, Times> timesSince(Instant start) {
    Map<VersionId, Times> times = new HashMap<>();
    for (Document version :
        collection("versions")
            .find(new Document("received", new Document("$gte", Date.from(start))))
            .projection(
                Projections.include("uri", "versionCreated", "received", "enriched", "stored"))) {
      if (version.getDate("versionCreated") != null) {
        times.put(
            new VersionId(version.getString("uri"), instant(version, "versionCreated")),
            new Times(
                instant(version, "received"),
                instant(version, "enriched"),
                instant(version, "stored")));
      }
    }
    return times;
  }

  @Override
  public void close() {
    client.close();
  }

  private MongoCollection<Document> collection(String name) {
    return database.getCollection(name);
  }

  private static Instant instant(Document document, String field) {
    return document.getDate(field).toInstant();
  }
}
