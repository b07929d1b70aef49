package dateline.localstack;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import org.bson.Document;

/**
 * Makes a fresh MongoDB server a replica set of one, and moves an existing one to its present
 * address; then tells whether it takes writes. Loaded by {@link Parts#isolated}, because callers
 * need not have the driver.
 */
public final class ReplicaSet implements Callable<Boolean> {

  /** Name of the replica set. */
  static final String NAME = "rs0";

  private static final int NOT_YET_INITIALIZED = 94;
  private static final int TIMEOUT_MS = 3_000;

  private final String member;

  /**
   * Speaks to one server.
   *
   * @param member {@code host:port}
   */
  public ReplicaSet(String member) {
    this.member = member;
  }

  @Override
  public Boolean call() {
    String uri =
        "mongodb://%s/?directConnection=true&connectTimeoutMS=%d&serverSelectionTimeoutMS=%d"
            .formatted(member, TIMEOUT_MS, TIMEOUT_MS);
    try (MongoClient client = MongoClients.create(uri)) {
      MongoDatabase admin = client.getDatabase("admin");
      Document hello = admin.runCommand(new Document("hello", 1));
      if (hello.getBoolean("isWritablePrimary", false) && member.equals(hello.getString("me"))) {
        return true;
      }
      configure(admin);
      return false;
    }
  }

  private void configure(MongoDatabase admin) {
    try {
      Document config =
          admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
      Document only = config.getList("members", Document.class).get(0);
      if (!member.equals(only.getString("host"))) {
        // The server remembers the port of its last run, does not find itself there, and waits.
        only.put("host", member);
        config.put("members", List.of(only));
        config.put("version", config.getInteger("version") + 1);
        admin.runCommand(new Document("replSetReconfig", config).append("force", true));
      }
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != NOT_YET_INITIALIZED) {
        throw e;
      }
      Document config =
          new Document("_id", NAME)
              .append("members", List.of(new Document("_id", 0).append("host", member)));
      admin.runCommand(new Document("replSetInitiate", config));
    }
  }
}
