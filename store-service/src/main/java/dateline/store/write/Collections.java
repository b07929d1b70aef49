package dateline.store.write;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dateline.store.StoreConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The collections of the database. */
@ApplicationScoped
public class Collections {

  private final MongoDatabase database;

  /** Connects lazily; no collection is touched here. */
  @Inject
  public Collections(MongoClient client, StoreConfig config) {
    this(client.getDatabase(config.database()));
  }

  private Collections(MongoDatabase database) {
    this.database = database;
  }

  /**
   * The same collections, whose every operation ends within this time, whatever the server or the
   * network does: looking for a server, waiting for a connection, the answer and all retries.
   */
  public Collections within(Duration limit) {
    return new Collections(database.withTimeout(limit.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** The database. */
  public MongoDatabase database() {
    return database;
  }

  /** Current state of every article; {@code _id} is its URI. */
  public MongoCollection<Document> articles() {
    return database.getCollection("articles");
  }

  /** Every version of every article; {@code _id} is URI, bar, version key. */
  public MongoCollection<Document> versions() {
    return database.getCollection("versions");
  }

  /** Every change, text-free; {@code _id} is partition and offset in {@code news.articles}. */
  public MongoCollection<Document> changes() {
    return database.getCollection("changes");
  }

  /**
   * What kills have banned for good; {@code _id} is an article's URI, where all versions up to a
   * change are banned, or the key of one version.
   */
  public MongoCollection<Document> bans() {
    return database.getCollection("bans");
  }

  /** The newest withdrawal of every article that was ever taken back; {@code _id} is its URI. */
  public MongoCollection<Document> withdrawals() {
    return database.getCollection("withdrawals");
  }

  /** Every receipt; {@code _id} is URI, consumer and sequence of the withdrawal, with bars. */
  public MongoCollection<Document> receipts() {
    return database.getCollection("receipts");
  }

  /** Per partition of {@code news.articles}, the next offset that is not stored yet. */
  public MongoCollection<Document> applied() {
    return database.getCollection("applied");
  }
}
