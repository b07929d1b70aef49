package dateline.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Sorts;
import dateline.localstack.Backends;
import dateline.localstack.Part;
import dateline.localstack.StackConfig;
import dateline.store.write.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** A real MongoDB of its own for one test class. */
public final class Database implements AutoCloseable {

  private final MongoClient client;
  private final Runnable stop;

  /** Takes the one that an explicit address names, else starts a process of this machine. */
  public Database() {
    this(Backends.choose(StackConfig.temporary().only(Part.MONGO)));
  }

  private Database(Backends stack) {
    this(stack.mongo(), stack::close);
  }

  /**
   * Takes one that runs.
   *
   * @param address its connection string
   * @param stop ends it
   */
  public Database(String address, Runnable stop) {
    this.stop = stop;
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(address))
                .applyToClusterSettings(s -> s.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
  }

  /** How many update commands the server has had so far. */
  public long updates() {
    return client
        .getDatabase("admin")
        .runCommand(new Document("serverStatus", 1))
        .getEmbedded(List.of("metrics", "commands", "update", "total"), Long.class);
  }

  /** A database of its own name, with the defaults of the service. */
  public StoreConfig config() {
    return Configs.of(
        Map.of("dateline.store.database", "t" + UUID.randomUUID().toString().replace("-", "")));
  }

  /** The collections of a configuration's database. */
  public Collections collections(StoreConfig config) {
    return new Collections(client, config);
  }

  /** Everything that the store holds, without the times of storing. */
  public static List<Document> contents(Collections collections) {
    List<Document> all = new ArrayList<>();
    for (var collection :
        List.of(collections.articles(), collections.versions(), collections.bans())) {
      collection
          .find()
          .sort(Sorts.ascending("_id"))
          .forEach(
              document -> {
                document.remove("stored");
                all.add(document);
              });
    }
    return all;
  }

  @Override
  public void close() {
    client.close();
    stop.run();
  }
}
